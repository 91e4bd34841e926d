from typing import Literal

RoundFactsOrigin = Literal["dirs", "import", "web"]

ROUND_FACTS_ORIGIN_VALUES: set[RoundFactsOrigin] = {
    "dirs",
    "import",
    "web",
}


def check_round_facts_origin(value: str) -> RoundFactsOrigin:
    if value in ROUND_FACTS_ORIGIN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROUND_FACTS_ORIGIN_VALUES!r}")

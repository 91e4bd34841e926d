from typing import Literal

CopiesFactsSort = Literal["near pair", "same design", "same picture"]

COPIES_FACTS_SORT_VALUES: set[CopiesFactsSort] = {
    "near pair",
    "same design",
    "same picture",
}


def check_copies_facts_sort(value: str) -> CopiesFactsSort:
    if value in COPIES_FACTS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COPIES_FACTS_SORT_VALUES!r}")

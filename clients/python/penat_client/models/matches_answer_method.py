from typing import Literal

MatchesAnswerMethod = Literal["blend", "nearest"]

MATCHES_ANSWER_METHOD_VALUES: set[MatchesAnswerMethod] = {
    "blend",
    "nearest",
}


def check_matches_answer_method(value: str) -> MatchesAnswerMethod:
    if value in MATCHES_ANSWER_METHOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATCHES_ANSWER_METHOD_VALUES!r}")

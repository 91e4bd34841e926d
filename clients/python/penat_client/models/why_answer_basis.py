from typing import Literal

WhyAnswerBasis = Literal["item", "liked", "match", "pick", "picture", "spread", "text"]

WHY_ANSWER_BASIS_VALUES: set[WhyAnswerBasis] = {
    "item",
    "liked",
    "match",
    "pick",
    "picture",
    "spread",
    "text",
}


def check_why_answer_basis(value: str) -> WhyAnswerBasis:
    if value in WHY_ANSWER_BASIS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WHY_ANSWER_BASIS_VALUES!r}")

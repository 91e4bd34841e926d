from typing import Literal

MapAnswerMethod = Literal["pca", "tsne"]

MAP_ANSWER_METHOD_VALUES: set[MapAnswerMethod] = {
    "pca",
    "tsne",
}


def check_map_answer_method(value: str) -> MapAnswerMethod:
    if value in MAP_ANSWER_METHOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MAP_ANSWER_METHOD_VALUES!r}")

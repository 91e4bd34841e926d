from typing import Literal

ReadMapMethod = Literal["pca", "tsne"]

READ_MAP_METHOD_VALUES: set[ReadMapMethod] = {
    "pca",
    "tsne",
}


def check_read_map_method(value: str) -> ReadMapMethod:
    if value in READ_MAP_METHOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READ_MAP_METHOD_VALUES!r}")

from typing import Literal

FoundImageKind = Literal["item", "segment"]

FOUND_IMAGE_KIND_VALUES: set[FoundImageKind] = {
    "item",
    "segment",
}


def check_found_image_kind(value: str) -> FoundImageKind:
    if value in FOUND_IMAGE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FOUND_IMAGE_KIND_VALUES!r}")

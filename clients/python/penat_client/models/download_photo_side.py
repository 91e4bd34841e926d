from typing import Literal

DownloadPhotoSide = Literal[320, 640, 1024, 1600]

DOWNLOAD_PHOTO_SIDE_VALUES: set[DownloadPhotoSide] = {
    320,
    640,
    1024,
    1600,
}


def check_download_photo_side(value: int) -> DownloadPhotoSide:
    if value in DOWNLOAD_PHOTO_SIDE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DOWNLOAD_PHOTO_SIDE_VALUES!r}")

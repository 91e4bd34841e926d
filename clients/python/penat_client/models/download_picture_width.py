from typing import Literal

DownloadPictureWidth = Literal[64, 96, 160, 240, 320, 480, 640, 800, 1024]

DOWNLOAD_PICTURE_WIDTH_VALUES: set[DownloadPictureWidth] = {
    64,
    96,
    160,
    240,
    320,
    480,
    640,
    800,
    1024,
}


def check_download_picture_width(value: int) -> DownloadPictureWidth:
    if value in DOWNLOAD_PICTURE_WIDTH_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DOWNLOAD_PICTURE_WIDTH_VALUES!r}")

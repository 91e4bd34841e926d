from typing import Literal

DownloadShoppingTableTable = Literal["coverage", "days", "items", "positions", "steps"]

DOWNLOAD_SHOPPING_TABLE_TABLE_VALUES: set[DownloadShoppingTableTable] = {
    "coverage",
    "days",
    "items",
    "positions",
    "steps",
}


def check_download_shopping_table_table(value: str) -> DownloadShoppingTableTable:
    if value in DOWNLOAD_SHOPPING_TABLE_TABLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DOWNLOAD_SHOPPING_TABLE_TABLE_VALUES!r}")

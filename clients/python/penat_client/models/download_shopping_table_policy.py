from typing import Literal

DownloadShoppingTablePolicy = Literal["kernel", "rank_gamma", "taste"]

DOWNLOAD_SHOPPING_TABLE_POLICY_VALUES: set[DownloadShoppingTablePolicy] = {
    "kernel",
    "rank_gamma",
    "taste",
}


def check_download_shopping_table_policy(value: str) -> DownloadShoppingTablePolicy:
    if value in DOWNLOAD_SHOPPING_TABLE_POLICY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DOWNLOAD_SHOPPING_TABLE_POLICY_VALUES!r}")

from typing import Literal

ListItemsSort = Literal["-name", "-price", "catalogue", "name", "price"]

LIST_ITEMS_SORT_VALUES: set[ListItemsSort] = {
    "-name",
    "-price",
    "catalogue",
    "name",
    "price",
}


def check_list_items_sort(value: str) -> ListItemsSort:
    if value in LIST_ITEMS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ITEMS_SORT_VALUES!r}")

from typing import Literal

ReadShoppingPolicy = Literal["kernel", "rank_gamma", "taste"]

READ_SHOPPING_POLICY_VALUES: set[ReadShoppingPolicy] = {
    "kernel",
    "rank_gamma",
    "taste",
}


def check_read_shopping_policy(value: str) -> ReadShoppingPolicy:
    if value in READ_SHOPPING_POLICY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READ_SHOPPING_POLICY_VALUES!r}")

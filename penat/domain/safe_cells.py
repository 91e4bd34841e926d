"""Cells of a table that no spreadsheet takes for a formula."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """Return *text*, with an apostrophe before it where a spreadsheet might run it; a plain number stays as it is."""
    if not text.lstrip().startswith(_STARTS) and not text.startswith(_STARTS):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text

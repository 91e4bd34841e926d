from typing import Literal

ExportJudgementsFormat = Literal["csv", "json"]

EXPORT_JUDGEMENTS_FORMAT_VALUES: set[ExportJudgementsFormat] = {
    "csv",
    "json",
}


def check_export_judgements_format(value: str) -> ExportJudgementsFormat:
    if value in EXPORT_JUDGEMENTS_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_JUDGEMENTS_FORMAT_VALUES!r}")

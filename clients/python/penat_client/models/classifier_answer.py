from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.bin_facts import BinFacts
    from ..models.column_facts import ColumnFacts
    from ..models.cut_facts import CutFacts
    from ..models.label_counts import LabelCounts
    from ..models.wrong_facts import WrongFacts


T = TypeVar("T", bound="ClassifierAnswer")


@_attrs_define
class ClassifierAnswer:
    """A classifier and how good it is; every figure is of examples it had not seen.

    Attributes:
        set_ (str):
        name (str):
        made_at (str):
        release (str): The release it was made from
        model (str):
        fits (bool): Whether the release being served has vectors of the same model
        categories (list[str]):
        strength (float): The ridge penalty that was picked
        labels (LabelCounts): What it was made of.
        average_precision (float):
        interval (list[float]): 95 % of samples of as many designs lie in it
        chance (float): The average precision of a blind guess
        calibration_error (float): The expected calibration error over ten bins
        best (CutFacts): What a threshold does out of fold.
        curve (list[CutFacts]): From the highest threshold to the lowest, at most 200
        bins (list[BinFacts]):
        false_positives (list[WrongFacts]): The most confident at the best threshold
        false_negatives (list[WrongFacts]): The least confident at the best threshold
        applied (ColumnFacts | None):
        outdated (bool): Whether the column is of an earlier classifier or another release
    """

    set_: str
    name: str
    made_at: str
    release: str
    model: str
    fits: bool
    categories: list[str]
    strength: float
    labels: LabelCounts
    average_precision: float
    interval: list[float]
    chance: float
    calibration_error: float
    best: CutFacts
    curve: list[CutFacts]
    bins: list[BinFacts]
    false_positives: list[WrongFacts]
    false_negatives: list[WrongFacts]
    applied: ColumnFacts | None
    outdated: bool

    def to_dict(self) -> dict[str, Any]:
        from ..models.column_facts import ColumnFacts  # noqa: PLC0415

        set_ = self.set_

        name = self.name

        made_at = self.made_at

        release = self.release

        model = self.model

        fits = self.fits

        categories = self.categories

        strength = self.strength

        labels = self.labels.to_dict()

        average_precision = self.average_precision

        interval = self.interval

        chance = self.chance

        calibration_error = self.calibration_error

        best = self.best.to_dict()

        curve = []
        for curve_item_data in self.curve:
            curve_item = curve_item_data.to_dict()
            curve.append(curve_item)

        bins = []
        for bins_item_data in self.bins:
            bins_item = bins_item_data.to_dict()
            bins.append(bins_item)

        false_positives = []
        for false_positives_item_data in self.false_positives:
            false_positives_item = false_positives_item_data.to_dict()
            false_positives.append(false_positives_item)

        false_negatives = []
        for false_negatives_item_data in self.false_negatives:
            false_negatives_item = false_negatives_item_data.to_dict()
            false_negatives.append(false_negatives_item)

        applied: dict[str, Any] | None
        if isinstance(self.applied, ColumnFacts):
            applied = self.applied.to_dict()
        else:
            applied = self.applied

        outdated = self.outdated

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "set": set_,
                "name": name,
                "made_at": made_at,
                "release": release,
                "model": model,
                "fits": fits,
                "categories": categories,
                "strength": strength,
                "labels": labels,
                "average_precision": average_precision,
                "interval": interval,
                "chance": chance,
                "calibration_error": calibration_error,
                "best": best,
                "curve": curve,
                "bins": bins,
                "false_positives": false_positives,
                "false_negatives": false_negatives,
                "applied": applied,
                "outdated": outdated,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bin_facts import BinFacts  # noqa: PLC0415
        from ..models.column_facts import ColumnFacts  # noqa: PLC0415
        from ..models.cut_facts import CutFacts  # noqa: PLC0415
        from ..models.label_counts import LabelCounts  # noqa: PLC0415
        from ..models.wrong_facts import WrongFacts  # noqa: PLC0415

        d = dict(src_dict)
        set_ = d.pop("set")

        name = d.pop("name")

        made_at = d.pop("made_at")

        release = d.pop("release")

        model = d.pop("model")

        fits = d.pop("fits")

        categories = cast(list[str], d.pop("categories"))

        strength = d.pop("strength")

        labels = LabelCounts.from_dict(d.pop("labels"))

        average_precision = d.pop("average_precision")

        interval = cast(list[float], d.pop("interval"))

        chance = d.pop("chance")

        calibration_error = d.pop("calibration_error")

        best = CutFacts.from_dict(d.pop("best"))

        curve = []
        _curve = d.pop("curve")
        for curve_item_data in _curve:
            curve_item = CutFacts.from_dict(curve_item_data)

            curve.append(curve_item)

        bins = []
        _bins = d.pop("bins")
        for bins_item_data in _bins:
            bins_item = BinFacts.from_dict(bins_item_data)

            bins.append(bins_item)

        false_positives = []
        _false_positives = d.pop("false_positives")
        for false_positives_item_data in _false_positives:
            false_positives_item = WrongFacts.from_dict(false_positives_item_data)

            false_positives.append(false_positives_item)

        false_negatives = []
        _false_negatives = d.pop("false_negatives")
        for false_negatives_item_data in _false_negatives:
            false_negatives_item = WrongFacts.from_dict(false_negatives_item_data)

            false_negatives.append(false_negatives_item)

        def _parse_applied(data: object) -> ColumnFacts | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                applied_type_0 = ColumnFacts.from_dict(data)

                return applied_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ColumnFacts | None, data)

        applied = _parse_applied(d.pop("applied"))

        outdated = d.pop("outdated")

        classifier_answer = cls(
            set_=set_,
            name=name,
            made_at=made_at,
            release=release,
            model=model,
            fits=fits,
            categories=categories,
            strength=strength,
            labels=labels,
            average_precision=average_precision,
            interval=interval,
            chance=chance,
            calibration_error=calibration_error,
            best=best,
            curve=curve,
            bins=bins,
            false_positives=false_positives,
            false_negatives=false_negatives,
            applied=applied,
            outdated=outdated,
        )

        return classifier_answer

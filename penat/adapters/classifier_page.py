"""The readable report of a classifier: one page that needs nothing beside it."""

import base64
from collections.abc import Iterable, Sequence
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING

from penat.adapters.report_page import Shot
from penat.domain.catalogue import Catalogue
from penat.domain.classifier_report import Bin, Evaluation, Wrong
from penat.domain.errors import NotFound
from penat.domain.kept_classifier import Applied, KeptClassifier
from penat.ports.picture_store import PictureStore

if TYPE_CHECKING:
    from jinja2 import Template

MOST_GONE = 50
_WIDE, _HIGH = 300, 200
_TICKS = ((0, "0"), (25, ".25"), (50, ".5"), (75, ".75"), (100, "1"))


def classifier_page(made: KeptClassifier, applied: Applied | None, catalogue: Catalogue, pictures: PictureStore) -> str:
    """Return the page as HTML, every text escaped, the mistakes' thumbnails inside."""
    seen, best = made.evaluation, made.evaluation.best_f1
    low, high = seen.interval
    missed = _shots(seen.worst(best.threshold, belongs=True), catalogue, pictures)
    mistaken = _shots(seen.worst(best.threshold, belongs=False), catalogue, pictures)
    tiles = [
        (f"{seen.average_precision:.2f}", f"average precision, {low:.2f} to {high:.2f}; by chance {seen.chance:.2f}"),
        (f"{best.precision:.0%}", f"of those called members belong, from confidence {best.threshold:.2f} on"),
        (f"{best.recall:.0%}", "of the members are called so"),
        (f"{seen.calibration_error:.3f}", "expected calibration error"),
    ]
    told = _template().render(
        name=made.name, made_at=f"{made.made_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        labels=labels_text(made), release=made.release, model=made.model,
        categories=", ".join(made.categories), tiles=tiles, background=seen.unjudged,
        average=f"{seen.average_precision:.2f}", error=f"{seen.calibration_error:.3f}", ticks=_TICKS,
        chance_y=f"{_HIGH * (1 - seen.chance):.1f}", curve=_curve(seen), best=best, threshold=f"{best.threshold:.2f}",
        best_x=f"{_WIDE * best.recall:.1f}", best_y=f"{_HIGH * (1 - best.precision):.1f}", dots=_dots(seen.bins),
        mistakes=[
            ("Called members, and are not", "The most confident mistakes. A wrong label may be among them.", mistaken),
            ("Members it misses", "The least confident first. A wrong label may be among them.", missed),
        ],
        left_out=_left_out(made), applied=_applied_text(applied),
    )  # fmt: skip
    return told.encode("utf-8", "backslashreplace").decode("utf-8")


def labels_text(made: KeptClassifier) -> str:
    """Return in words what it was made of."""
    seen = made.evaluation
    drawn = f" and {seen.unjudged:,} drawn ones nobody labelled" if seen.unjudged else ""
    return f"{seen.positives:,} labelled items that belong, {made.labels - seen.positives:,} that do not{drawn}"


def _curve(seen: Evaluation) -> str:
    """Return the points of the curve; it begins at no recall with the precision of the first cut."""
    points = [(one.recall, one.precision) for one in seen.curve]
    points = [(0.0, points[0][1]), *points]
    return " ".join(f"{_WIDE * x:.1f},{_HIGH * (1 - y):.1f}" for x, y in points)


def _dots(bins: Sequence[Bin]) -> list[tuple[str, str, str, str]]:
    most = max(one.count for one in bins)
    return [
        (
            f"{_WIDE * one.confidence:.1f}", f"{_HIGH * (1 - one.share):.1f}",
            f"{3 + 6 * (one.count / most) ** 0.5:.1f}",
            f"{one.count} examples of confidence {one.confidence:.2f}: {one.share:.0%} belong",
        )
        for one in bins
    ]  # fmt: skip


def _shots(wrong: Iterable[Wrong], catalogue: Catalogue, pictures: PictureStore) -> list[Shot]:
    return [_shot(one, catalogue, pictures) for one in wrong]


def _shot(one: Wrong, catalogue: Catalogue, pictures: PictureStore) -> Shot:
    tag, sure = "" if one.judged else "nobody labelled it", f"confidence {one.confidence:.2f}"
    if one.item not in catalogue.places:
        return Shot(one.item, "no longer in the release", None, tag, sure)
    item = catalogue.item(one.item)
    try:
        content = pictures.thumbnail(item.image).read_bytes()
    except (NotFound, OSError):
        return Shot(item.name, item.id, None, tag, sure)
    return Shot(item.name, item.id, f"data:image/webp;base64,{base64.b64encode(content).decode()}", tag, sure)


def _left_out(made: KeptClassifier) -> list[tuple[str, str]]:
    found = [(item, "no longer in the release") for item in made.gone[:MOST_GONE]]
    if len(made.gone) > MOST_GONE:
        found.append((f"{len(made.gone) - MOST_GONE:,} more", "no longer in the release"))
    if made.outside:
        found.append((f"{made.outside:,} labels", "of items in categories that it does not score"))
    return found


def _applied_text(applied: Applied | None) -> str:
    if applied is None:
        return "It is not applied as a column."
    return (
        f"Applied as the column {applied.column} on release {applied.release}: {applied.members:,} of "
        f"{applied.items:,} items belong, from confidence {applied.threshold:.2f} on."
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("penat.adapters"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("classifier.html")

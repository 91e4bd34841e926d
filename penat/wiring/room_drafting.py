"""Photos of rooms into drafts that a curator confirms: pieces found, cut out, and the items they may be."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.whole_files import write_whole
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, NotFound, PenatError, Unavailable
from penat.domain.geometry import score
from penat.domain.piece import SegmentWish
from penat.domain.room_draft import DraftPiece, DraftRoom, draft_text, read_draft
from penat.settings import Settings
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.room_proposing import PieceProposals, RoomProposing
from penat.use_cases.segmenting import Segmenting
from penat.wiring.catalogue import build_source
from penat.wiring.photos import build_photo_keeper, build_photo_search, build_photo_stores
from penat.wiring.reading import ReleaseEmbedder
from penat.wiring.segmenting import build_segmenting, segment_pictures

DRAFT, CUTOUTS = "draft.json", "cutouts"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
OWNER = "local"


@dataclass(frozen=True)
class Drafting:
    """Everything that a photo goes through on its way to a draft."""

    catalogue: Catalogue
    keeper: PhotoKeeper
    segmenting: Segmenting
    proposing: RoomProposing


@dataclass(frozen=True)
class Wanted:
    """How photos are looked through: items a piece, with care or soon, of which scene, and whether they are kept."""

    limit: int = 6
    full: bool = False
    scene: str | None = None
    keep: bool = False


def photos_named(places: Sequence[Path]) -> list[Path]:
    """Return the pictures that are named, and those in the folders that are, by name.

    Raises InvalidInput where there is none, and for two of one name: the second would be taken for the first.
    """
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(path for path in place.iterdir() if path.suffix.lower() in PICTURES)
        elif place.is_file():
            found.append(place)
        else:
            raise InvalidInput(f"{place} is neither a picture nor a folder", field="photo")
    if not found:
        raise InvalidInput(f"there is no picture ({', '.join(PICTURES)}) in what was named", field="photo")
    named: dict[str, Path] = {}
    for path in {path.resolve(): path for path in found}.values():
        other = named.setdefault(path.name, path)
        if other is not path:
            raise InvalidInput(f"{other} and {path} have one name, by which rooms go; rename one", field="photo")
    return list(named.values())


def build_drafting(settings: Settings) -> Drafting:
    """Return what makes drafts of photos. Raises Unavailable without a release."""
    source = build_source(settings)
    embedder = ReleaseEmbedder(settings, source)
    photos, segments = build_photo_stores(settings)
    keeper = build_photo_keeper(settings, photos)
    search = build_photo_search(settings, keeper, segments, embedder)
    return Drafting(
        source.current(), keeper, build_segmenting(settings, keeper, segments, embedder), RoomProposing(search)
    )


def drafted(
    drafting: Drafting, out: Path, paths: Iterable[Path], wanted: Wanted
) -> Iterator[tuple[Path, DraftRoom | PenatError | None]]:
    """Draft photos one by one into the folder *out*; yield each with its draft, why it has none, or None if it had.

    What *out* holds already is left as it is, so a run that ended half-way goes on. Photos that are kept stay on this
    server for the workbench. Raises Unavailable where the model or the segmenter is missing.
    """
    rooms = read_drafts(out) if (out / DRAFT).exists() else {}
    for path in paths:
        if path.name in rooms:
            yield path, None
            continue
        try:
            rooms[path.name] = _draft(drafting, out, path, wanted)
        except Unavailable:
            raise
        except PenatError as error:
            yield path, error
            continue
        write_drafts(out, rooms)
        yield path, rooms[path.name]


def read_drafts(out: Path) -> dict[str, DraftRoom]:
    """Return the drafts of a folder. Raises InvalidInput, NotFound."""
    try:
        return read_draft((out / DRAFT).read_bytes(), str(out / DRAFT))
    except FileNotFoundError:
        raise NotFound(f"there is no {DRAFT} in {out}; make one with penat rooms label", field="draft") from None


def write_drafts(out: Path, rooms: dict[str, DraftRoom]) -> None:
    """Write the drafts of a folder, whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    write_whole(out / DRAFT, draft_text(rooms))


def _draft(drafting: Drafting, out: Path, path: Path, wanted: Wanted) -> DraftRoom:
    if path.stat().st_size > drafting.keeper.limits.upload_bytes:
        raise InvalidInput(f"it is larger than {drafting.keeper.limits.upload_bytes:,} bytes", field="photo")
    photo = drafting.keeper.add(path.read_bytes(), OWNER)
    try:
        run = drafting.segmenting.segment(drafting.catalogue, photo.id, SegmentWish("full" if wanted.full else "quick"))
        found = drafting.proposing.proposals(drafting.catalogue, photo.id, [run], wanted.limit)
        pieces = tuple(
            _piece(drafting, out, f"{path.name}-{place}", one, keep=wanted.keep) for place, one in enumerate(found)
        )
    finally:
        if not wanted.keep:
            drafting.keeper.remove(photo.id)
    return DraftRoom(path.name, wanted.scene or path.stem, pieces, photo.id if wanted.keep else None)


def _piece(drafting: Drafting, out: Path, name: str, one: PieceProposals, *, keep: bool) -> DraftPiece:
    segment = one.segment
    place = f"{CUTOUTS}/{hashlib.sha256(name.encode()).hexdigest()[:16]}.jpg"
    (out / CUTOUTS).mkdir(parents=True, exist_ok=True)
    (out / place).write_bytes(segment_pictures().cutout_jpeg(drafting.segmenting.cutout(segment)))
    shelves = drafting.catalogue.shelves
    proposals = tuple((shelves[each.category].items[each.row].id, score(each.distance)) for each in one.found)
    return DraftPiece(
        segment.label, one.category, segment.score, segment.box, proposals, segment.id if keep else None, place
    )

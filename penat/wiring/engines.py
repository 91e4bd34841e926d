"""Which engine keeps releases' vectors besides the release folders, and what goes to it and comes from it."""

from typing import Any

import numpy as np

from penat.adapters.chroma_neighbours import ChromaNeighbours
from penat.adapters.engine_urls import engine_address
from penat.adapters.release_layout import release_folder
from penat.adapters.release_reader import read_release
from penat.adapters.release_refill import LightRelease, is_whole, light_release, refill
from penat.domain.catalogue import Shelf
from penat.domain.errors import InvalidInput, Unavailable
from penat.ports.item_store import ItemStore, StoredItems
from penat.settings import Settings
from penat.use_cases.engine_transfer import Progress, PushReport, pulled, push
from penat.use_cases.shelving import Plan, derived_shelf, link_across


def build_engine(url: str) -> ItemStore:
    """Return the engine at *url*, not connected yet. Raises InvalidInput."""
    address = engine_address(url)
    if address.kind == "chroma":
        from penat.adapters.chroma_store import ChromaStore

        return ChromaStore(address)
    from penat.adapters.qdrant_items import QdrantItems

    return QdrantItems(address)


def engine_name(url: str) -> str:
    """Return which engine *url* names, without where it is or a key, such as "Qdrant server". Raises InvalidInput."""
    address = engine_address(url)
    place = "server" if address.host is not None else "in memory" if address.folder is None else "folder"
    return f"{address.kind.title()} {place}"


def push_release(
    settings: Settings, release_id: str, url: str | None, progress: Progress, *, replace: bool = False
) -> PushReport:
    """Bring a complete release into an engine. Raises Incomplete, and Unavailable where the engine is."""
    engine = _engine(settings, url)
    manifest, catalogue = read_release(release_folder(settings.cache, release_id))
    try:
        return push(catalogue, manifest.slugs, engine, progress, replace=replace)
    finally:
        engine.close()


def pull_release(settings: Settings, release_id: str, url: str | None, progress: Progress) -> bool:
    """Make a release whole whose arrays and Chroma are not here; return False where it is whole already."""
    engine = _engine(settings, url)
    if is_whole(settings.cache, release_id):
        return False
    light = light_release(settings.cache, release_id)
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        progress(done, light.manifest.items)

    try:
        plan = _plan(light)
        shelves = {
            category.name: _shelf(light, pulled(engine, release_id, category.slug, category.count, more),
                                  category.name, plan)
            for category in light.manifest.categories
        }  # fmt: skip
    finally:
        engine.close()
    link_across(shelves, plan, None, ChromaNeighbours())
    refill(settings.cache, light, shelves)
    return True


def _engine(settings: Settings, url: str | None) -> ItemStore:
    wanted = url or settings.engine
    if not wanted:
        raise InvalidInput("no engine is named; say --engine URL, or set PENAT_ENGINE", field="engine")
    return build_engine(wanted)


def _plan(light: LightRelease) -> Plan:
    """Return the plan a release was made by; what an older one does not say is as it is now."""
    known: dict[str, Any] = {name: value for name, value in light.manifest.plan.items() if name in Plan.__annotations__}
    return Plan(**known)


def _shelf(light: LightRelease, items: StoredItems, category: str, plan: Plan) -> Shelf:
    columns = light.items[category]
    if list(columns.ids) != list(items.ids):
        release = light.manifest.release
        raise Unavailable(
            f"the engine's {category} of release {release} are other items than the release's; push it anew "
            f"where it is whole: penat releases push {release} --replace",
            field="engine",
        )
    vectors = np.ascontiguousarray(items.vectors, dtype=np.float32)
    return derived_shelf(category, columns, vectors, (items.groups, items.representative), plan, ChromaNeighbours())

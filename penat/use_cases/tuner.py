"""A head put on a release, or taken off it: a new release from the stored vectors, no picture looked at."""

from dataclasses import replace

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Vectors
from penat.domain.head import KeptHead
from penat.domain.ingestion import Draft, IngestReport, Problem
from penat.ports.neighbour_maker import NeighbourMaker
from penat.ports.release_store import Published, ReleaseStore
from penat.use_cases.cataloguer import fingerprint
from penat.use_cases.shelving import Plan, derived_shelf, link_across, mapped, recall_of


class Tuner:
    """Makes the next release of what is being served; *graph* lists neighbours where there are very many items."""

    def __init__(self, releases: ReleaseStore, graph: NeighbourMaker | None = None) -> None:
        self._releases = releases
        self._graph = graph

    def apply(self, kept: KeptHead | None) -> IngestReport:
        """Publish the served items under *kept*, in the place of a head they had; with None under none.

        Raises InvalidInput where nothing is served, or was made with another model than the head, and PublishRefused
        where the release should not be served.
        """
        with self._releases.writing() as desk:
            published = desk.published()
            if published is None:
                raise InvalidInput("there is no release that a head could be put on; run penat ingest first")
            draft = self._draft(published, kept)
            counts = {category: len(shelf) for category, shelf in draft.shelves.items()}
            report = IngestReport(
                published.catalogue.release, False, counts, 0, sum(counts.values()), (_note(published, kept),)
            )
            if draft.fingerprint == published.fingerprint:
                return report
            return replace(report, release=desk.publish(draft, replace(report, release="")), published=True)

    def _draft(self, published: Published, kept: KeptHead | None) -> Draft:
        model, plan = published.model.under(kept), Plan(**published.plan)
        made = {category: _made(published, category) for category in published.catalogue.shelves}
        shelves = {
            category: derived_shelf(
                category, shelf.items, mapped(made[category], kept.head if kept else None),
                (shelf.groups, shelf.representative), plan, self._graph,
            )
            for category, shelf in published.catalogue.shelves.items()
        }  # fmt: skip
        link_across(shelves, plan, None, self._graph)
        draft = Draft(
            shelves, published.slugs, published.sources, model, published.currency, published.links_sha256,
            published.plan, profile=published.profile, recall=recall_of(shelves, plan, self._graph), head=kept,
            bare=made if kept else {},
        )  # fmt: skip
        return replace(draft, fingerprint=fingerprint(draft))


def _made(published: Published, category: str) -> Vectors:
    found = published.model_vectors(category)
    if found is None:
        raise InvalidInput(
            f"release {published.catalogue.release} does not hold its vectors without the head; ingest the pictures "
            "again without one: penat ingest --without-head", field="release",
        )  # fmt: skip
    return found


def _note(published: Published, kept: KeptHead | None) -> Problem:
    """Return what the release's report says of where its vectors came from."""
    before = published.catalogue.release
    if kept is None:
        return Problem("note", "head", f"taken off; the vectors are the model's own, as stored with release {before}")
    return Problem("note", f"head {kept.name}", f"put on the vectors stored with release {before}")

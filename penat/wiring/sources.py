"""Where a shop's items come from: a folder with its table, or a JSON list; pictures beside the table or by address."""

from collections.abc import Callable
from pathlib import Path

from penat.adapters.downloads import Downloads
from penat.adapters.json_links import SUFFIX, JsonList, table_at
from penat.adapters.links_csv import LinksCsv
from penat.adapters.picture_files import PictureFiles
from penat.adapters.remote_pictures import CombinedPictures, Fetching, RemotePictures
from penat.domain.errors import InvalidInput
from penat.domain.shop_profile import Profile
from penat.ports.picture_source import PictureSource
from penat.settings import Settings

DOWNLOADS = "downloads"
FetchProgress = Callable[[int, int], None]


def fetching_as(*, allow_private: bool, refetch: bool, progress: FetchProgress) -> Fetching:
    """Return how pictures are fetched; *progress* hears (addresses done, addresses in all)."""
    return Fetching(allow_private=allow_private, refetch=refetch, progress=progress)


def shop_sources(
    settings: Settings, data: Path, links: Path | None, profile: Profile, fetching: Fetching, *, ahead: int
) -> tuple[PictureSource, LinksCsv]:
    """Return the pictures and the table of *data*, a folder or a JSON list; *links* is another table than the folder's.

    Raises InvalidInput where a list is missing or is given a table.
    """
    downloads = Downloads(settings.var / DOWNLOADS)
    if data.suffix.lower() == SUFFIX and not data.is_dir():
        if links is not None:
            raise InvalidInput(f"{data.name} is the table itself; leave --links out", field="links")
        if not data.is_file():
            raise InvalidInput(f"there is no list at {data}; check the path", field="data")
        table: LinksCsv = JsonList(data, required=True, profile=profile)
        return CombinedPictures(RemotePictures(table.addresses, downloads, fetching, ahead=ahead)), table
    named = links or settings.links
    table = table_at(named or data / "links.csv", required=named is not None, profile=profile)
    remote = RemotePictures(table.addresses, downloads, fetching, ahead=ahead)
    return CombinedPictures(PictureFiles(data, ahead=ahead), remote), table

"""Where an import finds what shoppers are shown of an item whose vector is there already."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from penat.domain.ingestion import Rendering
from penat.domain.old_items import Keys, OldItem


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """An item's picture: its path below the data folder, the SHA-256 of its file, and its rendering.

    Where no picture was found, `file_sha256` is None, the rendering is drawn, and its remark says why.
    """

    path: str
    file_sha256: str | None
    rendering: Rendering


class ItemPictures(Protocol):
    """The pictures of items that an earlier store held."""

    @abstractmethod
    def picture_of(self, item: OldItem, keys: Keys) -> ItemPicture:
        """Return the item's picture, or one drawn in its place."""

    @abstractmethod
    def found(self, item: OldItem, keys: Keys) -> bool:
        """Return whether there is a file for the item, without opening it."""

"""The pictures of items that came without them: found below a data folder, else drawn in their place."""

import colorsys
import hashlib
import textwrap
import unicodedata
from collections import defaultdict
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from penat.adapters.picture_decoding import Unreadable, pixels_of
from penat.adapters.picture_rendering import display_jpeg, rendered_file, thumbnail_webp
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import Rendering, name_from
from penat.domain.old_items import Keys, OldItem, category_of, name_of, path_of
from penat.ports.item_pictures import ItemPicture, ItemPictures
from penat.ports.picture_source import Fit

SIDE = 320
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L", "đ": "d"})
_HIDDEN = (".", "_")


class OldPictures(ItemPictures):
    """Pictures below *data* (DATA/CATEGORY/FILE), where it is given; *fit* makes them ready for the model.

    A stored path fits a file by its last two parts, by its category and file name, or by a file name that is there
    once; without a path, an item's id is taken for its file's name. Raises InvalidInput where *data* is no folder.
    """

    def __init__(self, data: Path | None, fit: Fit) -> None:
        self.data = data
        self.fit = fit
        self._files = _files(data) if data is not None else {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in self._files:
            name = path.rpartition("/")[2]
            self._by_name[name].append(path)
            if name.rpartition(".")[0]:
                self._by_name[name.rpartition(".")[0]].append(path)

    def found(self, item: OldItem, keys: Keys) -> bool:
        """Return whether there is a file for the item."""
        return self._place(item, keys) is not None

    def picture_of(self, item: OldItem, keys: Keys) -> ItemPicture:
        """Return the item's picture, or one drawn in its place with the reason."""
        place = self._place(item, keys)
        if place is None:
            where = f" below {self.data}" if self.data is not None else "; --data names the folder of the pictures"
            return _drawn(item, keys, f"no picture was found{where}, so one is drawn with its name on it")
        try:
            content = self._files[place].read_bytes()
            rendering = rendered_file(content, self.fit)
        except (Unreadable, OSError) as error:
            return _drawn(item, keys, f"{place} cannot be used ({error}), so a picture is drawn")
        return ItemPicture(place, hashlib.sha256(content).hexdigest(), rendering)

    def _place(self, item: OldItem, keys: Keys) -> str | None:
        """Return the path below the data folder, or None; only files that were listed are ever opened."""
        for text in (path_of(item, keys), item.key):
            parts = [part for part in text.replace("\\", "/").split("/") if part]
            if not parts:
                continue
            fitting = self._by_name.get(parts[-1], [])
            for wanted in ("/".join(parts[-2:]), f"{category_of(item, keys)}/{parts[-1]}"):
                if wanted in self._files:
                    return wanted
            if len(fitting) == 1:
                return fitting[0]
        return None


def _files(data: Path) -> dict[str, Path]:
    """Return the files of every category folder by their path below *data*; links that lead out are left."""
    if not data.is_dir():
        raise InvalidInput(f"{data} is not a folder; give the folder that holds CATEGORY/*.jpg", field="data")
    root = data.resolve()
    found = {}
    for path in sorted(data.glob("*/*")):
        folder, name = path.parent.name, path.name
        listed = not folder.startswith(_HIDDEN) and not name.startswith(".") and path.is_file()
        if listed and path.resolve().is_relative_to(root):
            found[f"{folder}/{name}"] = path
    return found


def _drawn(item: OldItem, keys: Keys, remark: str) -> ItemPicture:
    """Return a plain picture with the item's name and category on it, its colour by its id."""
    category = category_of(item, keys)
    hue = int(hashlib.sha256(item.key.encode()).hexdigest()[:4], 16) / 0xFFFF
    ground = tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue, 0.88, 0.35))
    image = Image.new("RGB", (SIDE, SIDE), ground)
    draw = ImageDraw.Draw(image)
    lines = textwrap.wrap(_drawable(name_of(item, keys) or "") or _drawable(name_from(item.key)), 20)[:5]
    draw.multiline_text(
        (SIDE / 2, SIDE / 2), "\n".join(lines), (50, 50, 50), _font(28), anchor="mm", align="center", spacing=8
    )
    draw.text((SIDE / 2, SIDE - 36), _drawable(category), (100, 100, 100), _font(18), anchor="mm")
    # How alike two texts look tells nothing: equal vectors stand for equal pictures, and all others are far apart.
    digest = hashlib.sha256(b"vector" + np.ascontiguousarray(item.vector, dtype=np.float32).tobytes()).hexdigest()
    shown = display_jpeg(image), thumbnail_webp(image)
    rendering = Rendering(pixels_of(image), digest, *shown, phash=int(digest[:16], 16), remark=remark)
    return ItemPicture(f"{category}/{item.key}", None, rendering)


def _drawable(text: str) -> str:
    """Return a text as far as Pillow's own font has its letters, "" where half of them would be missing."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return plain.strip() if 2 * len(plain) > len(text) else ""


def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)

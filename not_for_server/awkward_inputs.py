"""Inputs on which two readers of pictures or texts differ most easily: sizes, alpha, EXIF; scripts, emoji, length."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageOps

WHITE = (255, 255, 255, 255)
TURNED_RIGHT = 6  # EXIF: the top of the picture is its right side
_ORIENTATION = 0x0112


def pictures(size: int) -> dict[str, bytes]:
    """Return picture files by name for a model that looks at `size` × `size` px."""
    files = {
        "landscape": _saved(_scene(640, 480), "JPEG", quality=92),
        "portrait with odd sides": _saved(_scene(301, 997), "PNG"),
        "smaller than the model's": _saved(_scene(40, 31), "PNG"),
        "one pixel more": _saved(_scene(size + 1, size), "PNG"),
        "the model's own size": _saved(_scene(size, size), "PNG"),
        "a sliver": _saved(_scene(1200, 60), "PNG"),
        "alpha": _saved(_see_through(333, 250), "PNG"),
        "grey": _saved(_scene(200, 311).convert("L"), "JPEG"),
        "grey with alpha": _saved(_see_through(257, 129).convert("LA"), "PNG"),
        "palette": _saved(_scene(311, 222).quantize(64), "PNG"),
        "CMYK": _saved(_scene(150, 233).convert("CMYK"), "JPEG"),
    }
    exif = Image.Exif()
    exif[_ORIENTATION] = TURNED_RIGHT
    return files | {"turned by EXIF": _saved(_scene(320, 211), "JPEG", exif=exif)}


def drawn_scenes(count: int, size: int) -> list[np.ndarray]:
    """Return pictures that differ in colours, place and grain, uint8 (size, size, 3), the same each time."""
    rng = np.random.default_rng(0)
    down, across = np.mgrid[0:size, 0:size].astype(np.float32) / max(size - 1, 1)
    drawn = []
    for _ in range(count):
        back, front = rng.uniform(0, 255, (2, 3))
        left, top, width, height = rng.uniform((0.1, 0.1, 0.1, 0.1), (0.6, 0.6, 0.4, 0.4))
        picture = back * (0.6 + 0.4 * (across * rng.random() + down * rng.random()))[..., None]
        picture[(np.abs(across - left - width / 2) < width / 2) & (np.abs(down - top - height / 2) < height / 2)] = (
            front
        )
        drawn.append((picture + rng.normal(0, rng.uniform(1, 25), picture.shape)).clip(0, 255).astype(np.uint8))
    return drawn


def as_seen(content: bytes) -> Image.Image:
    """Open a picture as a person sees it on a white page: turned as its EXIF says, transparency white; RGB."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, WHITE), layer).convert("RGB")


def texts() -> list[str]:
    """Return about a hundred texts."""
    return [*_ODD, *_FOREIGN, *(make(text) for make in _MADE for text in _PLAIN)]


_PLAIN = (
    "a photo of a green velvet sofa",
    "Mid-century walnut table, 120 cm",
    "IKEA chair",
    "3-seater couch in light grey linen",
    "brass floor lamp w/ dimmer",
    "king-size bed (storage), oak",
    "children's desk & stool",
    "rattan plant pot 30x30",
)
_MADE: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.title,
    lambda text: f"  {text}\n\t{text}  ",
    lambda text: f"“{text}” – £1,299.00!!",
    lambda text: f"{text} 🛋️😀👍🏽 ",
    lambda text: " ".join([text] * 40),
)
_ODD = (
    "",
    " ",
    "chair",
    "it's we'll DON'T they've I'm he'd you're",
    "3-seater 120x200cm €349.00 #7 50%",
    "caf&eacute; &amp; bar &lt;b&gt; &#39;x&#39; &nbsp;z &amp;amp;",
    "ﬁne oﬃce ＳＯＦＡ",
    "a\u0301 e\u0301 n\u0303",
    "zero\u200bwidth \ufeffbom \x07bell",
    "word " * 80,
    "x" * 300,
    "!?...---",
    "\u2028line\u2029para",
    "👩‍👩‍👧‍👦 🇩🇪",
    "<start_of_text> x <end_of_text> y",
    "https://shop.example/chair?id=12&colour=red",
    "1234567890 0.5 1/2 ½ m² 10³",
    "a_b-c+d=e*f^g~h`i|j\\k",
    "Ünïcödé naïve façade Ångström smörgåsbord",
    "ŒUVRE Łódź İstan ß ſ",
    "tab\tseparated\tvalues",
    "sofa,chair;table:bed.lamp",
)
_FOREIGN = (
    "canapé d’angle “gris”",
    "Stuhl für's Büro aus Eichenholz",
    "椅子 と テーブル",
    "绿色天鹅绒沙发",
    "كرسي خشبي",
    "кресло из дуба",
    "ΟΔΟΣ σοφάς καναπές",
    "सोफ़ा कुर्सी",
    "ไทย เก้าอี้",
    "한국어 의자",
    "ספה ירוקה",
    "ghế gỗ sồi màu trắng",
    "krzesło dębowe żółte",
    "sillón de terciopelo ¿verde?",
    "பச்சை நாற்காலி",
    "ամբիոն և սեղան",
    "მწვანე დივანი",
)


def _scene(width: int, height: int) -> Image.Image:
    """Draw ramps, a disc and a little noise: edges and flat parts, the same each time."""
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    down, across = down / max(height - 1, 1), across / max(width - 1, 1)
    ramps = np.stack([across, down, 1 - (across + down) / 2], axis=-1) * 255
    ramps[(across - 0.5) ** 2 + (down - 0.4) ** 2 < 0.06] = (30, 90, 60)
    noise = np.random.default_rng(width * 10_007 + height).normal(0, 12, ramps.shape)
    return Image.fromarray((ramps + noise).clip(0, 255).astype(np.uint8))


def _see_through(width: int, height: int) -> Image.Image:
    """Fade a scene out from left to right."""
    image = _scene(width, height).convert("RGBA")
    fade = np.linspace(0, 255, width).astype(np.uint8)
    image.putalpha(Image.fromarray(np.tile(fade, (height, 1))))
    return image


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()

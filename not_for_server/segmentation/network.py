"""The network: the image tower of the shipped small model up to two blocks of its last stage, and a light decoder.

Pixels (n, 3, H, W), H and W multiples of 32, normalised as the tower's. Answers at a quarter of the size: class logits
with the background first, the centres' logits, and offsets to the centre in units of `targets.OFFSET_UNIT`.
"""

from __future__ import annotations

from collections.abc import Mapping

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from not_for_server.segmentation.cutouts import CLASSES

TOWER = "regnetx_004"
LAST_BLOCKS = ("b1", "b2")  # of the fourth stage, which is most of the tower's weight
WIDTHS = (32, 64, 160, 384)  # channels at strides 4, 8, 16, 32


class Separable(nn.Sequential):
    """A depthwise and a pointwise convolution, each with its norm and activation."""

    def __init__(self, inside: int, outside: int, side: int = 3, spread: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inside, inside, side, padding=spread * (side // 2), dilation=spread, groups=inside, bias=False),
            nn.BatchNorm2d(inside),
            nn.ReLU(inplace=True),
            nn.Conv2d(inside, outside, 1, bias=False),
            nn.BatchNorm2d(outside),
            nn.ReLU(inplace=True),
        )


class Context(nn.Module):
    """Lets every place know its wider neighbourhood and the whole picture."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.entry = nn.Sequential(nn.Conv2d(inside, outside, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU())
        self.near = Separable(outside, outside, 5)
        self.far = Separable(outside, outside, 5, spread=2)
        self.whole = nn.Linear(outside, outside)

    def forward(self, features: Tensor) -> Tensor:
        """Features (n, inside, h, w) to (n, outside, h, w)."""
        x = self.entry(features)
        x = x + self.near(x)
        x = x + self.far(x)
        return x + self.whole(x.mean((2, 3)))[:, :, None, None]


class SegmentNetwork(nn.Module):
    """Tower, context, and a decoder that brings each scale's detail back in."""

    def __init__(self, channels: tuple[int, int, int] = (40, 64, 112)) -> None:
        super().__init__()
        self.frozen = False
        quarter, eighth, sixteenth = channels
        tower = timm.create_model(TOWER, pretrained=False, num_classes=0)
        self.stem, self.s1, self.s2, self.s3 = tower.stem, tower.s1, tower.s2, tower.s3
        self.s4 = nn.Sequential(*(getattr(tower.s4, name) for name in LAST_BLOCKS))
        self.context = Context(WIDTHS[3], sixteenth)
        self.side16 = nn.Conv2d(WIDTHS[2], sixteenth, 1, bias=False)
        self.side8 = nn.Conv2d(WIDTHS[1], eighth, 1, bias=False)
        self.side4 = nn.Conv2d(WIDTHS[0], quarter, 1, bias=False)
        self.down16, self.down8 = nn.Conv2d(sixteenth, eighth, 1), nn.Conv2d(eighth, quarter, 1)
        self.join16, self.join8 = Separable(sixteenth, sixteenth, 5), Separable(eighth, eighth)
        self.join4 = Separable(quarter, quarter)
        self.classes = nn.Sequential(Separable(quarter, 48), nn.Conv2d(48, len(CLASSES) + 1, 1))
        self.places = nn.Sequential(Separable(quarter, 40, 5), nn.Conv2d(40, 3, 1))
        nn.init.constant_(self.places[1].bias, 0.0)
        with torch.no_grad():
            self.places[1].bias[0] = -3.0

    def tower(self) -> list[nn.Parameter]:
        """Give the weights that begin trained."""
        return [weight for part in (self.stem, self.s1, self.s2, self.s3, self.s4) for weight in part.parameters()]

    def freeze(self) -> None:
        """Leave the tower's first stages as they are, norms too: they cost a third of a step and are well taught."""
        self.frozen = True
        for part in (self.stem, self.s1, self.s2):
            part.requires_grad_(False).eval()

    def train(self, mode: bool = True) -> SegmentNetwork:
        """Switch to training; what is frozen stays as it is."""
        super().train(mode)
        if self.frozen:
            self.freeze()
        return self

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Answer classes (n, 8, h, w), centres' logits (n, 1, h, w), offsets (n, 2, h, w)."""
        four = self.s1(self.stem(pixels))
        eight = self.s2(four)
        sixteen = self.s3(eight)
        x = self.context(self.s4(sixteen))
        x = self.join16(_up(x) + self.side16(sixteen))
        x = self.join8(_up(self.down16(x)) + self.side8(eight))
        x = self.join4(_up(self.down8(x)) + self.side4(four))
        places = self.places(x)
        return self.classes(x), places[:, :1], places[:, 1:]


def _up(features: Tensor) -> Tensor:
    return functional.interpolate(features, scale_factor=2.0, mode="bilinear", align_corners=False)


def start_from_tower(network: SegmentNetwork, trunk: Mapping[str, Tensor]) -> int:
    """Copy the trained tower's weights, *trunk* being a timm RegNet's state; returns how many tensors were taken.

    Raises ValueError where the tower is another one.
    """
    own = network.state_dict()
    taken = {}
    for name in own:
        source = name
        if name.startswith("s4."):
            _, index, rest = name.split(".", 2)
            source = f"s4.{LAST_BLOCKS[int(index)]}.{rest}"
        if name.split(".")[0] in ("stem", "s1", "s2", "s3", "s4"):
            if source not in trunk or trunk[source].shape != own[name].shape:
                raise ValueError(f"{source} is not in the trained tower, or has another shape: is it {TOWER}?")
            taken[name] = trunk[source]
    network.load_state_dict({**own, **taken})
    return len(taken)

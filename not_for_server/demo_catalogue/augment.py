"""Strong augmentation of a batch of pictures at once: what a shop's photographer might have done differently.

Every change takes RGB in 0..1, shape (n, 3, size, size), and returns a new batch; draws come from a torch generator.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Generator, Tensor
from torch.nn import functional

LUMA = (0.299, 0.587, 0.114)
STRONG, GENTLE = (0.67, 1.1), (0.85, 1.05)  # what is kept of a picture's side


def augmented(pictures: Tensor, size: int, rng: Generator, *, gentle: bool = False) -> Tensor:
    """Move, tint, light, blur and roughen a uint8 batch (n, side, side, 3); returns RGB in 0..1 at `size` pixels.

    Gently means that pieces are shown nearly whole, as they are when the model is used.
    """
    batch = pictures.permute(0, 3, 1, 2).float().div_(255.0)
    batch = moved(batch, size, rng, GENTLE if gentle else STRONG)
    batch = on_some(batch, 0.25, other_backdrop, rng)
    batch = recoloured(batch, rng)
    batch = on_some(batch, 0.25, lit_from_a_side, rng)
    batch = on_some(batch, 0.15, blurred, rng)
    batch = on_some(batch, 0.2, roughened, rng)
    batch = on_some(batch, 0.02 if gentle else 0.1, partly_hidden, rng)
    return batch.clamp_(0.0, 1.0).contiguous(memory_format=torch.channels_last)


def seen_close(pictures: Tensor, size: int, exchanged: Tensor, rng: Generator) -> Tensor:
    """Cut a square of `size` pixels out of each picture, mirror, light and tint it; returns RGB in 0..1.

    Nothing is resampled, and little is blurred or roughened, as weave and grain are a pixel or two wide; but half are
    as soft as pictures that were made smaller, as those of a shop are. Those that are to be `exchanged`, bool (n,), are
    shown in other colours.
    """
    batch = cut_out(pictures, size, rng).permute(0, 3, 1, 2).float().div_(255.0)
    if exchanged.any():
        batch[exchanged] = in_other_colours(batch[exchanged], rng)
    batch = on_some(batch, 0.2, other_backdrop, rng)
    batch = recoloured(batch, rng)
    batch = on_some(batch, 0.2, lit_from_a_side, rng)
    batch = on_some(batch, 0.5, slightly_blurred, rng)
    batch = on_some(batch, 0.1, slightly_roughened, rng)
    batch = on_some(batch, 0.05, partly_hidden, rng)
    return batch.clamp_(0.0, 1.0).contiguous(memory_format=torch.channels_last)


def cut_out(pictures: Tensor, size: int, rng: Generator) -> Tensor:
    """Cut a square out of each picture (n, side, side, 3) at whole pixels, and mirror half of them."""
    n, side = pictures.shape[:2]
    corners = torch.randint(0, side - size + 1, (n, 2), generator=rng).tolist()
    cut = torch.stack(
        [picture[top : top + size, left : left + size] for picture, (top, left) in zip(pictures, corners, strict=True)]
    )
    mirrored = torch.rand(n, generator=rng) < 0.5
    cut[mirrored] = cut[mirrored].flip(2)
    return cut


def in_other_colours(batch: Tensor, rng: Generator) -> Tensor:
    """Turn the hues by any angle, change how strong they are, down to grey, and how light or dark all is."""
    n = len(batch)
    angle, strength = _uniform(n, 0.0, 2.0 * math.pi, rng), _uniform(n, 0.0, 1.3, rng)
    grey = torch.full((3, 3), 1.0 / 3.0)
    across = torch.tensor([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]]) / math.sqrt(3.0)
    hue = angle.cos().view(n, 1, 1) * (torch.eye(3) - grey) + angle.sin().view(n, 1, 1) * across
    turned = torch.bmm(grey + strength.view(n, 1, 1) * hue, batch.flatten(2)).view_as(batch)
    return turned.clamp(0.0, 1.0) ** _uniform(n, 0.6, 1.5, rng).view(n, 1, 1, 1)


def on_some(batch: Tensor, share: float, change: Callable[[Tensor, Generator], Tensor], rng: Generator) -> Tensor:
    """Apply a change to a random share of the pictures."""
    chosen = torch.rand(len(batch), generator=rng) < share
    if not chosen.any():
        return batch
    changed = batch.clone()
    changed[chosen] = change(batch[chosen], rng)
    return changed


def moved(batch: Tensor, size: int, rng: Generator, kept: tuple[float, float] = STRONG) -> Tensor:
    """Crop to `kept` of the side (45 % to 120 % of the area), shift, stretch, tilt by up to 6 degrees and mirror."""
    n = len(batch)
    scale = _uniform(n, *kept, rng)
    stretch = torch.exp(_uniform(n, -0.18, 0.18, rng))
    angle = _uniform(n, -math.pi / 30, math.pi / 30, rng)
    mirror = torch.where(torch.rand(n, generator=rng) < 0.5, -1.0, 1.0)
    room = (1.0 - scale).abs()
    shift = torch.stack([_uniform(n, -1.0, 1.0, rng) * room, _uniform(n, -1.0, 1.0, rng) * room], dim=1)
    wide, high = scale * stretch, scale / stretch
    across = torch.stack([mirror * wide * angle.cos(), -high * angle.sin(), shift[:, 0]], dim=1)
    down = torch.stack([mirror * wide * angle.sin(), high * angle.cos(), shift[:, 1]], dim=1)
    grid = functional.affine_grid(torch.stack([across, down], dim=1), [n, 3, size, size], align_corners=False)
    return functional.grid_sample(batch, grid, mode="bilinear", padding_mode="border", align_corners=False)


def recoloured(batch: Tensor, rng: Generator) -> Tensor:
    """Change brightness, contrast, saturation and white balance, all as one 3x3 matrix and an offset per picture."""
    n = len(batch)
    bright, contrast = _uniform(n, 0.8, 1.2, rng), _uniform(n, 0.8, 1.2, rng)
    saturation = _uniform(n, 0.7, 1.3, rng)
    balance = 1.0 + 0.04 * torch.randn(n, 3, generator=rng)
    grey = torch.tensor(LUMA).expand(3, 3)
    mix = saturation.view(n, 1, 1) * torch.eye(3) + (1.0 - saturation).view(n, 1, 1) * grey
    matrix = (bright * contrast).view(n, 1, 1) * balance.view(n, 3, 1) * mix
    offset = 0.5 * (1.0 - contrast)
    flat = torch.bmm(matrix, batch.flatten(2)) + offset.view(n, 1, 1)
    return flat.view_as(batch).clamp_(0.0, 1.0)


def other_backdrop(batch: Tensor, rng: Generator) -> Tensor:
    """Make the bright, colourless backdrop pure white, grey or faintly tinted, leaving the piece as it is."""
    n = len(batch)
    darkest, brightest = batch.amin(dim=1, keepdim=True), batch.amax(dim=1, keepdim=True)
    pale = torch.sigmoid((darkest - 0.78) * 30.0) * torch.sigmoid((0.08 - (brightest - darkest)) * 60.0)
    level = torch.where(torch.rand(n, 1, generator=rng) < 0.5, torch.ones(n, 1), _uniform(n, 0.6, 1.0, rng).view(n, 1))
    tint = (level + 0.04 * torch.randn(n, 3, generator=rng) * (level < 1.0)).clamp(0.0, 1.0).view(n, 3, 1, 1)
    return batch * (1.0 - pale) + tint * pale


def lit_from_a_side(batch: Tensor, rng: Generator) -> Tensor:
    """Let the light fall off in a random direction by up to 35 %."""
    n, _, high, wide = batch.shape
    angle, depth = _uniform(n, 0.0, 2.0 * math.pi, rng), _uniform(n, 0.0, 0.35, rng)
    across, down = torch.linspace(-1.0, 1.0, wide), torch.linspace(-1.0, 1.0, high)
    slope = angle.cos().view(n, 1, 1) * across.view(1, 1, wide) + angle.sin().view(n, 1, 1) * down.view(1, high, 1)
    return batch * (1.0 + depth.view(n, 1, 1) * slope / 1.4142).unsqueeze(1)


def slightly_blurred(batch: Tensor, rng: Generator) -> Tensor:
    """Blur as a picture is that was made smaller."""
    return blurred(batch, rng, (0.3, 0.6))


def slightly_roughened(batch: Tensor, rng: Generator) -> Tensor:
    """Add the noise of a good sensor."""
    return roughened(batch, rng, 0.01)


def blurred(batch: Tensor, rng: Generator, widths: tuple[float, float] = (0.4, 1.4)) -> Tensor:
    """Blur with a Gaussian of one width, in pixels, for the whole lot."""
    sigma = float(_uniform(1, *widths, rng))
    taps = torch.exp(-0.5 * (torch.arange(-2.0, 3.0) / sigma) ** 2)
    taps = (taps / taps.sum()).view(1, 1, 1, 5).expand(3, 1, 1, 5)
    padded = functional.pad(batch, (2, 2, 2, 2), mode="replicate")
    return functional.conv2d(functional.conv2d(padded, taps, groups=3), taps.transpose(2, 3), groups=3)


def roughened(batch: Tensor, rng: Generator, most: float = 0.04) -> Tensor:
    """Add sensor noise of a standard deviation of up to `most`."""
    depth = _uniform(len(batch), 0.0, most, rng).view(-1, 1, 1, 1)
    return batch + depth * torch.randn(batch.shape, generator=rng)


def partly_hidden(batch: Tensor, rng: Generator) -> Tensor:
    """Cover one square of up to a third of the width with a plain grey."""
    batch, size = batch.clone(), batch.shape[-1]
    for picture in batch:
        side = int(torch.randint(size // 8, size // 3, (1,), generator=rng))
        top, left = torch.randint(0, size - side, (2,), generator=rng).tolist()
        picture[:, top : top + side, left : left + side] = float(torch.rand(1, generator=rng))
    return batch


def _uniform(n: int, low: float, high: float, rng: Generator) -> Tensor:
    return low + (high - low) * torch.rand(n, generator=rng)

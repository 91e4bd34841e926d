"""The two towers of a CLIP model, each alone, as they are exported."""

from __future__ import annotations

from torch import Tensor, nn


class ImageTower(nn.Module):
    """The image tower alone: pixels (n, 3, size, size), already normalised, to unit vectors (n, dim)."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixels: Tensor) -> Tensor:
        """Embed pictures."""
        return self.model.encode_image(pixels, normalize=True)


class TextTower(nn.Module):
    """The text tower alone: tokens (n, context) int64 to unit vectors (n, dim)."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, tokens: Tensor) -> Tensor:
        """Embed texts."""
        return self.model.encode_text(tokens, normalize=True)

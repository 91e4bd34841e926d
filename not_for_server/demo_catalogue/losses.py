"""What training minimises: captions and pictures that fit each other lie close, and so do pieces of one style."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

IGNORED = -100  # the number that torch's cross-entropy passes over


def fitting(said: Tensor, facts: Tensor) -> Tensor:
    """Tell which pictures each caption fits: said and facts (n, attributes) of value numbers, -1 where unstated.

    Returns bool (captions, pictures): true where every stated value is the picture's.
    """
    return ((said[:, None, :] == -1) | (said[:, None, :] == facts[None, :, :])).all(dim=2)


def contrastive(pictures: Tensor, captions: Tensor, fits: Tensor, scale: Tensor) -> Tensor:
    """CLIP's symmetric loss, its target spread evenly over all pairs that fit; unit vectors (n, dim), fits (n, n)."""
    logits = scale * captions @ pictures.T
    target = fits.float()
    to_pictures = _spread_cross_entropy(logits, target)
    to_captions = _spread_cross_entropy(logits.T, target.T)
    return 0.5 * (to_pictures + to_captions)


def prototype(
    pictures: Tensor, prototypes: Mapping[str, Tensor], numbers: Mapping[str, Tensor], scale: Tensor
) -> Tensor:
    """Classify each picture by its nearest class prompt, averaged over the attributes; number -1: does not apply."""
    losses = []
    for name, classes in prototypes.items():
        wanted = numbers[name]
        applies = wanted >= 0
        if len(classes) > 1 and applies.any():
            logits = scale * pictures[applies] @ classes.T
            losses.append(functional.cross_entropy(logits, wanted[applies], label_smoothing=0.05))
    return torch.stack(losses).mean() if losses else pictures.new_zeros(())


def told_apart(logits: Mapping[str, Tensor], numbers: Mapping[str, Tensor]) -> Tensor:
    """Classify each picture by plain linear heads, averaged over the attributes; logits (n, classes) by attribute."""
    wanted = [(logits[name], numbers[name].where(numbers[name] >= 0, IGNORED)) for name in logits]
    return torch.stack([functional.cross_entropy(*pair, label_smoothing=0.05) for pair in wanted]).mean()


def goes_together(pictures: Tensor, category: Tensor, style: Tensor, temperature: float = 0.15) -> Tensor:
    """Draw pieces of one style together across categories: supervised contrast among pictures of other categories."""
    other = category[:, None] != category[None, :]
    target = (other & (style[:, None] == style[None, :])).float()
    rows = target.sum(dim=1) > 0
    if not rows.any():
        return pictures.new_zeros(())
    logits = (pictures @ pictures.T / temperature).masked_fill(~other, -1e4)
    return _spread_cross_entropy(logits[rows], target[rows])


def _spread_cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy towards a target that is normalised over each row."""
    share = target / target.sum(dim=1, keepdim=True)
    return -(share * functional.log_softmax(logits, dim=1)).sum(dim=1).mean()

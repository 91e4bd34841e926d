"""Train the small CLIP on rendered pictures; CPU is enough.

    python -m not_for_server.demo_catalogue.train --renders RENDERS --run RUN --minutes 25 --threads 2

Stopped at any time, the same command goes on from the last finished round. New pictures that appear in RENDERS
while it trains are taken up at the next round.
"""

from __future__ import annotations

import argparse
import ctypes
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from open_clip.model import CLIP
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from not_for_server.demo_catalogue import augment, captions, dataset, losses, model, tokenizer

CHECKPOINT = "checkpoint.pt"
# Attributes whose classes are told apart in every step, and those of which each step draws two.
ALWAYS = ("category", "style")
SOMETIMES = ("kind", "material", "colour", "colour_group")
M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4  # glibc's malloc.h
SMALL_UNTIL = 0.75  # share of the training for which pictures are three quarters as wide, at half the work
GENTLE_FROM = 0.8  # share of the training from which pieces are shown nearly whole, as they will be when it is used
WARM_UP = 0.04  # share of the training in which the learning rate rises


@dataclass(frozen=True)
class Plan:
    """How to train; the learning rate falls with the pictures seen, or with the minutes spent when those are given."""

    renders: Path
    run: Path
    pictures_to_see: int = 250_000
    minutes: float | None = None
    batch: int = 64
    learning_rate: float = 1.2e-3
    weight_decay: float = 0.05
    prototype_weight: float = 0.7
    style_weight: float = 0.2
    head_weight: float = 1.0
    ema: float = 0.997
    seed: int = 7
    least_pictures: int = 512


@dataclass
class Progress:
    """What a checkpoint holds beside the weights; `elapsed_s` is training time without pauses between runs."""

    round: int = 0
    step: int = 0
    seen: int = 0
    elapsed_s: float = 0.0
    pictures: int = 0
    threads: int = 0

    def share(self, plan: Plan) -> float:
        """Say how much of the training is done, 0..1."""
        by_pictures = self.seen / plan.pictures_to_see
        return min(1.0, by_pictures if plan.minutes is None else self.elapsed_s / (60.0 * plan.minutes))


@dataclass
class Batches:
    """The pictures of one round with their facts numbered, and the captions drawn for them."""

    cache: dataset.PictureCache
    tokens_of: Any
    pictures: np.ndarray = field(init=False)
    books: dict[str, dict[str, int]] = field(init=False)
    numbers: Tensor = field(init=False)
    class_counts: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Turn every fact of every picture into a number."""
        stated = [captions.facts(design) for design in self.cache.designs]
        self.pictures = self.cache.pictures()
        self.books = dataset.number_values(stated, captions.ATTRIBUTES)
        self.class_counts = {name: len(book) for name, book in self.books.items()}
        self.numbers = torch.tensor([captions.code_facts(facts, self.books) for facts in stated])

    def captions(self, rows: np.ndarray, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Draw a caption for each row; returns tokens (n, context) and the numbers of what they say (n, attributes)."""
        drawn = [captions.caption(self.cache.designs[row], rng) for row in rows]
        said = torch.tensor([captions.code_facts(dict(one.says), self.books) for one in drawn])
        return self.tokens_of([one.text for one in drawn]), said

    def prompts(self, rng: np.random.Generator) -> tuple[Tensor, list[tuple[str, int]]]:
        """Draw a prompt for each class of some attributes; returns tokens and each attribute's class count."""
        names = [*ALWAYS, *rng.choice(SOMETIMES, size=2, replace=False).tolist()]
        sizes = [(name, len(self.books[name])) for name in names]
        texts = [captions.drawn_prompt(name, value, rng) for name, _ in sizes for value in self.books[name]]
        return self.tokens_of(texts), sizes


class Trainer:
    """The model, its slow average, the optimiser and where they stand."""

    def __init__(self, plan: Plan) -> None:
        """Build everything, and go on from the run's checkpoint when there is one."""
        self.plan, self.progress = plan, Progress()
        self.config = model.read_config()
        self.clip = model.build(self.config, plan.seed)
        self.average = model.build(self.config, plan.seed).requires_grad_(False).eval()
        self.average.load_state_dict(self.clip.state_dict())
        self.heads = model.AttributeHeads(self.clip, (*ALWAYS, *SOMETIMES))
        groups = [*parameter_groups(self.clip, plan.weight_decay), {"params": [*self.heads.parameters()]}]
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=plan.weight_decay)
        plan.run.mkdir(parents=True, exist_ok=True)
        if (plan.run / CHECKPOINT).exists():
            self._restore(torch.load(plan.run / CHECKPOINT, weights_only=True))

    def step(self, batches: Batches, rows: np.ndarray, rng: np.random.Generator) -> dict[str, float]:
        """Take one step on the pictures of `rows`; returns the parts of the loss and the style accuracy."""
        draws = torch.Generator().manual_seed(int(rng.integers(2**62)))
        rows = np.sort(rows)  # the pictures lie in one file
        full = batches.pictures.shape[1]
        share = self.progress.share(self.plan)
        size = full * 3 // 4 if share < SMALL_UNTIL else full
        chosen = torch.from_numpy(batches.pictures[rows])
        pixels = augment.augmented(chosen, size, draws, gentle=share >= GENTLE_FROM)
        tokens, said = batches.captions(rows, rng)
        prompt_tokens, sizes = batches.prompts(rng)
        features, pictures, texts, classes = self._embedded(pixels, tokens, prompt_tokens)
        names, counts = [name for name, _ in sizes], [count for _, count in sizes]
        prototypes = dict(zip(names, classes.split(counts), strict=True))
        numbers = batches.numbers[torch.from_numpy(rows)]
        parts = self._losses(pictures, texts, prototypes, said, numbers)
        column = {name: numbers[:, index] for index, name in enumerate(captions.ATTRIBUTES)}
        parts["head"] = losses.told_apart(self.heads(features, batches.class_counts), column)
        weights = {
            "caption": 1.0,
            "prototype": self.plan.prototype_weight,
            "together": self.plan.style_weight,
            "head": self.plan.head_weight,
        }
        self._descend(torch.stack([weight * parts[name] for name, weight in weights.items()]).sum())
        self.progress.step += 1
        self.progress.seen += len(rows)
        return {name: float(part.detach()) for name, part in parts.items()}

    def save(self) -> None:
        """Write the checkpoint; an interrupted write leaves the old one."""
        parts = {"clip": self.clip.state_dict(), "average": self.average.state_dict(), "heads": self.heads.state_dict()}
        facts = {"progress": vars(self.progress), "config": self.config, "seed": self.plan.seed}
        state = {**parts, **facts, "optimiser": self.optimiser.state_dict()}
        torch.save(state, self.plan.run / f"{CHECKPOINT}.new")
        (self.plan.run / f"{CHECKPOINT}.new").replace(self.plan.run / CHECKPOINT)

    def _restore(self, state: dict[str, Any]) -> None:
        self.clip.load_state_dict(state["clip"])
        self.average.load_state_dict(state["average"])
        self.heads.load_state_dict(state["heads"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])

    def _embedded(self, pixels: Tensor, tokens: Tensor, prompts: Tensor) -> tuple[Tensor, ...]:
        """Give the pictures' features, and float32 unit vectors of pictures, captions and class prompts."""
        with torch.autocast("cpu", torch.bfloat16):
            features = self.clip.visual.trunk(model.normalised(pixels))
            pictures = self.clip.visual.head(features)
            texts = model.encode_short_text(self.clip, tokens)
            classes = model.encode_short_text(self.clip, prompts)  # apart, as prompts are shorter than captions
        pictures, texts, classes = (functional.normalize(part.float(), dim=-1) for part in (pictures, texts, classes))
        return features.float(), pictures, texts, classes

    def _losses(
        self, pictures: Tensor, texts: Tensor, prototypes: dict[str, Tensor], said: Tensor, numbers: Tensor
    ) -> dict[str, Tensor]:
        column = {name: numbers[:, index] for index, name in enumerate(captions.ATTRIBUTES)}
        scale = self.clip.logit_scale.exp()
        fits = losses.fitting(said, numbers)
        nearest = (pictures.detach() @ prototypes["style"].detach().T).argmax(dim=1)
        return {
            "caption": losses.contrastive(pictures, texts, fits, scale),
            "prototype": losses.prototype(pictures, prototypes, column, scale),
            "together": losses.goes_together(pictures, column["category"], column["style"]),
            "style_accuracy": (nearest == column["style"]).float().mean(),
        }

    def _descend(self, loss: Tensor) -> None:
        rate = self.plan.learning_rate * learning_share(self.progress.share(self.plan))
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.clip.parameters(), 1.0)
        self.optimiser.step()
        with torch.no_grad():
            self.clip.logit_scale.clamp_(0.0, float(np.log(50.0)))
        self._follow(min(self.plan.ema, (1 + self.progress.step) / (10 + self.progress.step)))

    @torch.no_grad()
    def _follow(self, decay: float) -> None:
        """Move the slow average a little towards the model."""
        for slow, fast in zip(self.average.state_dict().values(), self.clip.state_dict().values(), strict=True):
            if slow.is_floating_point():
                slow.lerp_(fast, 1.0 - decay)
            else:
                slow.copy_(fast)


def parameter_groups(clip: CLIP, weight_decay: float) -> list[dict[str, Any]]:
    """Part the weights: matrices and kernels decay; gains, biases, positions and the temperature do not."""
    decayed = [p for name, p in clip.named_parameters() if p.ndim > 1 and "positional" not in name]
    kept = [p for name, p in clip.named_parameters() if p.ndim <= 1 or "positional" in name]
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": kept, "weight_decay": 0.0}]


def learning_share(done: float) -> float:
    """Give the learning rate as a share of its peak: a short rise, then a cosine down to 1 %."""
    if done < WARM_UP:
        return max(0.02, done / WARM_UP)
    return 0.01 + 0.99 * 0.5 * (1.0 + float(np.cos(np.pi * (done - WARM_UP) / (1.0 - WARM_UP))))


def train(plan: Plan) -> Trainer:
    """Train until the plan is fulfilled; a checkpoint is kept after each round through the pictures there are."""
    trainer = Trainer(plan)
    cache = dataset.PictureCache(plan.run / "cache", trainer.config["vision_cfg"]["image_size"])
    tokens_of = tokenizer.training_tokenizer(plan.run)
    while trainer.progress.share(plan) < 1.0:
        cache.update(plan.renders)
        if len(cache) < plan.least_pictures:
            raise ValueError(
                f"{len(cache)} pictures in {plan.renders}; at least {plan.least_pictures} are needed: render more"
            )
        run_round(trainer, Batches(cache, tokens_of))
        trainer.save()
    return trainer


def run_round(trainer: Trainer, batches: Batches) -> None:
    """Go once through the pictures in an order drawn from the seed and the round; stops when the plan is fulfilled."""
    plan, progress = trainer.plan, trainer.progress
    progress.pictures, progress.threads = len(batches.cache), torch.get_num_threads()
    rng = np.random.default_rng([plan.seed, progress.round])
    order = rng.permutation(len(batches.cache))
    starts = range(0, len(order) - plan.batch + 1, plan.batch)
    bar = tqdm(
        starts, desc=f"round {progress.round + 1}, {progress.share(plan):.0%} done", unit_scale=plan.batch, unit="pic"
    )
    trainer.clip.train()
    smooth: dict[str, float] = {}
    for start in bar:
        begun = time.perf_counter()
        parts = trainer.step(batches, order[start : start + plan.batch], rng)
        progress.elapsed_s += time.perf_counter() - begun
        smooth = {name: 0.95 * smooth.get(name, part) + 0.05 * part for name, part in parts.items()}
        bar.set_postfix({name: f"{part:.2f}" for name, part in smooth.items()}, refresh=False)
        if progress.share(plan) >= 1.0:
            break
    progress.round += 1


def keep_memory() -> None:
    """Ask glibc to keep freed memory instead of handing it back, which costs a third of the time in page faults."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_MMAP_MAX, 0)
        libc.mallopt(M_TRIM_THRESHOLD, 2**31 - 1)


def main() -> None:
    """Read the command line and train."""
    keep_memory()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--renders", type=Path, required=True, help="folder of training renders, may still be growing")
    parser.add_argument("--run", type=Path, required=True, help="where the picture cache and the checkpoint are kept")
    parser.add_argument("--pictures-to-see", type=int, default=Plan.pictures_to_see)
    parser.add_argument("--minutes", type=float, help="end after so many minutes of training instead")
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--learning-rate", type=float, default=Plan.learning_rate)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    options = vars(parser.parse_args())
    torch.set_num_threads(options.pop("threads"))
    train(Plan(**options))


if __name__ == "__main__":
    main()

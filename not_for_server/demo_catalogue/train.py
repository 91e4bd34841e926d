r"""Train the small CLIP on rendered pictures; CPU is enough.

    python -m not_for_server.demo_catalogue.train --renders RENDERS --run RUN --minutes 25 --threads 2

Stopped at any time, the same command goes on from the last finished round. New pictures that appear in RENDERS
while it trains are taken up at the next round. A close lesson takes windows as well, and begins from a bundle:

    python -m not_for_server.demo_catalogue.train --close --renders WHOLE --windows WINDOWS --run RUN --minutes 50 \
        --config not_for_server/demo_catalogue/model_config_close.json --begin-from chroma_cache/models/penat-tiny
"""

from __future__ import annotations

import argparse
import ctypes
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from not_for_server.demo_catalogue import bundle_weights, captions, dataset, losses, model, tokenizer
from not_for_server.demo_catalogue.lesson import CLOSE, WHOLE, Batches, Lesson, numbered

CHECKPOINT = "checkpoint.pt"
M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4  # glibc's malloc.h
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
    close: bool = False
    windows: Path | None = None
    windows_a_whole: int = 7  # batches of windows to one of whole pictures
    config: Path = model.CONFIG_FILE
    begin_from: Path | None = None

    @property
    def lesson(self) -> Lesson:
        """Give what is taught."""
        return CLOSE if self.close else WHOLE


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


class Trainer:
    """The model, its slow average, the optimiser and where they stand."""

    def __init__(self, plan: Plan) -> None:
        """Build everything, and go on from the run's checkpoint when there is one."""
        self.plan, self.progress = plan, Progress()
        self.config, self.begun_from = model.read_config(plan.config), ""
        self.clip = model.build(self.config, plan.seed)
        begun = (plan.run / CHECKPOINT).exists()
        if plan.begin_from is not None and not begun:
            bundle_weights.take_up(self.clip, plan.begin_from)
            self.begun_from = plan.begin_from.name
        self.average = model.build(self.config, plan.seed).requires_grad_(False).eval()
        self.average.load_state_dict(self.clip.state_dict())
        self.heads = model.AttributeHeads(self.clip, plan.lesson.attributes)
        groups = [*model.parameter_groups(self.clip, plan.weight_decay), {"params": [*self.heads.parameters()]}]
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=plan.weight_decay)
        plan.run.mkdir(parents=True, exist_ok=True)
        if begun:
            self._restore(torch.load(plan.run / CHECKPOINT, weights_only=True))

    def step(self, batches: Batches, rows: np.ndarray, rng: np.random.Generator) -> dict[str, float]:
        """Take one step on the pictures of `rows`; returns the parts of the loss and the style accuracy."""
        draws = torch.Generator().manual_seed(int(rng.integers(2**62)))
        rows = np.sort(rows)  # the pictures lie in one file
        exchanged = batches.exchanged(rows, rng)
        chosen = torch.from_numpy(batches.pictures[rows])
        done = self.progress.share(self.plan)
        pixels = batches.lesson.shown(chosen, torch.from_numpy(exchanged), done, draws)
        tokens, said = batches.captions(rows, exchanged, rng)
        prompt_tokens, sizes = batches.prompts(rng)
        features, pictures = self._pictures_embedded(pixels)
        with torch.set_grad_enabled(batches.teaches_words):
            texts, classes = (self._texts_embedded(part) for part in (tokens, prompt_tokens))
        prototypes = dict(zip(sizes, classes.split(list(sizes.values())), strict=True))
        numbers = batches.facts(rows, exchanged)
        parts = self._losses(pictures, texts, prototypes, said, numbers)
        column = {name: numbers[:, index] for index, name in enumerate(captions.ATTRIBUTES)}
        told = self.heads(features, batches.class_counts)
        parts["head"] = losses.told_apart(told, column)
        plan = self.plan
        weights = {"caption": 1.0, "prototype": plan.prototype_weight, "together": plan.style_weight}
        weights["head"] = plan.head_weight
        if stressed := batches.lesson.stressed:
            parts["stressed"] = losses.told_apart({name: told[name] for name in stressed}, column)
            weights["stressed"] = plan.head_weight
        self._descend(torch.stack([weight * parts[name] for name, weight in weights.items()]).sum())
        self.progress.step += 1
        self.progress.seen += len(rows)
        return {name: float(part.detach()) for name, part in parts.items()}

    def save(self) -> None:
        """Write the checkpoint; an interrupted write leaves the old one."""
        parts = {"clip": self.clip.state_dict(), "average": self.average.state_dict(), "heads": self.heads.state_dict()}
        facts = {"progress": vars(self.progress), "config": self.config, "seed": self.plan.seed}
        facts |= {"begun_from": self.begun_from, "close": self.plan.close}
        state = {**parts, **facts, "optimiser": self.optimiser.state_dict()}
        torch.save(state, self.plan.run / f"{CHECKPOINT}.new")
        (self.plan.run / f"{CHECKPOINT}.new").replace(self.plan.run / CHECKPOINT)

    def _restore(self, state: dict[str, Any]) -> None:
        self.clip.load_state_dict(state["clip"])
        self.average.load_state_dict(state["average"])
        self.heads.load_state_dict(state["heads"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])
        self.begun_from = state["begun_from"]

    def _pictures_embedded(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Give the pictures' features, and their unit vectors."""
        with torch.autocast("cpu", torch.bfloat16):
            features = self.clip.visual.trunk(model.normalised(pixels))
            pictures = self.clip.visual.head(features)
        return features.float(), functional.normalize(pictures.float(), dim=-1)

    def _texts_embedded(self, tokens: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            texts = model.encode_short_text(self.clip, tokens)
        return functional.normalize(texts.float(), dim=-1)

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
        if not torch.isfinite(torch.nn.utils.clip_grad_norm_(self.clip.parameters(), 1.0)):
            return  # bfloat16 kernels may give such a gradient now and then: one step is lost, not the run
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


def learning_share(done: float) -> float:
    """Give the learning rate as a share of its peak: a short rise, then a cosine down to 1 %."""
    if done < WARM_UP:
        return max(0.02, done / WARM_UP)
    return 0.01 + 0.99 * 0.5 * (1.0 + float(np.cos(np.pi * (done - WARM_UP) / (1.0 - WARM_UP))))


def train(plan: Plan) -> Trainer:
    """Train until the plan is fulfilled; a checkpoint is kept after each round through the pictures there are."""
    trainer = Trainer(plan)
    size = trainer.config["vision_cfg"]["image_size"]
    whole = dataset.PictureCache(plan.run / "cache", size)
    windows = None if plan.windows is None else dataset.PictureCache(plan.run / "windows", size // 2)
    tokens_of = tokenizer.training_tokenizer(plan.run)
    while trainer.progress.share(plan) < 1.0:
        whole.update(plan.renders)
        if windows is not None and plan.windows is not None:
            windows.update(plan.windows)
        if len(whole) < plan.least_pictures:
            raise ValueError(
                f"{len(whole)} pictures in {plan.renders}; at least {plan.least_pictures} are needed: render more"
            )
        caches = [whole] if not windows else [whole, windows]
        books = numbered(caches)
        lots = [Batches(cache, tokens_of, books, plan.lesson, teaches_words=cache is whole) for cache in caches]
        run_round(trainer, lots)
        trainer.save()
    return trainer


def run_round(trainer: Trainer, lots: list[Batches]) -> None:
    """Go once through the pictures in an order drawn from the seed and the round; stops when the plan is fulfilled."""
    plan, progress = trainer.plan, trainer.progress
    progress.pictures, progress.threads = sum(len(lot.cache) for lot in lots), torch.get_num_threads()
    rng = np.random.default_rng([plan.seed, progress.round])
    steps = list(_steps(lots, plan, rng))
    told = f"round {progress.round + 1}, {progress.share(plan):.0%} done"
    bar = tqdm(steps, desc=told, unit_scale=plan.batch, unit="pic")
    trainer.clip.train()
    smooth: dict[str, float] = {}
    for batches, rows in bar:
        begun = time.perf_counter()
        parts = trainer.step(batches, rows, rng)
        progress.elapsed_s += time.perf_counter() - begun
        smooth = {name: 0.95 * smooth.get(name, part) + 0.05 * part for name, part in parts.items()}
        bar.set_postfix({name: f"{part:.2f}" for name, part in smooth.items()}, refresh=False)
        if progress.share(plan) >= 1.0:
            break
    progress.round += 1


def _steps(lots: list[Batches], plan: Plan, rng: np.random.Generator) -> Iterator[tuple[Batches, np.ndarray]]:
    """Deal the pictures out in batches; where there are windows, all of them, and whole pictures between."""
    (*others, last), batch = lots, plan.batch
    order = rng.permutation(len(last.cache))
    starts = range(0, len(order) - batch + 1, batch)
    for number, start in enumerate(starts):
        yield last, order[start : start + batch]
        if others and number % plan.windows_a_whole == 0:  # four times the pixels each, so half as many
            whole = others[0]
            yield whole, rng.choice(len(whole.cache), size=min(batch // 2, len(whole.cache)), replace=False)


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
    parser.add_argument("--close", action="store_true", help="teach what is seen from near: weave, grain, material")
    parser.add_argument("--windows", type=Path, help="folder of renders of `--film window`, for a close lesson")
    parser.add_argument(
        "--windows-a-whole", type=int, choices=range(1, 65), metavar="N", default=Plan.windows_a_whole,
        help="batches of windows to one of whole pictures",
    )  # fmt: skip
    parser.add_argument("--config", type=Path, default=Plan.config, help="the architecture, as OpenCLIP writes it")
    parser.add_argument("--begin-from", type=Path, help="a bundle whose weights are taken up first")
    options = vars(parser.parse_args())
    torch.set_num_threads(options.pop("threads"))
    train(Plan(**options))


if __name__ == "__main__":
    main()

"""Train the segmentation network on compositions of cut-outs and on rendered rooms; CPU is enough.

    python -m not_for_server.segmentation.train --cutouts CUTOUTS --tower RUN/checkpoint.pt --run SEGRUN --minutes 55

Stopped at any time, the same command goes on from the last finished round. Cut-outs and rooms that appear while it
trains are taken up at the next round.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from not_for_server.demo_catalogue.train import keep_memory
from not_for_server.segmentation.cutouts import CutoutShelf
from not_for_server.segmentation.losses import segment_loss
from not_for_server.segmentation.network import SegmentNetwork, start_from_tower
from not_for_server.segmentation.room_views import RoomShelf
from not_for_server.segmentation.scenes import Scenes, batches

LOG = logging.getLogger(__name__)
CHECKPOINT = "checkpoint.pt"
WARM_UP = 0.03


@dataclass(frozen=True)
class Plan:
    """How to train. *sizes* are the pictures' sides, one after the other, over even parts of the time."""

    cutouts: tuple[Path, ...]
    rooms: tuple[Path, ...]
    run: Path
    tower: Path | None
    minutes: float = 55.0
    batch: int = 16
    round_pictures: int = 1600
    sizes: tuple[int, ...] = (192, 256)
    learning_rate: float = 1.5e-3
    tower_share: float = 0.35  # of the learning rate, for what begins trained
    weight_decay: float = 0.02
    ema: float = 0.995
    seed: int = 11
    workers: int = 1
    frozen: bool = False


@dataclass
class Progress:
    """What a checkpoint holds beside the weights; `elapsed_s` is training time without pauses between runs."""

    round: int = 0
    step: int = 0
    seen: int = 0
    elapsed_s: float = 0.0
    cutouts: int = 0
    rooms: int = 0


@dataclass
class Trainer:
    """The network, its slow average, the optimiser and where they stand."""

    plan: Plan
    progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        """Build everything, and go on from the run's checkpoint when there is one."""
        torch.manual_seed(self.plan.seed)
        self.network = SegmentNetwork()
        if self.plan.tower is not None:
            start_from_tower(self.network, tower_weights(self.plan.tower))
        if self.plan.frozen:
            self.network.freeze()
        self.network = self.network.to(memory_format=torch.channels_last)
        self.average = SegmentNetwork().requires_grad_(False).eval()
        self.average.load_state_dict(self.network.state_dict())
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98))
        self.plan.run.mkdir(parents=True, exist_ok=True)
        if (self.plan.run / CHECKPOINT).exists():
            self._restore(torch.load(self.plan.run / CHECKPOINT, weights_only=True))

    def _groups(self) -> list[dict[str, object]]:
        """Decay the convolutions only; the tower learns more slowly. `share` is of the learning rate."""
        tower = {id(weight) for weight in self.network.tower()}
        groups = []
        for slow in (True, False):
            for decayed in (True, False):
                weights = [
                    weight
                    for weight in self.network.parameters()
                    if (id(weight) in tower) == slow and (weight.ndim > 1) == decayed
                ]
                decay = self.plan.weight_decay if decayed else 0.0
                share = self.plan.tower_share if slow else 1.0
                groups.append({"params": weights, "weight_decay": decay, "share": share})
        return groups

    @property
    def done(self) -> float:
        """The share of the training that is done."""
        return min(1.0, self.progress.elapsed_s / (60.0 * self.plan.minutes))

    @property
    def size(self) -> int:
        """The side of the pictures now."""
        sizes = self.plan.sizes
        return sizes[min(len(sizes) - 1, int(self.done * len(sizes)))]

    def step(self, sample: tuple[Tensor, ...]) -> dict[str, float]:
        """Take one step; returns the parts of the loss."""
        pixels, classes, centres, offsets = sample
        rate = self.plan.learning_rate * learning_share(self.done)
        for group in self.optimiser.param_groups:
            group["lr"] = rate * group["share"]
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            answers = self.network(pixels.contiguous(memory_format=torch.channels_last))
        parts = segment_loss(answers, classes, centres, offsets)
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self._follow()
        self.progress.step += 1
        self.progress.seen += len(pixels)
        return {name: float(part.detach()) for name, part in parts.items()}

    def _follow(self) -> None:
        """Move the slow average towards the network."""
        keep = min(self.plan.ema, (1 + self.progress.step) / (10 + self.progress.step))
        with torch.no_grad():
            own = self.network.state_dict()
            for name, slow in self.average.state_dict().items():
                if slow.is_floating_point():
                    slow.lerp_(own[name], 1 - keep)
                else:
                    slow.copy_(own[name])

    def save(self) -> None:
        """Write the checkpoint; an interrupted write leaves the old one."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "progress": vars(self.progress),
            "seed": self.plan.seed,
            "sizes": list(self.plan.sizes),
        }
        partial = self.plan.run / f".{CHECKPOINT}.part"
        torch.save(state, partial)
        partial.rename(self.plan.run / CHECKPOINT)

    def _restore(self, state: dict[str, object]) -> None:
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])


def tower_weights(checkpoint: Path) -> dict[str, Tensor]:
    """Read the image tower of a trained small model, its slow average."""
    state = torch.load(checkpoint, weights_only=True)["average"]
    prefix = "visual.trunk."
    return {name.removeprefix(prefix): weight for name, weight in state.items() if name.startswith(prefix)}


def learning_share(done: float) -> float:
    """Give the learning rate as a share of its peak: a short rise, then a cosine down to 1 %."""
    if done < WARM_UP:
        return max(0.02, done / WARM_UP)
    return 0.01 + 0.99 * 0.5 * (1.0 + float(np.cos(np.pi * (done - WARM_UP) / (1.0 - WARM_UP))))


def train(plan: Plan) -> Trainer:
    """Train until the minutes are spent; a checkpoint is kept after each round."""
    trainer = Trainer(plan)
    shelf, rooms = CutoutShelf(plan.cutouts), RoomShelf(plan.rooms)
    while trainer.done < 1.0:
        shelf.update()
        rooms.update()
        trainer.progress.cutouts, trainer.progress.rooms = len(shelf), len(rooms)
        run_round(trainer, shelf, rooms)
        trainer.save()
    return trainer


def run_round(trainer: Trainer, shelf: CutoutShelf, rooms: RoomShelf) -> None:
    """See one round of new pictures; stops early when the time is spent."""
    plan, progress = trainer.plan, trainer.progress
    seed = plan.seed * 100_000 + progress.round
    scenes = Scenes(shelf, rooms, trainer.size, plan.round_pictures, seed)
    began, seen, sums = time.perf_counter(), 0, {}
    last = began
    for sample in batches(scenes, plan.batch, plan.workers):
        parts = trainer.step(sample)
        now = time.perf_counter()
        progress.elapsed_s += now - last
        last, seen = now, seen + 1
        for name, part in parts.items():
            sums[name] = sums.get(name, 0.0) + part
        if trainer.done >= 1.0:
            break
    progress.round += 1
    facts = {name: round(total / max(1, seen), 4) for name, total in sums.items()}
    speed = seen * plan.batch / (time.perf_counter() - began)
    line = {**vars(progress), "size": scenes.size, "pictures_a_second": round(speed, 1), **facts}
    LOG.info("%s", line)
    with (plan.run / "history.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def main() -> None:
    """Read the command line and train."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    keep_memory()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cutouts", type=Path, nargs="+", required=True, help="folders of demo_catalogue.cutouts")
    parser.add_argument("--rooms", type=Path, nargs="*", default=[], help="folders of demo_catalogue.rooms")
    parser.add_argument("--run", type=Path, required=True, help="where the checkpoint is kept")
    parser.add_argument("--tower", type=Path, help="checkpoint of the small model, to begin with its image tower")
    parser.add_argument("--minutes", type=float, default=Plan.minutes)
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(Plan.sizes), help="multiples of 32")
    parser.add_argument("--learning-rate", type=float, default=Plan.learning_rate)
    parser.add_argument("--round-pictures", type=int, default=Plan.round_pictures)
    parser.add_argument("--workers", type=int, default=Plan.workers)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--frozen", action="store_true", help="leave the tower's first stages as they are")
    parser.add_argument("--threads", type=int, default=2)
    options = vars(parser.parse_args())
    torch.set_num_threads(options.pop("threads"))
    tuples = {name: tuple(options.pop(name)) for name in ("cutouts", "rooms", "sizes")}
    train(Plan(**tuples, **options))


if __name__ == "__main__":
    main()

"""The chapters on photos: finding an item in a picture of a room, and cutting furniture out of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import share

Row = Mapping[str, Any]
MODES = ("quick", "full")


def _photo_runs(size: Size) -> list[Run]:
    return [Run("photos", ("evaluate", "photos", "--rooms", f"{size.data}/_rooms", "--json"))]


def _photos_told(answers: Answers) -> list[Figure]:
    rows: Sequence[Row] = answers["photos"]
    by = {row["way"]: row for row in rows}
    piece, box = by["piece"], by["true box"]
    groups = [
        Group(row["way"], [Dot(0, row["at1"], *row["at1_interval"]), Dot(1, row["at5"], *row["at5_interval"])])
        for row in rows
    ]
    describes = "; ".join(f"{row['way']} first {row['at1']:.2f}, in five {row['at5']:.2f}" for row in rows)
    return [
        Figure(
            title="Items found from pictures of rooms",
            runs=["photos"],
            head=["asked by", "items seen", "comes first", "among the first 5", "first 5 of its category"],
            rows=[
                [row["way"], str(row["photos"]), share(row["at1"], row["at1_interval"]),
                 share(row["at5"], row["at5_interval"]), share(row["own_category_at5"])]
                for row in rows
            ],
            interval=f"95 %, bootstrap over the {piece['photos']} items seen; seed 0",
            says=(
                f"The piece that the segmenter cuts out brings its item among the first five of the whole catalogue "
                f"{share(piece['at5'])} of the time, the whole picture {share(by['whole room']['at5'])}; with the true "
                f"box it would be {share(box['at5'])}, so much of what is missed is lost in the cutting out."
                if box["at5"] - piece["at5"] > 0.1 else
                f"The piece that the segmenter cuts out brings its item among the first five of the whole catalogue "
                f"{share(piece['at5'])} of the time, the whole picture {share(by['whole room']['at5'])}, and the true "
                f"box {share(box['at5'])}."
            ),
            caution=(
                "The rooms were rendered by the program that rendered what the models learned from: photographs are "
                "harder. How a piece is embedded was chosen on these very pictures. Items of one room are not "
                "independent, so the intervals are somewhat too narrow."
            ),
            plot=Plot("photos",
                      dot_plot("Items found from pictures of rooms", describes, ["first", "among the first 5"], groups,
                               reach=(0.0, 1.0), axis="share of the items seen, with 95 % intervals"),
                      f"Dots with intervals: {describes}"),
            short=f"in a rendered room the cut-out piece brings its item among the first five "
            f"{share(piece['at5'], piece['at5_interval'])} of the time",
        )
    ]  # fmt: skip


def _segment_runs(size: Size) -> list[Run]:
    return [
        Run(mode, ("evaluate", "segments", "--boxes", f"{size.data}/_rooms", "--mode", mode, "--every", size(1, 16),
                   "--json"))
        for mode in MODES
    ]  # fmt: skip


def _segments_told(answers: Answers) -> list[Figure]:
    by = {mode: {row["group"]: row for row in answers[mode]} for mode in MODES}
    names = [name for name in by["full"] if name != "all"]
    whole = by["full"]["all"]
    groups = [
        Group("all" if name == "all" else name,
              [Dot(at, by[mode][name]["found"], *by[mode][name]["interval"]) for at, mode in enumerate(MODES)])
        for name in ("all", *names)
    ]  # fmt: skip
    describes = "; ".join(f"{name} {by['full'][name]['found']:.2f}" for name in ("all", *names))
    best, worst = (pick(names, key=lambda name: by["full"][name]["found"]) for pick in (max, min))
    named = "" if whole["named"] is None else f", and {share(whole['named'])} of the found ones get their class"
    return [
        Figure(
            title="Furniture found in pictures of rooms",
            runs=list(MODES),
            head=["class", "pieces", *(f"found, {mode}" for mode in MODES), "named rightly, full"],
            rows=[
                [name, str(by["full"][name]["pieces"]),
                 *(share(by[mode][name]["found"], by[mode][name]["interval"]) for mode in MODES),
                 "–" if by["full"][name]["named"] is None else share(by["full"][name]["named"])]
                for name in ("all", *names)
            ],
            interval=f"95 %, bootstrap over {whole['scenes']} scenes; seed 0",
            says=(
                f"With care (`full`) {share(whole['found'], whole['interval'])} of the pieces are found, a {best} most "
                f"easily, a {worst} least{named}"
                + ("." if whole["made_up"] is None else f"; {share(whole['made_up'])} of what it finds fits no piece.")
            ),
            caution=(
                "Found means a box that overlaps the true one by half of their union, which says little of the "
                "outline. The rooms are rendered, of other pieces than the segmenter was taught on but by the same "
                "program; on photographs it is weak ([segmenters.md](segmenters.md))."
            ),
            plot=Plot("segments",
                      dot_plot("Furniture found in pictures of rooms", describes, list(MODES), groups,
                               reach=(0.0, 1.0), axis="share of pieces found, with 95 % intervals over scenes"),
                      f"Dots with intervals: share of pieces found by class: {describes}"),
            short=f"{share(whole['found'], whole['interval'])} of the furniture in rendered rooms is found",
        )
    ]  # fmt: skip


PHOTOS = Chapter("photos", "Photos", "Does a picture of a room find the items in it?", _photo_runs, _photos_told)
SEGMENTS = Chapter("segments", "Pieces", "Is the furniture in a room found at all?", _segment_runs, _segments_told)

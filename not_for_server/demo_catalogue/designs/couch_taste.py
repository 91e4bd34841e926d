"""What each style likes in a couch: arms, backs, footings, seat cushions, pillows; and what some kinds insist on."""

from __future__ import annotations

from dataclasses import dataclass

from not_for_server.demo_catalogue.styles import Weights


@dataclass(frozen=True)
class Taste:
    """One style's liking; weights need not sum to one; `lift` is the height of the legs in metres, `plump` in 0..1."""

    arms: Weights
    backs: Weights
    footings: Weights
    pillows: Weights
    lift: tuple[float, float]
    plump: tuple[float, float]
    bench: float
    piping: float
    tufting: float
    chaise_ends: Weights
    chaise_backs: Weights


TASTES: dict[str, Taste] = {
    "scandinavian": Taste(
        arms={"track": 2, "wooden": 1.6, "sloped": 1, "flared": 1, "bolster": 0.8},
        backs={"loose": 3, "tight": 1, "slatted": 1.2},
        footings={"legs": 4, "rail": 1},
        pillows={
            "wool mustard": 1,
            "wool grey": 1.5,
            "cotton white": 1,
            "wool teal": 1,
            "wool blush": 0.8,
            "linen sage": 1,
            "cotton light_blue": 1,
        },
        lift=(0.13, 0.2),
        plump=(0.35, 0.6),
        bench=0.25,
        piping=0.15,
        tufting=0.1,
        chaise_ends={"slope": 2, "curl": 0.3},
        chaise_backs={"half": 1.5, "none": 1},
    ),
    "mid_century": Taste(
        arms={"wooden": 2.5, "track": 1.2, "flared": 0.8, "bolster": 0.6, "tuxedo": 0.4},
        backs={"slatted": 1.6, "loose": 1.6, "buttoned": 1.5, "tight": 1, "caned": 0.7},
        footings={"legs": 3, "rail": 2},
        pillows={
            "wool orange": 1,
            "wool mustard": 1,
            "wool teal": 1,
            "wool olive": 1,
            "leather cognac": 0.5,
            "cotton cream": 1,
        },
        lift=(0.15, 0.22),
        plump=(0.2, 0.4),
        bench=0.5,
        piping=0.25,
        tufting=0.5,
        chaise_ends={"slope": 3},
        chaise_backs={"none": 2, "half": 1},
    ),
    "industrial": Taste(
        arms={"track": 1.5, "tubular": 2, "rolled": 0.6, "tuxedo": 0.6, "sloped": 0.3},
        backs={"loose": 2, "belted": 1.4, "buttoned": 0.9, "tight": 0.8},
        footings={"legs": 3, "rail": 1},
        pillows={"leather brown": 1, "cotton charcoal": 1, "linen grey": 1, "wool black": 1, "leather black": 0.6},
        lift=(0.1, 0.16),
        plump=(0.25, 0.45),
        bench=0.2,
        piping=0.2,
        tufting=0.3,
        chaise_ends={"slope": 2, "curl": 0.5},
        chaise_backs={"none": 1, "half": 1},
    ),
    "farmhouse": Taste(
        arms={"rolled": 2, "scooped": 1.8, "track": 1, "wooden": 0.8, "flared": 0.5},
        backs={"loose": 3, "tight": 0.7, "camel": 0.5, "slatted": 0.6, "scatter": 0.4},
        footings={"skirt": 2, "legs": 2},
        pillows={
            "cotton light_blue": 1,
            "linen beige": 1,
            "cotton red": 0.7,
            "cotton navy": 0.8,
            "linen sage": 1,
            "cotton white": 1,
        },
        lift=(0.08, 0.13),
        plump=(0.5, 0.75),
        bench=0.25,
        piping=0.4,
        tufting=0.05,
        chaise_ends={"curl": 1.5, "slope": 1},
        chaise_backs={"wave": 1, "half": 1, "fall": 0.6},
    ),
    "art_deco": Taste(
        arms={"tuxedo": 1.5, "bolster": 1.5, "flared": 1, "rolled": 0.6, "sloped": 1},
        backs={"channel": 3, "tight": 1, "buttoned": 0.7, "loose": 0.5},
        footings={"legs": 2, "plinth": 1.6, "rail": 0.8},
        pillows={
            "velvet mustard": 1.3,
            "velvet emerald": 1,
            "velvet black": 1,
            "velvet blush": 1,
            "velvet navy": 1,
            "velvet burgundy": 0.8,
        },
        lift=(0.07, 0.15),
        plump=(0.3, 0.5),
        bench=0.6,
        piping=0.4,
        tufting=0.2,
        chaise_ends={"curl": 1.5, "slope": 1},
        chaise_backs={"wave": 2, "half": 0.7},
    ),
    "japandi": Taste(
        arms={"track": 1.6, "wooden": 1.3, "none": 1, "pillowed": 0.8, "bolster": 0.8},
        backs={"loose": 2.5, "slatted": 1.4, "tight": 0.7},
        footings={"plinth": 2, "rail": 2, "legs": 0.7},
        pillows={"linen sand": 1, "linen charcoal": 1, "linen olive": 0.7, "boucle cream": 1, "linen terracotta": 0.5},
        lift=(0.06, 0.1),
        plump=(0.3, 0.6),
        bench=0.4,
        piping=0.0,
        tufting=0.0,
        chaise_ends={"slope": 1},
        chaise_backs={"none": 2, "half": 1},
    ),
    "boho": Taste(
        arms={"rattan": 2.2, "pillowed": 1.2, "bolster": 1, "none": 0.8, "wooden": 0.6, "rolled": 0.4},
        backs={"scatter": 2.5, "loose": 1.4, "caned": 1.4, "channel": 0.4},
        footings={"legs": 2, "plinth": 1},
        pillows={
            "cotton terracotta": 1,
            "velvet mustard": 1,
            "cotton turquoise": 1,
            "velvet pink": 1,
            "velvet rust": 1,
            "velvet purple": 0.7,
            "cotton cream": 0.8,
        },
        lift=(0.07, 0.14),
        plump=(0.6, 0.85),
        bench=0.3,
        piping=0.1,
        tufting=0.2,
        chaise_ends={"curl": 1, "slope": 1},
        chaise_backs={"wave": 1, "none": 1},
    ),
    "classic": Taste(
        arms={"rolled": 3, "scooped": 1, "sloped": 0.5, "flared": 0.3},
        backs={"buttoned": 1.5, "camel": 1.2, "tight": 1, "loose": 1, "roll": 1},
        footings={"legs": 4, "skirt": 0.8},
        pillows={"velvet burgundy": 1, "velvet navy": 1, "velvet green": 1, "velvet cream": 1, "velvet brown": 0.7},
        lift=(0.1, 0.16),
        plump=(0.35, 0.55),
        bench=0.35,
        piping=0.5,
        tufting=0.25,
        chaise_ends={"curl": 3},
        chaise_backs={"wave": 3, "fall": 0.6},
    ),
}

# Kinds that are what they are because of an arm or a back.
KIND_ARMS: dict[str, Weights] = {
    "chesterfield": {"rolled": 1},
    "camelback": {"rolled": 2, "scooped": 1, "flared": 0.6},
    "tuxedo": {"tuxedo": 1},
}
KIND_BACKS: dict[str, Weights] = {
    "chesterfield": {"roll": 1},
    "camelback": {"camel": 1},
    "tuxedo": {"tight": 1, "buttoned": 1, "channel": 0.7, "loose": 0.7},
    "corner": {"loose": 3, "tight": 0.7},
    "sofa_bed": {"loose": 1, "tight": 1},
}

"""What one sits on: the frame, its legs, skirt or plinth, the seat cushions and the pillows thrown on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.couch_frame import Seat
from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def base(kit: Kit, seat: Seat, params: Params) -> None:
    """Build the frame under the cushions: padded, or a slim one of wood or metal when arms and back are open."""
    y, wide = (seat.front + seat.rear) / 2, 2 * seat.half
    if params["open_frame"]:
        material = seat.metal if params["arm"] == "tubular" else seat.wood
        kit.slats(
            2,
            (wide + 0.05, 0.035, 0.07),
            (seat.x, seat.front + 0.04, seat.deck - 0.035),
            (seat.x, seat.rear - 0.05, seat.deck - 0.035),
            material,
        )
        kit.box((wide, seat.depth - 0.1, 0.03), (seat.x, y, seat.deck - 0.02), material)
        return
    kit.box(
        (wide + 0.04, seat.depth - 0.02, seat.deck - seat.lift),
        (seat.x, y, (seat.lift + seat.deck) / 2),
        seat.cloth,
        bevel=0.02,
    )


def footing(kit: Kit, seat: Seat, outer: float, params: Params) -> None:
    """Legs at the corners (and the middle of a long one), a plinth, a skirt, or a sled of metal."""
    form = params["footing"]
    y = (seat.front + seat.rear) / 2
    if form == "skirt":
        kit.box(
            (2 * outer - 0.01, seat.depth - 0.01, seat.lift),
            (seat.x, y, seat.lift / 2 + 0.004),
            seat.cloth,
            bevel=0.004,
        )
    elif form == "plinth":
        kit.box((2 * outer - 0.1, seat.depth - 0.12, seat.lift + 0.02), (seat.x, y, (seat.lift + 0.02) / 2), seat.wood)
    elif form == "rail":
        kit.box((2 * outer - 0.03, seat.depth - 0.03, 0.045), (seat.x, y, seat.lift - 0.01), seat.wood)
        legs(kit, seat, outer - 0.03, seat.lift - 0.02, params)
    else:
        legs(kit, seat, outer, seat.lift + 0.02, params)


def legs(kit: Kit, seat: Seat, outer: float, top: float, params: Params) -> None:
    """Legs under the corners; a splayed one leans out."""
    material = seat.metal if params["metal_legs"] else seat.wood
    kind, thick = params["leg_kind"], params["leg_thickness"]
    out = 0.05 if kind == "splayed" else 0.0
    xs = [-outer + 0.09, outer - 0.09] + ([0.0] if outer > 1.05 else [])
    for x in xs:
        for y, lean in ((seat.front + 0.08, -out), (seat.rear - 0.08, out)):
            foot = (seat.x + x + (out if x > 0 else -out if x < 0 else 0.0), y + lean, 0)
            kit.leg(kind, (seat.x + x, y, top), foot, thick, material)


def seat_cushions(kit: Kit, seat: Seat, params: Params) -> None:
    """One bench cushion, or one for each seat; they reach a finger over the frame's front."""
    count = 1 if params["bench"] else params["seats"]
    step, back = 2 * seat.half / count, seat.rear - 0.15
    deep, thick = back - seat.front + 0.02, seat.sit - seat.deck + 0.02
    piping = seat.second if params["piping"] else None
    tufts = (max(2, round(step / 0.3)), 2) if params["seat_tufts"] else (0, 0)
    for index in range(count):
        x = seat.x - seat.half + step * (index + 0.5)
        at = (x, back - deep / 2, seat.deck - 0.01 + thick / 2)
        kit.cushion((step - 0.006, deep, thick), at, seat.cloth, plump=params["seat_plump"], tufts=tufts, piping=piping)


def throw_pillows(kit: Kit, seat: Seat, params: Params) -> None:
    """Pillows in the style's colours, in the corners first."""
    spots = [-0.86, 0.86, -0.66, 0.62][: params["pillows"]]
    for index, share in enumerate(spots):
        size = 0.41 if index % 2 == params["pillow_turn"] else 0.35
        y = seat.rear - 0.34 - 0.07 * (index // 2)
        at = (seat.x + share * (seat.half - 0.12), y, seat.sit + 0.45 * size)
        cloth = finish_of(kit, params["pillow_specs"][index % len(params["pillow_specs"])])
        turn = -0.25 if share > 0 else 0.25
        kit.cushion((size, 0.14, size), at, cloth, plump=0.85, rotate=(-0.38, 0, turn))


def throw_blanket(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a blanket over one seat: down the back, along the cushion, over its front edge."""
    if not params["blanket"]:
        return
    x, wide = seat.x + params["blanket_at"] * seat.half * 0.6, 0.42
    z = seat.sit + 0.045
    line = [
        (seat.rear - 0.42, z),
        (seat.rear - 0.6, z),
        (seat.front + 0.06, z),
        (seat.front - 0.045, z - 0.04),
        (seat.front - 0.05, seat.deck - 0.06),
    ]
    rows = [[(x + wide * (share - 0.5), y, level) for share in (0.0, 0.33, 0.66, 1.0)] for y, level in line]
    kit.surface(rows, finish_of(kit, params["blanket"]), thickness=0.016)

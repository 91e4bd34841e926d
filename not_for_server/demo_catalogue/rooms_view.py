"""From where and in what light a room is photographed: drawn, and chosen by what comes into sight. Pure.

Metres; the camera's `focal_mm` belongs to a sensor of 36 mm along the picture's longer side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from not_for_server.demo_catalogue.palette import COLOURS, WOODS, colour_rgb
from not_for_server.demo_catalogue.rooms_body import Rect, Stand
from not_for_server.demo_catalogue.styles import STYLES, choose
from not_for_server.demo_catalogue.variation import STONE_FLOORS

SENSOR_MM = 36.0
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Shell:
    """The room itself: its floor from the back wall (y = 0) to the front, its paint, and the side its window is at."""

    width: float
    depth: float
    wall: str
    side_wall: str
    floor: str
    skirting: str
    window: int
    art: int
    seed: int


@dataclass(frozen=True)
class Light:
    """Daylight or lamps: how bright the sky, the window, the room behind the camera and the lamps are; -1..1 warmth."""

    ambient: float
    window: float
    fill: float
    lamps: float
    warmth: float
    brightness: float


@dataclass(frozen=True)
class Camera:
    """Where the camera is, what it looks at, its lens, and the picture's width and height in pixels.

    `shift` slides the picture up (below 0: down) behind the lens, as a share of its longer side: so a level camera sees
    the floor and keeps upright what is upright.
    """

    place: Point
    target: Point
    focal_mm: float
    width: int
    height: int
    shift: float = 0.0

    def project(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give picture coordinates (n, 2), 0..1 from the left and top, and depths (n,) of points (n, 3)."""
        ahead = np.subtract(self.target, self.place)
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, (0, 0, 1.0))
        right = right / np.linalg.norm(right)
        own = np.asarray(points) - self.place
        depth = own @ ahead
        scale = self.focal_mm / SENSOR_MM * max(self.width, self.height) / np.maximum(depth, 0.05)
        across = own @ right * scale / self.width
        slid = self.shift * max(self.width, self.height)
        up = (own @ np.cross(right, ahead) * scale - slid) / self.height
        return np.stack([0.5 + across, 0.5 - up], axis=1), depth

    def to_dict(self) -> dict[str, Any]:
        """Give plain values, ready for JSON."""
        return asdict(self)


def draw_shell(rng: np.random.Generator, style: str, size: tuple[float, float], free: float) -> Shell:
    """Draw a room of this size (width, depth) in the style's colours; a share `free` of rooms takes any colours."""
    room = STYLES[style].room
    anyhow = rng.random() < free
    wall = str(rng.choice(list(COLOURS))) if anyhow else choose(rng, room.walls)
    floor = str(rng.choice([*WOODS, *STONE_FLOORS])) if anyhow else choose(rng, room.floors)
    return Shell(
        width=size[0],
        depth=size[1],
        wall=wall,
        side_wall=wall if rng.random() < 0.65 else "white",
        floor=floor,
        skirting=str(rng.choice(["white", "beige", "charcoal"])) if anyhow else room.skirting,
        window=int(rng.choice([-1, 0, 1], p=[0.4, 0.2, 0.4])),
        art=int(rng.choice([0, 1, 2, 3], p=[0.3, 0.35, 0.2, 0.15])),
        seed=int(rng.integers(2**31)),
    )


def draw_light(rng: np.random.Generator, wall: str, evening: float, spread: float = 1.0) -> Light:
    """Draw the light; `evening` is the share of rooms lit by their lamps, `spread` how far brightness strays.

    A room with pale walls is photographed brighter than one with dark walls.
    """
    paint = float(np.mean(np.array(colour_rgb(wall)) ** (1 / 2.2)))
    stray = float(np.clip(rng.normal(0.0, 0.03), -0.08, 0.08)) * spread + 0.24 * (paint - 0.6)
    if rng.random() < evening:
        return Light(
            ambient=float(rng.uniform(0.16, 0.3)),
            window=0.0,
            fill=float(rng.uniform(0.12, 0.3)),
            lamps=float(rng.uniform(0.8, 1.5)),
            warmth=float(rng.uniform(0.35, 0.8)),
            brightness=0.45 + stray,
        )
    return Light(
        ambient=float(rng.uniform(0.42, 0.62)),
        window=float(rng.uniform(0.5, 1.2)),
        fill=float(rng.uniform(0.12, 0.4)),
        lamps=float(rng.uniform(0.0, 0.25)),
        warmth=float(rng.normal(0.02, 0.15)),
        brightness=0.59 + stray,
    )


def draw_camera(
    rng: np.random.Generator,
    shell: Shell,
    stands: Sequence[Stand],
    size: tuple[int, int],
    side: int = 0,
    tries: int = 24,
    level: float = 0.3,
) -> Camera:
    """Draw cameras before the room and give the one that sees most.

    `side` wants it left (-1) or right (1) of the middle; `level` is the share of cameras held level.
    """
    drawn = [_draw_camera(rng, shell, stands, size, side, level) for _ in range(tries)]
    return max(drawn, key=lambda camera: _worth(camera, stands))


def _draw_camera(
    rng: np.random.Generator, shell: Shell, stands: Sequence[Stand], size: tuple[int, int], side: int, level: float
) -> Camera:
    boxes = np.array([stand.box for stand in stands if not stand.body.flat] or [(-1.0, -1.0, 1.0, 0.0)])
    left, front, right, back = (*boxes[:, :2].min(0), *boxes[:, 2:].max(0))
    middle = np.array([(left + right) / 2, (front + back) / 2])
    focal = float(rng.uniform(25, 42))
    span = max(right - left, 2.0) * float(rng.uniform(0.62, 1.05))
    away = max(span * focal / SENSOR_MM, 1.6)
    turn = np.radians(rng.uniform(8, 38) * side if side else rng.uniform(-40, 40))
    aim = float(rng.uniform(0.45, 0.95))
    x, y = middle + rng.normal(0, 0.2, 2)
    edge = shell.width / 2 - 0.25
    place = (float(np.clip(x + np.sin(turn) * away, -edge, edge)), float(y - np.cos(turn) * away))
    high = float(rng.uniform(0.95, 1.75))
    if rng.random() >= level:
        return Camera((*place, high), (float(x), float(y), aim), focal, *size)
    shift = (aim - high) / float(np.hypot(x - place[0], y - place[1])) * focal / SENSOR_MM
    return Camera((*place, high), (float(x), float(y), high), focal, *size, shift)


def _worth(camera: Camera, stands: Sequence[Stand]) -> float:
    """Score what is seen: each piece's share within the picture and in nobody's shade, and how well it fills it."""
    worth = 0.0
    seen = [camera.project(stand.corners) for stand in stands]
    frames = [_frame_of(*one) for one in seen]
    nearness = [float(depth.min()) for _, depth in seen]
    for k, stand in enumerate(stands):
        points, depth = seen[k]
        within = (depth > 0.3) & (points > 0.0).all(1) & (points < 1.0).all(1)
        area = _area(frames[k])
        before = [j for j, other in enumerate(stands) if nearness[j] < nearness[k] and not other.body.flat]
        hidden = max((_hides(frames[j], frames[k]) for j in before), default=0.0)
        weight = 0.4 if stand.body.flat else 1.0
        worth += weight * (float(within.mean()) - 0.7 * hidden) + min(area, 0.25)
        worth -= 4.0 * max(0.0, area - 0.42) * (not stand.body.flat) + 3.0 * _near(camera, stand.box)
    solid = [frame for frame, stand in zip(frames, stands, strict=True) if not stand.body.flat]
    if not solid:
        return worth
    left, right = min(frame[0] for frame in solid), max(frame[2] for frame in solid)
    return worth - 2.0 * abs((left + right) / 2 - 0.5) - 1.5 * max(0.0, 0.85 - (right - left))


def _frame_of(points: np.ndarray, depth: np.ndarray) -> Rect:
    """Give the part of the picture around these points (left, top, right, bottom), 0..1."""
    if not (depth > 0).any():
        return (0.0, 0.0, 0.0, 0.0)
    left, top = np.clip(points.min(0), 0, 1)
    right, bottom = np.clip(points.max(0), 0, 1)
    return float(left), float(top), float(right), float(bottom)


def _area(frame: Rect) -> float:
    return (frame[2] - frame[0]) * (frame[3] - frame[1])


def _hides(near: Rect, far: Rect) -> float:
    """Give the share of the farther frame that the nearer one covers."""
    wide, high = min(near[2], far[2]) - max(near[0], far[0]), min(near[3], far[3]) - max(near[1], far[1])
    return max(wide, 0.0) * max(high, 0.0) / _area(far) if _area(far) > 0 else 0.0


def _near(camera: Camera, box: Rect) -> bool:
    x, y, _ = camera.place
    aside, away = max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3])
    return bool(np.hypot(aside, away) < 0.7)

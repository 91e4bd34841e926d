"""A policy to be judged, and the words in which it is asked for."""

from dataclasses import dataclass, replace

from penat.domain.errors import InvalidInput
from penat.domain.session import CANDIDATES, DEFAULT_WIDTHS, KERNEL, MAX_STEPS, Schedule

EVEN = "uniform"
MOST_CANDIDATES = 100_000
FORMS = (
    "'kernel widths=0.25,0.25,0.1', 'kernel effective_choices=30,15,5', either with explore=0.1 or candidates=300 "
    "behind it, 'rank_gamma' or 'uniform'"
)
_SCHEDULES = ("widths", "effective_choices")


@dataclass(frozen=True)
class TargetPolicy:
    """A policy to be judged: its name and schedule, its share of exploring, and how many candidates it draws from.

    `uniform` is a kernel that always explores: any design inside the session's limits with the same chance.
    """

    policy: str
    schedule: Schedule
    explore: float = 0.0
    candidates: int = CANDIDATES

    @property
    def words(self) -> str:
        """The policy as `read_target` reads it."""
        if self.policy != KERNEL:
            return self.policy
        name = "widths" if self.schedule.widths is not None else "effective_choices"
        told = f"{KERNEL} {name}={','.join(f'{value:g}' for value in getattr(self.schedule, name))}"
        told += f" explore={self.explore:g}" if self.explore else ""
        return told + (f" candidates={self.candidates}" if self.candidates != CANDIDATES else "")

    def reaching(self, step: int) -> "TargetPolicy | None":
        """Return the policy with a schedule as far as the slate of *step*, None where its own ends before.

        Only the kernel's schedule says anything, so that of another policy is as long as a session.
        """
        if 2 <= step <= len(self.schedule) + 1:
            return self
        if self.policy == KERNEL or not 2 <= step <= MAX_STEPS + 1:
            return None
        return replace(self, schedule=Schedule((1.0,) * (step - 1)))


def read_target(words: str) -> TargetPolicy:
    """Return the policy that *words* name. Raises InvalidInput saying how to write one."""
    name, *options = words.split() or [""]
    if name in ("rank_gamma", EVEN) and not options:
        return TargetPolicy(name, Schedule(DEFAULT_WIDTHS), 1.0 if name == EVEN else 0.0)
    if name != KERNEL:
        raise InvalidInput(f"policy {words!r} cannot be judged; write {FORMS}", field="policy")
    given = dict(option.partition("=")[::2] for option in options)
    schedules = {key: given.pop(key) for key in _SCHEDULES if key in given}
    try:
        explore, pool = float(given.pop("explore", "0")), int(given.pop("candidates", str(CANDIDATES)))
        known = {key: _numbers(text) for key, text in schedules.items()} or {"widths": DEFAULT_WIDTHS}
        schedule = Schedule(**known)
    except (TypeError, ValueError):
        raise InvalidInput(f"policy {words!r} cannot be read; write {FORMS}", field="policy") from None
    if given or len(options) != len({option.partition("=")[0] for option in options}):
        raise InvalidInput(f"policy {words!r} cannot be read; write {FORMS}", field="policy")
    if not 0.0 <= explore <= 1.0:
        raise InvalidInput(f"explore is {explore} in {words!r}; it is a share of 0 to 1", field="policy")
    if not 1 <= pool <= MOST_CANDIDATES:
        raise InvalidInput(f"candidates is {pool} in {words!r}; give 1 to {MOST_CANDIDATES}", field="policy")
    return TargetPolicy(KERNEL, schedule, explore, pool)


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(","))

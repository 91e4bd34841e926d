"""What whole sessions would earn: chains of slates weighed as one, against truths that can be worked out."""

import itertools

import numpy as np
import pytest

from penat.lab.log_evidence import compare
from penat.lab.log_simulator import coverage, simulated_log
from penat.lab.off_policy import Evidence, estimates
from penat.lab.policy_report import report
from penat.lab.session_value import Chain, evidence_of, session_value, whole_sessions
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_words import read_target
from tests.fakes import circle

LOGGED = read_target("kernel widths=0.4,0.3")


@pytest.fixture(scope="module")
def catalogue():
    return circle.catalogue(circle.shelf("chair", 60, vectors=circle.scattered(60, lean=2.0)))


@pytest.fixture(scope="module")
def log(catalogue):
    return simulated_log(catalogue, "chair", LOGGED, 60, 3, 2)[0]


def opening_of(slate, **given):
    """Return the opening that the first drawn slate of a session followed from."""
    return LoggedSlate(
        session=slate.session, step=1, release=slate.release, policy="kernel", category="chair", shown=slate.seen,
        propensity=(None,) * len(slate.seen), **given,
    )  # fmt: skip


def test_the_smallest_worked_example():
    """Two slates of one item. A with 0.8 and B with 0.2 each time, under the target 0.5 and 0.5: four kinds of chain.

    Who is shown A picks it with 0.5, who is shown B with 0.25, but 0.75 where B came before. In total a session earns
    under the log 0.8·0.5 + 0.2·0.25 = 0.45 at first, then 0.8·0.8·0.5 + 0.8·0.2·0.25 + 0.2·0.8·0.5 + 0.2·0.2·0.75.
    """
    chances, worth = {"A": 0.8, "B": 0.2}, {"A": 0.5, "B": 0.25}
    chains, ratios, rewards, counts = [], [], [], []
    truth = 0.0
    for first, second in itertools.product("AB", repeat=2):
        earned = worth[first], 0.75 if first == second == "B" else worth[second]
        truth += 0.25 * sum(earned)
        chains.append(Chain(0.0, (2 * len(chains), 2 * len(chains) + 1)))
        ratios += [[0.5 / chances[first]], [0.5 / chances[second]]]
        rewards += [[earned[0]], [earned[1]]]
        counts.append(round(100 * chances[first] * chances[second]))
    table = Evidence(np.array(ratios), np.array(rewards), *np.zeros((2, 8, 1)), np.repeat(np.arange(4), 2))
    found = evidence_of([chain for chain, count in zip(chains, counts, strict=True) for _ in range(count)], table)
    told = estimates(found)
    assert counts == [64, 16, 16, 4]
    assert told["logged"].mean == pytest.approx(0.45 + 0.32 + 0.04 + 0.08 + 0.03)
    assert truth == pytest.approx(0.875)
    for name in ("ips_slate", "ips", "snips", "dr"):
        assert told[name].mean == pytest.approx(truth)
    assert found.effective == pytest.approx(100**2 / (64 * 0.625**4 + 32 * (0.625 * 2.5) ** 2 + 4 * 2.5**4))


def test_under_the_logged_policy_sessions_earn_what_they_earned(catalogue, log):
    found = session_value(compare(catalogue, log, LOGGED, "pick"), (), "pick")
    picks = {slate.session: 0 for slate in log}
    for slate in log:
        picks[slate.session] += slate.pick is not None
    assert (found.sessions, found.left_out) == (60, 0)
    assert found.effective == pytest.approx(60)
    for name, interval in found.total.items():
        near = 0.05 if name == "dr" else 1e-9  # its model of the rewards is only right in the mean
        assert interval.mean == pytest.approx(np.mean(list(picks.values())), abs=near), name
        assert found.any[name].mean == pytest.approx(np.mean([count > 0 for count in picks.values()]), abs=near), name
    assert found.difference.low < 0.0 < found.difference.high


def test_sessions_that_are_not_whole_are_left_out_and_counted(catalogue, log):
    first, *rest = log
    others = [opening_of(slate) for slate in log if slate.step == 2]
    whole, left_out = whole_sessions(log, others, "pick")
    assert (len(whole), left_out) == (60, 0)
    back = first.model_copy(update={"shown": tuple(reversed(first.shown)), "pick": None})
    for broken in (
        rest,  # its first slate is missing
        [*log, back],  # went back, and was shown another slate of the same step
        [first, *(one.model_copy(update={"seen": one.seen[1:]}) if one is rest[0] else one for one in rest)],
    ):
        assert whole_sessions(broken, others, "pick")[1] == 1
    undrawn = first.model_copy(update={"propensity": (0.5, None, 0.5), "policy": "taste"})
    assert whole_sessions(rest, [*others, undrawn], "pick")[1] == 1
    assert whole_sessions(log, [*others, opening_of(first).model_copy(update={"session": "bounced"})], "pick")[1] == 0


def test_a_session_with_a_slate_of_another_release_or_of_forged_chances_is_not_whole(catalogue, log):
    strange = log[0].model_copy(update={"release": "another"})
    forged = log[2].model_copy(update={"propensity": tuple(one / 2 for one in log[2].propensity)})
    found = compare(catalogue, [strange, log[1], forged, *log[3:]], LOGGED, "pick")
    told = session_value(found, (), "pick")
    assert (told.sessions, told.left_out) == (58, 2)


def test_what_an_opening_sold_belongs_to_its_session_and_what_it_was_picked_for_does_not(catalogue, log):
    item = log[0].seen[0]
    sold = opening_of(log[0], pick=item, rewards={"buy": {item: 200.0}})
    for reward, earned in (("buy", 200.0), ("pick", 0.0)):
        chains, _ = whole_sessions(log, [sold], reward)
        assert chains[0].opening == earned
    found = session_value(compare(catalogue, log, read_target("kernel widths=0.35,0.3"), "buy"), [sold], "buy")
    for name in ("logged", "per_decision", "weighted", "dr"):
        assert found.total[name].mean == pytest.approx(200 / 60)
        assert found.any[name].mean == pytest.approx(1 / 60)
    assert found.total["trajectory"].mean != pytest.approx(200 / 60)  # it weighs all by what came after, too


def test_intervals_of_whole_sessions_hold_the_truth(catalogue):
    told = coverage(
        catalogue, "chair", LOGGED, read_target("kernel widths=0.36,0.27"), runs=30, sessions=60, shown=2, seed=4
    )
    for row in told:
        assert row.effective >= 40, row
        assert row.covered >= 0.83, row  # 30 runs of 95 %: below it about once in a hundred seeds
        assert abs(row.bias) < row.half_width, row


def test_the_verdict_on_sessions_is_its_own(catalogue, log):
    """One slate's weight is fair where the whole session's is not."""
    near = report(catalogue, log, read_target("kernel widths=0.38,0.29"), "pick")
    assert near.session_verdict.startswith("no difference shown")
    assert "a session" in near.session_verdict
    far = report(catalogue, log, read_target("kernel widths=0.2,0.12"), "pick")
    assert far.session_verdict.startswith("too little: only ")
    assert far.whole_sessions.effective < far.effective
    alone = report(catalogue, [slate for slate in log if slate.step == 3], LOGGED, "pick")
    assert alone.whole_sessions is None
    assert alone.session_verdict.startswith("no whole sessions")

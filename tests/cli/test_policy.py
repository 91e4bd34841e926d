"""`penat evaluate policy` and `coverage` on a log of simulated shoppers."""

import json

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from penat.lab.log_simulator import simulated_log
from penat.lab.target_policy import read_target
from tests.fakes import circle


@pytest.fixture
def log(serve, tmp_path):
    """Serve forty chairs, and give the log of thirty sessions among them."""
    catalogue = circle.catalogue(circle.shelf("chair", 40))
    serve(catalogue)
    slates, _ = simulated_log(catalogue, "chair", read_target("kernel"), 30, 3, 1)
    path = tmp_path / "log.jsonl"
    path.write_text("".join(f"{slate.model_dump_json()}\n" for slate in slates))
    return path


def told(*words):
    return CliRunner().invoke(cli, ["evaluate", *words])


def test_it_prints_each_estimate_and_a_verdict(log):
    answer = told("policy", "--log", str(log), "--policy", "kernel widths=0.2,0.2,0.1")
    assert answer.exit_code == 0, answer.output
    for word in ("as it was", "IPS, cascade", "SNIPS", "doubly robust", "effective slates", "would earn"):
        assert word in answer.output


def test_what_whole_sessions_earn_is_told_with_a_verdict_of_its_own(log):
    answer = told("policy", "--log", str(log), "--policy", "kernel")
    assert "whole sessions: 30, 0 left out" in answer.output
    assert "a session beside the logged" in answer.output or "too little" in answer.output
    given = json.loads(told("policy", "--log", str(log), "--policy", "kernel", "--json").output)
    assert given["whole_sessions"]["sessions"] == 30
    assert given["whole_sessions"]["total"]["weighted"] == pytest.approx(given["whole_sessions"]["total"]["logged"])
    assert given["session_verdict"] in answer.output


def test_only_the_sessions_that_explored_can_be_asked(log, tmp_path):
    slates, _ = simulated_log(
        circle.catalogue(circle.shelf("chair", 40)), "chair", read_target("kernel explore=0.3"), 20, 3, 2
    )
    renamed = [slate.model_copy(update={"session": f"exploring-{slate.session}"}) for slate in slates]
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text(log.read_text() + "".join(f"{slate.model_dump_json()}\n" for slate in renamed))
    words = ("policy", "--log", str(mixed), "--policy", "uniform", "--json")
    assert json.loads(told(*words).output)["sessions"] == 50
    asked = json.loads(told(*words, "--explored").output)
    assert (asked["sessions"], asked["exploring"], asked["unsupported"]) == (20, 60, 0.0)
    answer = told("policy", "--log", str(log), "--policy", "uniform", "--explored")
    assert answer.exit_code != 0
    assert "no session of the log explored" in answer.output


def test_one_session_with_more_steps_than_the_policy_does_not_refuse_the_log(log):
    words = ("policy", "--log", str(log), "--policy", "kernel")
    before = json.loads(told(*words, "--json").output)
    one = json.loads(log.read_text().splitlines()[0])
    log.write_text(log.read_text() + json.dumps({**one, "session": "long", "step": 5}) + "\n")
    after = json.loads(told(*words, "--json").output)
    assert after == {**before, "too_long": 1}
    assert "left out: 1 sessions with more steps than the policy has" in told(*words).output


def test_a_taste_session_that_only_explored_is_left_out_and_the_rest_is_judged(log):
    words = ("policy", "--log", str(log), "--policy", "kernel", "--json")
    before = json.loads(told(*words).output)
    one = json.loads(log.read_text().splitlines()[0])
    strange = {**one, "session": "smart", "policy": "taste", "width": None, "explore": 1.0}
    log.write_text(log.read_text() + json.dumps(strange) + "\n")
    after = json.loads(told(*words).output)
    assert after["without_propensities"] == before["without_propensities"] + 1
    assert after["estimates"] == before["estimates"]


def test_a_figure_that_nothing_in_the_log_speaks_for_is_null_in_json(log):
    def refused(word):
        raise AssertionError(f"{word} is no JSON")

    def far(line):  # from the pick to what was shown first, of forty chairs in a row
        slate = json.loads(line)
        return abs(int(slate["shown"][0][-3:]) - int(slate["anchor"][-3:])) > 4

    log.write_text("".join(line for line in log.read_text().splitlines(keepends=True) if far(line)))
    answer = told("policy", "--log", str(log), "--policy", "kernel widths=0.001,0.001,0.001", "--json")
    given = json.loads(answer.output, parse_constant=refused)
    assert given["estimates"]["snips"] == {"mean": None, "low": None, "high": None}
    assert given["effective"] == 0.0


def test_json_holds_the_figures_with_their_intervals(log):
    answer = json.loads(told("policy", "--log", str(log), "--policy", "kernel", "--json").output)
    assert answer["sessions"] == 30
    assert answer["estimates"]["ips"]["low"] <= answer["estimates"]["ips"]["mean"] <= answer["estimates"]["ips"]["high"]
    assert answer["estimates"]["ips"] == pytest.approx(answer["estimates"]["logged"])


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("", ["--policy", "kernel"], "no drawn slate"),
        ("{}", ["--policy", "kernel"], "line 1 of the log"),
        (None, ["--policy", "thompson"], "write 'kernel widths="),
        (None, ["--policy", "kernel widths=0.1"], "has no entry"),
        (None, ["--policy", "kernel", "--reward", "lik"], "judge by one of pick, view, like"),
    ],
)
def test_what_cannot_be_judged_is_told_with_its_cure(log, content, words, said):
    if content is not None:
        log.write_text(content)
    answer = told("policy", "--log", str(log), *words)
    assert answer.exit_code != 0
    assert said in answer.output
    assert "Traceback" not in answer.output


def test_a_missing_log_is_named(log):
    assert "No such file" in told("policy", "--log", "gone.jsonl", "--policy", "kernel").output


def test_coverage_prints_a_line_for_each_estimator(log):
    answer = told("coverage", "--runs", "5", "--sessions", "5")
    assert answer.exit_code == 0, answer.output
    assert len(answer.output.splitlines()) == 1 + 3 * 4  # of slates, of sessions, of sessions that earn anything
    answer = told("coverage", "--runs", "3", "--sessions", "9", "--slates", "30", "--policy", "uniform", "--json",
                  "--logged", "kernel widths=0.3,0.3,0.1 explore=0.2")  # fmt: skip
    assert answer.exit_code == 0, answer.output
    assert [row["estimator"] for row in json.loads(answer.stdout)] == ["ips_slate", "ips", "snips", "dr"]

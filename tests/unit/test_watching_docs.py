"""What is written about watching names every metric and every alert, as they are."""

import re
from pathlib import Path

import pytest

from penat.domain.telemetry import METRICS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/watching.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_has_its_line(metric):
    labels = ", ".join(f"`{label}`" for label in metric.labels) or "–"
    assert f"| `{metric.name}` | {metric.kind} | {labels} | {metric.help} |" in PAGE.splitlines()


def test_no_metric_is_told_of_that_is_not_there():
    told = re.findall(r"^\| `(penat_[a-z_]+)` \|", PAGE, re.MULTILINE)
    assert told == [metric.name for metric in METRICS]


def test_every_alert_has_its_line_and_says_what_to_do():
    rules = (ROOT / "deploy/prometheus/rules.yml").read_text(encoding="utf-8")
    alerts = re.findall(r"alert: (\S+)", rules)
    assert len(alerts) == len(set(alerts)) == rules.count("severity:") == rules.count("summary:")
    assert rules.count("description:") == len(alerts)
    assert set(re.findall(r"`(Penat[A-Z]\w+)`", PAGE)) == set(alerts)


def test_every_alert_is_proved_to_be_given():
    rules = (ROOT / "deploy/prometheus/rules.yml").read_text(encoding="utf-8")
    cases = (ROOT / "deploy/prometheus/rules_test.yml").read_text(encoding="utf-8")
    proved = set(re.findall(r"alertname: (\w+)\n +exp_alerts:\n", cases))
    assert proved == set(re.findall(r"alert: (\S+)", rules))


def test_names_say_their_unit_and_kind():
    for metric in METRICS:
        assert (metric.kind == "counter") == metric.name.endswith("_total"), metric.name
        assert (metric.kind == "histogram") == bool(metric.buckets), metric.name
        assert list(metric.buckets) == sorted(metric.buckets)

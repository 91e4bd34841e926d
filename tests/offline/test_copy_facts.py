"""The demo model's evaluation tells the server how far apart its copies are, and the card how many it finds."""

import pytest

pytest.importorskip("onnxruntime")

from not_for_server.demo_catalogue import card
from not_for_server.demo_catalogue.evaluate import copy_facts
from penat.adapters.model_bundle import read_card
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop


def test_what_is_measured_is_what_the_server_reads_and_the_card_shows(tmp_path):
    data = draw_shop(tmp_path / "data", {"chair": 5, "couch": 4})
    needed, figures = copy_facts(write_bundle(tmp_path), data)
    assert figures["copies_found"] >= 0.9
    bundle = write_bundle(tmp_path / "again", **needed)
    assert read_card(bundle).duplicate_distance == needed["duplicate_distance"] > 0
    assert read_card(bundle).colour_distance == needed["colour_distance"] > 0
    rows = "\n".join(card._rows(figures))
    assert f"| {figures['copies_found']:.3f} |" in rows
    assert f"wrongly taken for copies | {figures['copies_joined']:.0f} |" in rows

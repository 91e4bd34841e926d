"""The Python client goes the whole way with a running server, and its example shops at a terminal."""

import importlib
import io
import subprocess
import sys

import pytest
from PIL import Image

from tests.clients.conftest import CLIENTS
from tests.docs.tutorial_blocks import ROOT, blocks

HOME = CLIENTS / "python"


@pytest.fixture
def client(api, monkeypatch):
    """A client of the server, imported from its folder as an installed one would be."""
    monkeypatch.syspath_prepend(str(HOME))
    with importlib.import_module("penat_client").Client(base_url=api) as opened:
        yield opened


def operation(tag, name):
    return importlib.import_module(f"penat_client.api.{tag}.{name}").sync


@pytest.fixture
def models(client):
    return importlib.import_module("penat_client.models")


@pytest.fixture
def chosen(client, models):
    """The last step of a session."""
    step = operation("sessions", "begin_session")(client=client, body=models.SessionRequest(shown=4, seed=7))
    while not step.done:
        body = models.PickRequest(session=step.session, item=step.slate[0].item.id)
        step = operation("sessions", "pick")(client=client, body=body)
    return step


def test_a_session_ends_with_matches_inside_the_prices(client, models, chosen):
    limits = models.MatchesRequestPrice.from_dict({"bed": {"max_cents": 20_000}})
    body = models.MatchesRequest(session=chosen.session, price=limits, limit=3)
    answer = operation("sessions", "find_matches")(client=client, body=body)
    assert answer.item.id == chosen.item.id
    assert [match.item.price_cents <= 20_000 for match in answer.matches.additional_properties["bed"]] == [True] * 3


def test_an_outfit_stays_inside_its_budget(client, models, chosen):
    body = models.OutfitRequest(session=chosen.session, budget_cents=60_000)
    outfit = operation("sessions", "dress_outfit")(client=client, body=body)
    assert outfit.optimal
    assert outfit.total_cents <= 60_000


def test_words_find_items(client, models):
    found = operation("search", "search")(client=client, body=models.SearchRequest(text="walnut armchair", limit=5))
    assert len(found.results) == 5
    assert found.results[0].item.name.startswith("Chair")


def test_a_photo_is_sent_and_its_pieces_are_found(client, models):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "tan").save(file, "PNG")
    sent = importlib.import_module("penat_client.types").File(io.BytesIO(file.getvalue()), "room.png", "image/png")
    photo = operation("photos", "upload_photo")(client=client, body=models.PhotoForm(file=sent))
    assert (photo.width, photo.height) == (64, 48)
    found = operation("photos", "find_segments")(photo.id, client=client, body=models.SegmentRequest())
    assert isinstance(found, models.SegmentsAnswer)
    assert found.segments == []  # a plain wall


def test_what_a_shopper_did_is_taken(client, models, chosen):
    body = models.EventRequest(session=chosen.session, item=chosen.item.id, kind="buy", value=199.0)
    told = importlib.import_module("penat_client.api.sessions.record_event").sync_detailed(client=client, body=body)
    assert told.status_code == 202
    assert "Penat-Release" in told.headers


def test_what_goes_wrong_is_a_typed_problem(client, models):
    begun = operation("sessions", "begin_session")(client=client, body=models.SessionRequest(shown=99))
    assert isinstance(begun, models.Problem)
    assert begun.type_ == "/problems/invalid-input"
    assert [error.field for error in begun.errors] == ["shown"]
    forged = operation("sessions", "pick")(client=client, body=models.PickRequest(session="forged", item=None))
    assert (forged.status, forged.type_) == (400, "/problems/invalid-session")


def test_the_example_shops_at_a_terminal(api):
    command = [sys.executable, str(HOME / "example" / "shopper.py"), api]
    done = subprocess.run(
        command, input="1\n2\n0\n1\n3\n", capture_output=True, text=True, timeout=60, env={"PYTHONPATH": str(HOME)}
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Which one? 3 of 4") == 2  # none of these shows others of the same step
    assert "With Chair" in done.stdout
    assert "  bed: Bed" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_lines_of_the_docs_show_the_first_slate(api):
    (lines,) = blocks(ROOT / "docs/clients.md", "python")
    command = [sys.executable, "-c", lines.replace("http://127.0.0.1:8080", api)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"PYTHONPATH": str(HOME)})
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("'Chair") == 9


def test_the_example_says_what_the_server_said(tmp_path, api):
    command = [sys.executable, str(HOME / "example" / "shopper.py"), f"{api}/nothing"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"PYTHONPATH": str(HOME)})
    assert done.returncode == 1
    assert "there is nothing at /nothing/api/v1/sessions" in done.stderr

"""The generated clients before the real app: a small shop that pages of other addresses may call."""

from pathlib import Path

import pytest

from tests.browser.conftest import Shop, pictures, served

__all__ = ["pictures"]

CLIENTS = Path(__file__).parents[2] / "clients"


@pytest.fixture
def api(pictures):
    """The address of a shop."""
    with served(Shop(pictures).app()) as base:
        yield base

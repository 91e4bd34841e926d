"""Random numbers that depend on a key alone."""

import numpy as np
import pytest

from penat.domain.streams import KeyedStream


def test_the_same_key_gives_the_same_numbers_on_every_machine():
    expected = [0.8234410606050799, -0.20061569376242103, 1.8558038370623506]
    assert KeyedStream(7, 2, 0).gumbel(size=3).tolist() == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("key", [(7, 2, 1), (7, 3, 0), (8, 2, 0), (72, 0), (7, 20)])
def test_another_key_gives_other_numbers(key):
    assert not np.isin(KeyedStream(*key).gumbel(size=100), KeyedStream(7, 2, 0).gumbel(size=100)).any()


def test_numbers_asked_for_in_parts_are_those_asked_for_at_once():
    stream = KeyedStream(1, 2, 3)
    parts = np.concatenate([stream.gumbel(size=size) for size in (3, 0, 4)])
    assert parts.tolist() == KeyedStream(1, 2, 3).gumbel(size=7).tolist()


def test_numbers_follow_the_standard_gumbel_law():
    """Kolmogorov–Smirnov: 1.95 over the root of n is the 0.1 % point."""
    drawn = np.sort(KeyedStream(5).gumbel(size=100_000))
    share = np.arange(1, len(drawn) + 1) / len(drawn)
    assert np.abs(np.exp(-np.exp(-drawn)) - share).max() < 1.95 / np.sqrt(len(drawn))


def test_streams_of_neighbouring_keys_do_not_go_together():
    ten = np.array([KeyedStream(seed, 2, 0).gumbel(size=10_000) for seed in range(10)])
    assert np.abs(np.corrcoef(ten) - np.eye(10)).max() < 0.045


@pytest.mark.parametrize("byte", [b"\x00", b"\xff"])
def test_the_rarest_bits_give_finite_numbers(byte, monkeypatch):
    stream = KeyedStream(1)
    monkeypatch.setattr(stream, "_hash", type("Constant", (), {"digest": staticmethod(lambda size: byte * size)}))
    assert np.isfinite(stream.gumbel(size=3)).all()

"""How many processors are used, on a machine and in a container."""

import os

import pytest

from penat.adapters.usable_cores import usable_cores

HERE = float(len(os.sched_getaffinity(0)))


@pytest.mark.parametrize(
    ("told", "cores"),
    [
        ("max 100000\n", HERE),
        ("50000 100000\n", 0.5),
        (f"{10**9} 1000\n", HERE),
        ("", HERE),
        ("nonsense\n", HERE),
    ],
)
def test_a_containers_share_bounds_what_is_used(tmp_path, told, cores):
    (tmp_path / "cpu.max").write_text(told)
    assert usable_cores(tmp_path / "cpu.max") == cores


def test_without_a_container_every_core_that_is_allowed_is_used(tmp_path):
    assert usable_cores(tmp_path / "cpu.max") == HERE

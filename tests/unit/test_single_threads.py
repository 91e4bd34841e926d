"""numpy's libraries read how many threads they may start when they are loaded, so that has to be said before."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPOILS = "sys.modules['numpy'] = None\n"  # whoever imports numpy from here on fails


@pytest.mark.parametrize("command", ["serve", "work"])
def test_a_command_says_so_before_numpy_is_imported(command):
    code = (
        f"import os, sys\n{SPOILS}"
        f"from penat.cli import {command}\n{command}._keep_libraries_single()\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    assert _printed(code) == "1"


def test_gunicorns_own_settings_say_so_before_numpy_is_imported():
    code = (
        "import os, sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'numpy': print(os.environ.get('OPENBLAS_NUM_THREADS'))\n"
        "sys.meta_path.insert(0, Watch())\n"
        "exec(compile(open('gunicorn.conf.py').read(), 'gunicorn.conf.py', 'exec'))"
    )
    assert _printed(code) in ("1", "")


def _printed(code: str) -> str:
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()

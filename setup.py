"""What pyproject.toml cannot say: needs stand in the requirements files, and a wheel brings the shipped models.

A wheel has no chroma_cache beside it, so the models lie inside the package there, as penat/shipped_models.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
EXTRAS = ("map", "postgres", "qdrant", "redis")


class BuildWithModels(build_py):
    """Adds the shipped models to what is built; an editable install finds them where they are."""

    def run(self) -> None:
        """Build the package, then copy the models into it."""
        super().run()
        if not self.editable_mode:
            models = Path(self.build_lib) / "penat" / "shipped_models"
            shutil.copytree(HERE / "chroma_cache" / "models", models, dirs_exist_ok=True)


def needed(name: str) -> list[str]:
    """Return the packages that a requirements file names, without its remarks and what it says to pip."""
    lines = (line.partition(" #")[0].strip() for line in (HERE / name).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith(("#", "-"))]


setup(
    cmdclass={"build_py": BuildWithModels},
    install_requires=needed("requirements.txt"),
    extras_require={name: needed(f"requirements-{name}.txt") for name in EXTRAS},
)

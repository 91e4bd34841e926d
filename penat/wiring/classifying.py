"""What makes classifiers of label sets, over the settings' folders."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from penat.adapters.array_card import ARRAYS, CARD
from penat.adapters.classifier_files import ClassifierFiles, checked_id
from penat.adapters.classifier_page import classifier_page
from penat.adapters.column_files import ColumnFiles
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.release_layout import RELEASES
from penat.domain.catalogue import Catalogue
from penat.domain.kept_classifier import KeptClassifier
from penat.settings import Settings
from penat.use_cases.classifying import Classifying
from penat.use_cases.labeller import Labeller
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import columns_folder

CLASSIFIERS = "classifiers"


def build_classifying(settings: Settings, labels: Labeller) -> Classifying:
    """Return what keeps the classifiers of *labels*' sets in VAR/classifiers, and their columns in VAR/columns."""
    files = ClassifierFiles(settings.var / CLASSIFIERS)
    return Classifying(labels, files, ColumnFiles(columns_folder(settings)), lambda: datetime.now(UTC))


def classifying_of(settings: Settings) -> Classifying:
    """Return the same over the settings' own label sets, for the command line."""
    return build_classifying(settings, build_annotation(settings)[1])


def page_of(settings: Settings, classifying: Classifying, catalogue: Catalogue, made: KeptClassifier) -> str:
    """Return the report of a classifier as a page with its pictures inside."""
    pictures = ReleasePictures(settings.cache / RELEASES, settings.var / "pictures")
    return classifier_page(made, classifying.applied(made.set_id), catalogue, pictures)


def copy_classifier(settings: Settings, set_id: str, folder: Path) -> None:
    """Copy the two files of a set's classifier into *folder*. Raises NotFound, and Unavailable for damage."""
    ClassifierFiles(settings.var / CLASSIFIERS).get(set_id)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CARD, ARRAYS):
        shutil.copyfile(settings.var / CLASSIFIERS / checked_id(set_id) / name, folder / name)

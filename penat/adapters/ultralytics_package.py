"""The optional package ultralytics, loaded when it is first needed, and kept from the network."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from penat.domain.errors import Unavailable

INSTALL = "pip install -r requirements-yoloe.txt"
_QUIET = {
    "YOLO_OFFLINE": "true",  # looks nothing up and sends nothing
    "YOLO_AUTOINSTALL": "false",
    "YOLO_VERBOSE": "false",
    "ULTRALYTICS_SAFE_LOAD": "1",  # weights are read as weights; a pickle could run anything
}


def load_yoloe(weights: Path) -> Any:
    """Return ultralytics' YOLOE with the *weights* of a file that is there, ready to run on the CPU.

    It downloads and installs nothing, and tells nobody. Raises Unavailable where the package is missing, or the file
    holds no such model.
    """
    package = _package()
    try:
        model = package.YOLOE(str(weights))
        model.model.eval()
        if not hasattr(model.model, "get_text_pe"):
            raise TypeError(f"it holds a {type(model.model).__name__}")
    except Exception as error:  # torch and ultralytics raise almost anything on a file that is none of theirs
        raise Unavailable(f"{weights} holds no weights of YOLOE: {error}; download the file again") from None
    return model


def _package() -> Any:
    os.environ.update(_QUIET)
    if "YOLO_CONFIG_DIR" not in os.environ:  # else it writes into the home folder
        folder = tempfile.mkdtemp(prefix="penat-ultralytics-")
        os.environ["YOLO_CONFIG_DIR"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        import ultralytics
        from ultralytics.utils import events, is_online
    except ImportError as error:
        raise Unavailable(
            f"YOLOE needs the package ultralytics, whose licence is the AGPL-3.0 ({error}): {INSTALL}",
            field="segmenter",
        ) from None
    if is_online():  # somebody loaded it before, and another way
        raise Unavailable("ultralytics may use the network here; set YOLO_OFFLINE=true before the start")
    ultralytics.settings.update({"sync": False})
    events.events.enabled = False
    return ultralytics

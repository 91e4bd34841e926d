"""ONNX Runtime on the CPU: how a network's file is opened, the same for every bundle."""

from pathlib import Path
from typing import Any

from penat.domain.errors import Unavailable


def open_session(path: Path, threads: int) -> Any:
    """Return the network at *path*; one run of it may use *threads*, 0 for all cores. Raises Unavailable."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leaves the cores to decoding
    options.add_session_config_entry("session.dynamic_block_base", "4")  # no thread waits long for a busy core's
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has its own exception types, none of them public
        raise Unavailable(f"{path} is not a model onnxruntime can run: {error}") from None

"""ONNX files written by hand, as the protocol buffers they are; the numbers are the field numbers of onnx.proto."""

import numpy as np

FLOAT, INT64 = 1, 7
_KINDS = {np.dtype(np.float32): FLOAT, np.dtype(np.int64): INT64}


def model(nodes: list[bytes], wanted: list[bytes], given: list[bytes], tensors: list[bytes]) -> bytes:
    """Return a network of *nodes* with inputs *wanted*, outputs *given* and constants *tensors*."""
    graph = b"".join(_bytes(1, one) for one in nodes) + _bytes(2, b"graph")
    graph += b"".join(_bytes(5, one) for one in tensors)
    graph += b"".join(_bytes(11, one) for one in wanted) + b"".join(_bytes(12, one) for one in given)
    opset = _bytes(1, b"") + _int(2, 13)
    return _int(1, 8) + _bytes(7, graph) + _bytes(8, opset)


def node(kind: str, inputs: list[str], output: str, **attributes: int | list[int]) -> bytes:
    """Return one operation."""
    made = b"".join(_bytes(1, name.encode()) for name in inputs) + _bytes(2, output.encode()) + _bytes(4, kind.encode())
    return made + b"".join(_bytes(5, _attribute(name, value)) for name, value in attributes.items())


def tensor(name: str, array: np.ndarray) -> bytes:
    """Return a constant."""
    return (
        b"".join(_int(1, size) for size in array.shape)
        + _int(2, _KINDS[array.dtype])
        + _bytes(8, name.encode())
        + _bytes(9, array.tobytes())
    )


def value(name: str, kind: int, shape: list[str | int]) -> bytes:
    """Return what an input or output is called, and its shape; a size that may vary has a name."""
    sizes = b"".join(_bytes(1, _int(1, one) if isinstance(one, int) else _bytes(2, one.encode())) for one in shape)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _int(1, kind) + _bytes(2, sizes)))


def _attribute(name: str, value: int | list[int]) -> bytes:
    if isinstance(value, int):
        return _bytes(1, name.encode()) + _int(3, value) + _int(20, 2)
    return _bytes(1, name.encode()) + b"".join(_int(8, one) for one in value) + _int(20, 7)


def _int(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)

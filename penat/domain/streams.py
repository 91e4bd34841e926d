"""Random numbers for one slate: always the same ones for the same whole numbers, and cheap to begin anew."""

import hashlib

import numpy as np

from penat.domain.geometry import Floats

_BYTES = 8
_BELOW_ONE = (1.0 - 2.0**-53) * 2.0**-64  # takes the largest of 2**64 whole numbers to the last float before 1
_ABOVE_ZERO = 2.0**-65


class KeyedStream:
    """A stream of random numbers that is a pure function of its key, whatever the machine and the release of numpy.

    SHAKE-256 of the key is read out, eight bytes a number. Each slate begins a stream of its own and takes a hundred
    numbers from it; setting up a generator of numpy's for so few takes longer than the draw.
    """

    def __init__(self, *key: int) -> None:
        self._hash = hashlib.shake_256(",".join(map(str, key)).encode())
        self._read = 0

    def gumbel(self, *, size: int) -> Floats:
        """Return the stream's next numbers (size,), independent and of the standard Gumbel law; always finite."""
        result: Floats = -np.log(-np.log(self.uniform(size=size)))
        return result

    def uniform(self, *, size: int) -> Floats:
        """Return the stream's next numbers (size,), independent and even between 0 and 1, neither of them included."""
        end = self._read + size
        drawn = self._hash.digest(end * _BYTES)[self._read * _BYTES :]
        self._read = end
        return np.frombuffer(drawn, dtype="<u8") * _BELOW_ONE + _ABOVE_ZERO

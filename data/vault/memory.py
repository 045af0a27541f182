"""Overwriting secrets when they are done with, as far as CPython lets a program do that.

Python's bytes and str cannot be changed, and the collector gives their memory back without wiping it. What this house
made itself and nobody else holds is therefore overwritten in place. Copies that a library made on the way are outside
its reach: resources/docs/security.md names that as a limit.
"""

from __future__ import annotations

import ctypes
import sys

_SHORTEST = 16  # shorter values can be shared by the interpreter; no key is that short
_CAN = sys.implementation.name == "cpython"


def wipe(*values: bytes | bytearray | str | None) -> None:
    """Overwrite these values with zeros. Only for values that nobody else still needs; literals never."""
    for value in values:
        if value is None or len(value) < _SHORTEST:
            continue
        if isinstance(value, bytearray):
            value[:] = bytes(len(value))
        elif _CAN and isinstance(value, bytes):
            ctypes.memset(id(value) + bytes.__basicsize__ - 1, 0, len(value))
        elif _CAN and isinstance(value, str) and value.isascii():
            # a compact ASCII string: header, then one byte a letter and a closing zero
            ctypes.memset(id(value) + sys.getsizeof(value) - len(value) - 1, 0, len(value))

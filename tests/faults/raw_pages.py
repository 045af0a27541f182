"""What really stands in the pages of a desk store: every page and every frame of its WAL, decrypted one by one.

SQLite itself shows only what is still in use; what is left behind in free pages and gaps is exactly what the tests
look for. The form of a page is SQLCipher 4's (zetetic.net/sqlcipher/design): 4096 bytes, of which the last 80 are
16 of IV and 64 of HMAC; the first 16 bytes of the file are the salt; AES-256-CBC under the raw key.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
_WAL_HEADER, _FRAME_HEADER = 32, 24
_Bytes = npt.NDArray[np.uint8]


def pages(store: Path, key: bytes) -> list[bytes]:
    """All pages of the file and all frames of its WAL, also those that are no longer in use."""
    content = store.read_bytes()
    raw = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    first = [SALT] + [0] * (len(raw) - 1)
    wal = store.with_name(store.name + "-wal")
    frames = wal.read_bytes() if wal.exists() else b""
    for at in range(_WAL_HEADER, len(frames) - _FRAME_HEADER, _FRAME_HEADER + PAGE):
        number = struct.unpack(">I", frames[at : at + 4])[0]
        raw.append(frames[at + _FRAME_HEADER : at + _FRAME_HEADER + PAGE])
        first.append(SALT if number == 1 else 0)
    return [_decrypt(page, key, skip) for page, skip in zip(raw, first, strict=True) if len(page) == PAGE]


def holding(store: Path, key: bytes, words: bytes) -> int:
    """How many pages have these bytes in them."""
    return sum(words in page for page in pages(store, key))


def _decrypt(page: bytes, key: bytes, skip: int) -> bytes:
    body = page[skip : PAGE - RESERVED]
    iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    return cbc_decrypt(body, key, iv)


def cbc_decrypt(body: bytes, key: bytes, iv: bytes) -> bytes:
    """AES-256 in CBC mode (FIPS 197; NIST SP 800-38A), all blocks at once; slow, and only for tests."""
    blocks: _Bytes = np.frombuffer(body, np.uint8).reshape(-1, 16)
    before = np.vstack([np.frombuffer(iv, np.uint8)[None, :], blocks[:-1]])
    return bytes((_inverse(blocks, _round_keys(key)) ^ before).tobytes())


def _times(a: int, b: int) -> int:
    total = 0
    while b:
        if b & 1:
            total ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return total


def _boxes() -> tuple[_Bytes, _Bytes]:
    box = np.zeros(256, np.uint8)
    for value in range(256):
        inverse = next((other for other in range(256) if _times(value, other) == 1), 0)
        spread = inverse
        for turn in range(1, 5):
            spread ^= ((inverse << turn) | (inverse >> (8 - turn))) & 0xFF
        box[value] = spread ^ 0x63
    back = np.zeros(256, np.uint8)
    back[box] = np.arange(256, dtype=np.uint8)
    return box, back


_BOX, _BACK = _boxes()
_TIMES = {factor: np.array([_times(value, factor) for value in range(256)], np.uint8) for factor in (9, 11, 13, 14)}
_SHIFT = np.array([0, 13, 10, 7, 4, 1, 14, 11, 8, 5, 2, 15, 12, 9, 6, 3])  # where each byte comes from


def _round_keys(key: bytes) -> list[_Bytes]:
    words = [list(key[at : at + 4]) for at in range(0, 32, 4)]
    constant = 1
    for number in range(8, 60):
        word = list(words[-1])
        if number % 8 == 0:
            word = [int(_BOX[value]) for value in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _times(constant, 2)
        elif number % 8 == 4:
            word = [int(_BOX[value]) for value in word]
        words.append([one ^ other for one, other in zip(word, words[number - 8], strict=True)])
    return [np.array(words[at : at + 4], np.uint8).reshape(16) for at in range(0, 60, 4)]


def _inverse(blocks: _Bytes, keys: list[_Bytes]) -> _Bytes:
    state = blocks ^ keys[14]
    for number in range(13, -1, -1):
        state = _BACK[state[:, _SHIFT]] ^ keys[number]
        if number:
            column = state.reshape(-1, 4, 4)
            turned = [np.roll(column, -turn, axis=2) for turn in range(4)]
            mixed = np.zeros_like(column)
            for factor, part in zip((14, 11, 13, 9), turned, strict=True):
                mixed ^= _TIMES[factor][part]
            state = mixed.reshape(-1, 16)
    return state

"""Compression, in one place so that the library can be changed. Must never know what is compressed."""

from __future__ import annotations

import zlib
from typing import Final

_LEVEL: Final = 6


def deflate(data: bytes) -> bytes:
    """Return `data` in zlib format, as the filter FlateDecode reads it."""
    return zlib.compress(data, _LEVEL)

"""Compression, in one place so that the library can be changed. Must never know what is compressed.

libdeflate and not Python's zlib: which zlib a Python was built with differs from
machine to machine (zlib, zlib-ng), and with it the bytes.
"""

from __future__ import annotations

from typing import Final

import deflate as libdeflate

_LEVEL: Final = 6


def deflate(data: bytes) -> bytes:
    """Return `data` in zlib format, as the filter FlateDecode reads it."""
    return bytes(libdeflate.zlib_compress(data, _LEVEL))

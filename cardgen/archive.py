"""Parts -> a ZIP file: the same bytes on every machine. Reads nothing, and knows not what the parts are.

Python's zipfile compresses with the zlib that the Python was built with, which differs from machine to machine.

Source: PKWARE APPNOTE 6.3.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Final

import deflate as libdeflate

_LEVEL: Final = 6
_JANUARY_1980: Final = (1 << 5) | 1  # the first date that ZIP knows
_UTF_8: Final = 0x800
_ENTRY: Final = b"PK\x01\x02"


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file with the parts in their order, without dates, compressed by libdeflate.

    Raises struct.error for what needs the larger numbers of ZIP64: 4 GB, or 65,536 parts.
    """
    whole, directory = bytearray(), bytearray()
    for name, data in parts.items():
        packed = bytes(libdeflate.deflate_compress(data, _LEVEL))
        called = name.encode()
        # version 2.0, name in UTF-8, deflate, midnight, 1980-01-01
        common = struct.pack(
            "<5H3I2H", 20, _UTF_8, 8, 0, _JANUARY_1980, zlib.crc32(data), len(packed), len(data), len(called), 0
        )
        directory += _ENTRY + struct.pack("<H", 20) + common + struct.pack("<3H2I", 0, 0, 0, 0, len(whole)) + called
        whole += b"PK\x03\x04" + common + called + packed
    end = struct.pack("<4H2IH", 0, 0, len(parts), len(parts), len(directory), len(whole), 0)
    return bytes(whole + directory + b"PK\x05\x06" + end)

"""Zips as people's programs write them, and as nobody should."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


class Gbk(ZipInfo):
    """A file that a Chinese Windows names in a zip: GBK, and no flag that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (zipfile's own)
        return self.filename.encode("gb18030"), 0


class Bare(ZipInfo):
    """UTF-8 without the flag, as some systems write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (zipfile's own)
        return self.filename.encode(), 0


def zipped(*files: tuple[str | ZipInfo, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A zip of these files, each by its path; always the same bytes: names of tests have them."""
    made = io.BytesIO()
    with ZipFile(made, "w", method, compresslevel=1) as archive:
        for name, data in files:
            archive.writestr(ZipInfo(name) if isinstance(name, str) else name, data, method)
    return made.getvalue()


def flagged(data: bytes, flag: int) -> bytes:
    """The zip with a flag set on each of its files: 1 says that it is encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            (flags,) = struct.unpack_from("<H", data, place + at)
            struct.pack_into("<H", changed, place + at, flags | flag)
            place = data.find(mark, place + 4)
    return bytes(changed)


def with_unicode_name(name: str, data: bytes) -> bytes:
    """A zip whose one file has a name of `?`, and its own in the field for that."""
    info = Gbk("????.toml")
    field = struct.pack("<BI", 1, zlib.crc32(b"????.toml")) + name.encode()
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    return zipped((info, data))


def nested(data: bytes, depth: int, name: str = "里.zip") -> bytes:
    """A zip in a zip, and so on, around these bytes."""
    for _ in range(depth):
        data = zipped((name, data))
    return data


def names_of(paths: Iterable[str]) -> bytes:
    """A zip with an empty file of each name."""
    return zipped(*((path, b"") for path in paths))

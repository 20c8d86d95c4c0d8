"""A workbook that is a zip, xlsx or ods, looked through before it is read.

What is read is a zip made anew of the parts that were looked at: no part is larger than what was
unpacked here, and none says how much memory is to be taken.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ...domain.startup import lazy
from ...errors import BadFile
from .. import file_kinds
from . import open_document, spreadsheet
from .workbook_facts import BROKEN, LOCKED, TOO_MUCH, WorkbookFacts

_UNREAD = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
PARTS = 2_000
"""Files in a package."""
UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts that are read."""
_BINARY = "这是 Excel 二进制工作簿（xlsb），没有读取。请打开它，另存为 xlsx 再用。"
_WANTED = lazy(r"(?i)(?:\.(?:xml|rels)|(?:^|/)mimetype)\Z")
_PASSED_OVER = lazy(r"(?i)(?:^|/)(?:docProps|theme|media|drawings|charts|customXml|Pictures)/")


def looked_through(data: bytes, name: str) -> WorkbookFacts:
    """A zip's workbook made anew; BadFile where it is none, or not one that may be read."""
    parts = _parts(data, name)
    if any(part.lower().startswith("xl/") for part in parts):
        looked = spreadsheet.looked_through(parts, name)
    elif "content.xml" in parts and b"spreadsheet" in parts.get("mimetype", b"spreadsheet"):
        looked = open_document.looked_through(parts, name)
    else:
        raise BadFile(name, file_kinds.kind(data[: file_kinds.HEAD]) or BROKEN)
    return looked._replace(data=_packed(parts))


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """The parts that may be read, unpacked."""
    if data.count(b"PK\x01\x02") > PARTS:
        raise BadFile(name, TOO_MUCH)
    left = UNPACKED
    parts: dict[str, bytes] = {}
    names: set[str] = set()
    try:
        with ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                path = info.filename.replace("\\", "/").lstrip("/")
                if path.lower() == "xl/workbook.bin":
                    raise BadFile(name, _BINARY)
                if not _WANTED.search(path) or _PASSED_OVER.search(path):
                    continue
                if info.flag_bits & 1:
                    raise BadFile(name, LOCKED)
                left -= info.file_size
                if left < 0:
                    raise BadFile(name, TOO_MUCH)
                known = path.lower() in names  # which of them would be read?
                if known or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                    raise BadFile(name, BROKEN)
                names.add(path.lower())
                parts[path] = _unpacked(data, info, name)
    except _UNREAD as error:
        raise BadFile(name, BROKEN) from error
    return parts


def _unpacked(data: bytes, info: ZipInfo, name: str) -> bytes:
    """A part's bytes, never more than it claims; `ZipFile.read` would take three times as long."""
    begin = info.header_offset
    named, more = struct.unpack_from("<2H", data, begin + 26)
    first = begin + 30 + named + more
    packed = data[first : first + info.compress_size]
    if info.compress_type == ZIP_DEFLATED:
        part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
    else:
        part = packed
    is_there = data[begin : begin + 4] == file_kinds.ZIP
    if not is_there or len(part) != info.file_size or zlib.crc32(part) != info.CRC:
        raise BadFile(name, BROKEN)
    return part


_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
_VERSION, _UTF8, _DAY = 20, 0x800, 33


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip that holds them as they are: `ZipFile` would take as long as reading."""
    body: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for path, part in parts.items():
        name, size = path.encode(), len(part)
        told = (_VERSION, _UTF8, 0, 0, _DAY, zlib.crc32(part), size, size, len(name), 0)
        local = struct.pack(_LOCAL, file_kinds.ZIP, *told) + name
        listed.append(struct.pack(_CENTRAL, b"PK\x01\x02", _VERSION, *told, 0, 0, 0, 0, at) + name)
        body += (local, part)
        at += len(local) + size
    central = b"".join(listed)
    end = struct.pack(_END, b"PK\x05\x06", 0, 0, len(parts), len(parts), len(central), at, 0)
    return b"".join((*body, central, end))

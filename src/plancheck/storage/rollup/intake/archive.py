"""A zip as it comes by mail: its files, named as its writer named them, read one by one.

Bounded: so many files, so many bytes in all, so many archives in archives; what is beyond is said.
Names are shown and open nothing.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ....domain.rollup.intake.arrival import Arrival
from ....errors import BadFile
from ... import file_kinds, text_file
from .names import is_litter
from .source_file import SourceFile, shown_in, shown_name
from .workbook import workbook_arrival

LIMIT = 256 * 1024 * 1024
"""Bytes of an archive."""
UNPACKED = 512 * 1024 * 1024
"""Bytes that are read out of it and of the archives in it."""
ENTRIES = 65_535
"""Files in it."""
DEPTH = 3
"""Archives in archives that are looked into, the first one counted."""
_MARK = b"PK\x01\x02"
_UTF8, _ENCRYPTED, _HIDDEN = 0x800, 0x1, 0x2000
_UNICODE_NAME = 0x7075
_DAMAGED = "已损坏，或没有传完，没有读取。请重新索取。"
_OPENED = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)
_DOCUMENT = ("[content_types].xml", "mimetype", "ofd.xml")
"""What only a document has at its root."""
_TYPES = b"[Content_Types].xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Archive(NamedTuple):
    """The files of an archive that are still to be read, and what was left in it by systems."""

    files: tuple[PackedFile, ...]
    litter: tuple[str, ...]


class _Bounds:
    """How many bytes may still be unpacked, of an archive and of those in it together."""

    def __init__(self) -> None:
        self.left = UNPACKED


class PackedFile:
    """A file in an archive."""

    asked = False

    def __init__(
        self,
        archive: ZipFile,
        info: ZipInfo,
        path: Iterable[str],
        within: SourceFile,
        bounds: _Bounds,
    ) -> None:
        *folders, self.name = path
        self.folder = (
            shown_in(shown_name(within), "/".join(folders)) if folders else shown_name(within)
        )
        self.depth = within.depth + 1
        self.bounds = bounds
        self._archive, self._info = archive, info

    def size(self) -> int:
        """By what the archive says."""
        return self._info.file_size

    def head(self) -> bytes:
        """Its beginning."""
        return self._unpacked(file_kinds.HEAD)

    def data(self, limit: int) -> bytes:
        """All of it."""
        data = self._unpacked(limit + 1)
        if len(data) > limit:
            raise BadFile(self.name, file_kinds.kind(data) or text_file.too_large(limit))
        return data

    def _unpacked(self, most: int) -> bytes:
        """At most so many bytes, whatever the archive says of itself."""
        info = self._info
        if info.flag_bits & (_ENCRYPTED | _HIDDEN):
            raise BadFile(self.name, "压缩包加了密码，没有读取。请用密码解压，再放进来。")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise BadFile(self.name, "是链接，没有读取。请把文件本身放进来。")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadFile(self.name, "压缩的方法不认识，没有读取。请先解压，再放进来。")
        if self.bounds.left <= 0:
            raise BadFile(self.name, "压缩包里的内容太多，没有读取。请先解压，再放进来。")
        try:
            with self._archive.open(info) as file:
                data = file.read(most)
        except _OPENED as error:
            raise BadFile(self.name, "在压缩包里已损坏，没有读取。请重新索取。") from error
        self.bounds.left -= len(data)
        return data


def zipped(source: SourceFile, head: bytes) -> Archive | Arrival | None:
    """What a file is whose head is a zip's: an archive, a workbook; None for another document."""
    if source.size() > LIMIT:
        raise BadFile(
            source.name, f"压缩包太大（超过 {LIMIT // 1024**2} MB），没有读取。请先解压。"
        )
    if head[30:49] == _TYPES and (b"word/" in head or b"ppt/" in head):
        return None  # it may be large, and is not read
    data = source.data(LIMIT)
    if data.count(_MARK) > ENTRIES:
        raise BadFile(source.name, f"压缩包里的文件太多（超过 {ENTRIES} 个），没有读取。请先解压。")
    try:
        archive = ZipFile(io.BytesIO(data))
    except _OPENED as error:
        kind = file_kinds.kind_of(head)
        what = kind.name if kind and not kind.is_packed else "压缩包"
        raise BadFile(source.name, f"{what}{_DAMAGED}") from error
    paths = [(_path(info), info) for info in archive.infolist()]
    roots = {path[0].lower() for path, _ in paths}
    if not roots.isdisjoint(_DOCUMENT):
        is_sheet = "xl" in roots or data[38:].startswith(_ODS)
        return workbook_arrival(source, data) if is_sheet else None
    if source.depth >= DEPTH:
        raise BadFile(source.name, f"压缩包套了 {DEPTH} 层以上，里面的没有读。请先解压。")
    return _archive(source, archive, sorted(paths, key=lambda one: one[0]))


def _archive(
    source: SourceFile, archive: ZipFile, paths: Iterable[tuple[list[str], ZipInfo]]
) -> Archive:
    bounds = source.bounds if isinstance(source, PackedFile) else _Bounds()
    files, litter = [], []
    for path, info in paths:
        if info.is_dir():
            continue
        if any(map(is_litter, path)):
            litter.append(shown_in(shown_name(source), "/".join(path)))
        else:
            files.append(PackedFile(archive, info, path, source, bounds))
    if not files:
        raise BadFile(source.name, "压缩包里没有文件。请重新索取。")
    return Archive(tuple(files), tuple(litter))


def _path(info: ZipInfo) -> list[str]:
    """Folders and name, as the archive's writer meant them: UTF-8, else GBK; nothing leads out."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437")
        name = _unicode_name(info.extra, raw) or _decoded(raw)
    parts = [part for part in re.split(r"[/\\]", name) if part.strip() not in ("", ".", "..")]
    return parts or ["无名文件"]


def _decoded(raw: bytes) -> str:
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    if name.isascii() or any(char >= "\u0800" for char in name):
        return name
    try:  # two bytes of GBK may be one letter of UTF-8, but never a hanzi
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return name


def _unicode_name(extra: bytes, raw: bytes) -> str:
    """The name in the field that some writers add (0x7075), if it is of this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_NAME and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
    return ""

"""The text of a file: read up to a bound, UTF-8 or GB 18030; what is none is said by its kind."""

import codecs
import errno
import stat
from pathlib import Path

from ..errors import BadFile
from . import access, atomic, file_kinds, resources
from .presence import absent

LIMIT = 4 * 1024 * 1024
"""Bytes of a plan, a status file, a roster or another PC's ledger."""

BOM = b"\xef\xbb\xbf"
_SAMPLE = 32 * 1024


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; BadFile otherwise."""
    data, size = _read(path, limit)
    if max(len(data), size) > limit:
        raise BadFile(path.name, file_kinds.kind(data) or too_large(limit))
    return data


def read_head(path: Path) -> bytes:
    """The beginning of a regular file, by which its kind is told; BadFile where it has none."""
    return _read(path, 0)[0]


def peek(path: Path) -> bytes:
    """The beginning of a file among others, if it may be one to read; empty where it may not."""
    try:
        head, size = _read(path, 0)
    except BadFile:
        return b""
    return head if size <= LIMIT else b""


def _read(path: Path, limit: int) -> tuple[bytes, int]:
    """A file's bytes, of a larger one its beginning; and how many it has."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadFile(name, "是文件夹，不是普通文件。")
        if not stat.S_ISREG(status.st_mode):
            raise BadFile(name, "不是普通文件。")
        with access.reader(path) as file:
            whole = status.st_size <= limit
            return file.read(limit + 1 if whole else file_kinds.HEAD), status.st_size
    except (OSError, ValueError) as error:
        cause = access.told(error, path) if isinstance(error, OSError) else error
        gone = isinstance(cause, FileNotFoundError | NotADirectoryError)
        if gone and (packed := resources.archived(path)) is not None:
            return packed, 0
        raise BadFile(name, _why(cause, path)) from cause


def _why(error: OSError | ValueError, path: Path) -> str:
    """Why a file was not read, in a sentence."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "找不到文件。" if absent(path) else "链接指向的地方没有了。"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限。"
    if not isinstance(error, OSError):
        return "文件无法读取，请检查路径和磁盘。"
    if error.errno == errno.EBUSY:
        return f"{atomic.reason(error)}，请关掉那个程序，或稍等一会儿再试。"
    return f"文件无法读取（{atomic.reason(error)}），请检查路径和磁盘。"


def too_large(limit: int) -> str:
    """What is said of a file beyond the limit."""
    return f"文件太大（超过 {limit // 1024} KB），没有读取。"


def read_text(path: Path, limit: int = LIMIT) -> str:
    """The text of a file; BadFile where it has none."""
    return decoded(read_bytes(path, limit), path.name)


def decoded(data: bytes, source: str) -> str:
    """The text of bytes: UTF-8 with or without BOM, else GB 18030; BadFile otherwise."""
    if foreign := file_kinds.foreign(data):
        raise BadFile(source, foreign)
    try:
        return data.removeprefix(BOM).decode()  # the codec utf-8-sig would be one import more
    except UnicodeDecodeError as error:
        if mostly_utf8(data, error.start):
            line = data.count(b"\n", 0, error.start) + 1
            raise BadFile(source, "文字已损坏，请换一份完好的文件。", line) from error
    try:
        return from_gb18030(data)
    except UnicodeDecodeError as error:
        raise BadFile(source, "文字编码无法识别，请另存为 UTF-8。") from error


def from_gb18030(data: bytes) -> str:
    """GB 18030 without a BOM, and the GBK of Windows, which has the euro sign at 0x80."""
    return data.decode("gb18030", "euro").removeprefix("\ufeff")


def _euro(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


codecs.register_error("euro", _euro)


def mostly_utf8(data: bytes, at: int) -> bool:
    """Whether this is UTF-8 with a few bad bytes, which GB 18030 might read as other hanzi.

    The first bad byte stands `at` there; what is around it tells.
    """
    text = data[max(0, at - _SAMPLE) : at + _SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(char >= "\u0800" for char in text) - bad > bad

"""Writing a whole file so that a reader sees the old one or the new one, never half of one.

A temporary name in the same folder with O_EXCL, fsync, replace; tried again while another program
holds the file (`access`).
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from ..errors import NotSaved
from . import access
from .file_names import numbered

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class Durable:
    """How often this process has made something durable: what is on disk is called saved."""

    count = 0


durable = Durable()


def make_folder(path: Path, *, shared: bool = False) -> None:
    """Make a folder and those above it, durably; with the modes that `write` gives its own."""
    if path.is_dir():
        return
    if path.parent != path:
        make_folder(path.parent, shared=shared)
    path.mkdir(mode=0o777 if shared else 0o700, exist_ok=True)
    sync_folder(path.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: `os.write` may write fewer than it is given."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if not written:
            raise OSError(errno.EIO, "nothing was written")
        view = view[written:]


def sync_folder(path: Path) -> None:
    """Make a new name in a folder durable.

    Systems without folder handles need nothing; nor is there more to do where the folder may not
    be read, or where its file system knows no such request.
    """
    if os.name != "posix":
        return
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def write(path: Path, data: bytes, *, shared: bool = False, flush: bool = True) -> None:
    """Replace the file's content. NotSaved (in Chinese) where that fails; the old one then stands.

    A target that is a link or no regular file is refused. `unknown` is true where the new content
    is in place and may not outlast a power cut. The file is 0600 and a folder that is made 0700;
    what is `shared`, because others are to read it, follows the umask. Without `flush` it may be
    gone after a power cut.
    """
    try:
        make_folder(path.parent, shared=shared)
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise NotSaved(f"“{path.name}”是链接或不是普通文件，没有写入。请换一个文件夹。")
    except FileNotFoundError:
        pass
    except OSError as error:
        raise NotSaved(_sentence(path, error)) from error
    spare = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        spare.unlink(missing_ok=True)
        descriptor = access.descriptor(spare, _FLAGS, 0o666 if shared else 0o600)
        try:
            write_all(descriptor, data)
            if flush:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        access.replace(spare, path)
    except OSError as error:
        raise NotSaved(_sentence(path, error)) from error
    finally:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
    if not flush:
        return
    try:
        sync_folder(path.parent)
    except OSError as error:
        words = f"不能确定“{path.name}”是否已写好：{reason(error)}。请检查磁盘后再试一次。"
        raise NotSaved(words, unknown=True) from error
    durable.count += 1


def write_beside(path: Path, data: bytes) -> Path:
    """Write what others are to read; where another program holds it open, as 「name(2)」.

    Returns where it is.
    """
    for number, target in enumerate(numbered(path), 1):
        try:
            write(target, data, shared=True)
        except NotSaved as error:
            cause = error.__cause__
            if not isinstance(cause, OSError) or cause.errno != errno.EBUSY or number == 9:
                raise
        else:
            return target
    raise AssertionError("unreachable")


def _sentence(path: Path, error: OSError) -> str:
    return f"没有写入“{path.name}”：{reason(access.told(error, path, access.REPLACING))}。"


def reason(error: OSError) -> str:
    """Why a file operation failed, in a few Chinese words."""
    words = {
        "ENOSPC": "磁盘已满",
        "EDQUOT": "磁盘配额已用完",
        "EFBIG": "磁盘已满或超出文件大小限制",
        "EACCES": "没有写入权限",
        "EPERM": "没有写入权限",
        "EROFS": "磁盘是只读的",
        "EIO": "磁盘读写出错",
        "ENOENT": "文件夹不存在",
        "ENOTDIR": "路径中有一段不是文件夹",
        "EISDIR": "同名的文件夹已存在",
        "EEXIST": "同名的文件已存在",
        "EBUSY": "文件正被另一个程序打开",
        "EINVAL": "名称里有不能用的字符，或是系统留用的名称",
        "ENAMETOOLONG": "文件名或路径太长",
        "ELOOP": "链接太多或指向自己",
        "ENOLCK": "系统不能提供文件锁",
        "ENODEV": "磁盘已拔出",
        "ENXIO": "磁盘已拔出",
        "ENOMEDIUM": "磁盘已拔出",
        "ESTALE": "网络盘断开了",
        "ENOTCONN": "网络盘断开了",
        "EHOSTDOWN": "网络盘断开了",
        "ETIMEDOUT": "网络盘断开了",
    }
    number = access.number_of(error)
    if number is None:
        return "系统错误"
    known = {getattr(errno, name, None): told for name, told in words.items()}
    return known.get(number, f"系统错误 {number}")


def why_unread(error: OSError) -> str:
    """The same of what was to be read."""
    number = access.number_of(error)
    if number in (errno.EACCES, errno.EPERM):
        return "没有读取权限"
    if number == errno.ENOENT:
        return "链接指向的地方没有了"
    return reason(error)

"""Whole files: the old one or the new one, never half of one, never elsewhere."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import NotSaved
from plancheck.storage import access, atomic
from tests.support import make_pipe

OLD, NEW = b"old", b"new content"
POSIX = pytest.mark.skipif(os.name != "posix", reason="links and modes are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "周报.toml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, "")

    return fail


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def test_a_file_is_replaced_and_nothing_else_is_left(path: Path) -> None:
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW
    assert names(path) == [path.name]


def test_folders_are_made_as_needed(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.toml"
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW


@POSIX
def test_a_new_file_is_0600_in_folders_of_0700(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        atomic.write(tmp_path / "a" / "b" / "c.toml", NEW)
    finally:
        os.umask(before)
    for name, mode in (("a", 0o700), ("a/b", 0o700), ("a/b/c.toml", 0o600)):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode


@POSIX
@pytest.mark.parametrize("umask", [0o022, 0o002, 0o027, 0o077])
def test_what_others_are_to_read_follows_the_umask_and_so_do_its_folders(
    tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        atomic.write_beside(tmp_path / "a" / "b" / "c.toml", NEW)
        atomic.write_beside(tmp_path / "a" / "b" / "c.toml", OLD)
    finally:
        os.umask(before)
    for name, mode in (("a", 0o777), ("a/b", 0o777), ("a/b/c.toml", 0o666)):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode & ~umask


@POSIX
def test_a_link_is_refused_and_its_target_untouched(path: Path, tmp_path: Path) -> None:
    for target in (path, tmp_path / "nowhere"):
        link = tmp_path / "link.toml"
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        with pytest.raises(NotSaved, match="链接"):
            atomic.write(link, NEW)
        assert link.is_symlink()
    assert path.read_bytes() == OLD
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_refused(path: Path) -> None:
    with pytest.raises(NotSaved, match="不是普通文件"):
        atomic.write(path.parent, NEW)


@POSIX
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe")
    with pytest.raises(NotSaved, match="不是普通文件"):
        atomic.write(tmp_path / "pipe", NEW)


@POSIX
def test_a_link_in_the_temporary_names_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(OLD)
    path.with_name(f".{path.name}.{os.getpid()}.tmp").symlink_to(victim)
    atomic.write(path, NEW)
    assert (victim.read_bytes(), path.read_bytes()) == (OLD, NEW)
    assert not path.is_symlink()


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_whatever_fails_the_old_content_stands_and_no_temporary_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing(errno.ENOSPC))
        with pytest.raises(NotSaved, match="磁盘已满") as caught:
            atomic.write(path, NEW)
    assert not caught.value.unknown
    assert path.read_bytes() == OLD
    assert names(path) == [path.name]


def test_a_failed_replace_leaves_the_old_content(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))
    monkeypatch.setattr(access, "asked", None)
    with pytest.raises(NotSaved, match="没有写入权限"):
        atomic.write(path, NEW)
    assert path.read_bytes() == OLD
    assert names(path) == [path.name]


def test_an_interrupt_leaves_no_temporary_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(path, NEW)
    assert path.read_bytes() == OLD
    assert names(path) == [path.name]


@POSIX
def test_where_only_the_folders_flush_fails_it_is_said_that_it_is_not_known(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(NotSaved, match="不能确定") as caught:
        atomic.write(path, NEW)
    assert caught.value.unknown
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_flush_folders_is_no_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, "")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW


def test_on_a_disk_full_at_any_byte_the_old_content_stands(path: Path) -> None:
    pytest.importorskip("resource", reason="limits are POSIX's")
    script = """
import resource, sys
from pathlib import Path
from plancheck.errors import NotSaved
from plancheck.storage import atomic
path, new = Path(sys.argv[1]), b"new content"
for size in range(len(new)):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        atomic.write(path, new)
    except NotSaved as error:
        assert "磁盘已满" in str(error)
    else:
        raise AssertionError(size)
    assert path.read_bytes() == b"old"
    assert [p.name for p in path.parent.iterdir()] == [path.name]
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "done\n", done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts letters, this counts bytes")
def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="文件名或路径太长"):
        atomic.write(tmp_path / ("长" * 100), NEW)


def test_a_file_in_the_folders_place_is_said(path: Path) -> None:
    with pytest.raises(NotSaved, match="同名的文件已存在"):
        atomic.write(path / "x.toml", NEW)
    assert path.read_bytes() == OLD


# --- held open by another program (Windows)


class Held(OSError):
    """What Windows raises while a virus scanner or Excel holds a file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "")
        self.winerror = winerror


def test_other_errors_are_not_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(NotSaved, match="磁盘读写出错"):
        atomic.write(path, NEW)


def test_a_target_that_is_held_open_gets_a_number(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name in ("周报.toml", "周报(2).toml"):
            raise Held(32)
        return real(self, target)

    monkeypatch.setattr(access, "RETRY_SECONDS", 0)
    monkeypatch.setattr(Path, "replace", replace)
    assert atomic.write_beside(path, NEW) == path.with_name("周报(3).toml")
    assert (path.read_bytes(), path.with_name("周报(3).toml").read_bytes()) == (OLD, NEW)
    assert names(path) == ["周报(3).toml", "周报.toml"]


def test_a_disk_that_is_full_is_no_reason_for_another_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "write_all", failing(errno.ENOSPC))
    with pytest.raises(NotSaved, match="磁盘已满"):
        atomic.write_beside(path, NEW)
    assert names(path) == [path.name]


def test_every_reason_is_chinese() -> None:
    for number in [*errno.errorcode, 9_999]:
        words = atomic.reason(OSError(number, "x"))
        assert "\u4e00" <= words[0] <= "\u9fff"
    assert atomic.reason(OSError("no number")) == "系统错误"

"""What another program holds: waited for, then said; and what Windows' numbers mean."""

from __future__ import annotations

import errno
import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from plancheck.domain.ledger.entry import Entry
from plancheck.errors import BadFile, NotSaved
from plancheck.storage import access, atomic, text_file
from plancheck.storage.config import load_config, save_config
from plancheck.storage.ledger.file import LedgerFile
from plancheck.storage.ledger.folder import LedgerFolder
from plancheck.storage.ledger.note import Mark, keep_mark, load_marks
from plancheck.storage.ledger.search import search
from plancheck.storage.presence import absent
from tests.rows import each_row
from tests.specimens import made
from tests.storage.records import PLAN, UNIT

HELD = "文件正被另一个程序打开"
Holder = Callable[[Path, float], None]


class Refusal(PermissionError):
    """Windows' refusal: with its code where Python asked, without where C's library did."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__(errno.EACCES, "")
        setattr(self, "winerror", code)  # noqa: B010  # typed by the system


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The time, which goes on by what is slept."""
    clock = SimpleNamespace(now=100.0)

    def sleep(seconds: float) -> None:
        clock.now += seconds

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def hold(clock: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> Holder:
    """Refuse a file as Windows does, until so many seconds have passed."""
    held: dict[str, float] = {}
    opening, opener, replacing = os.open, io.open, Path.replace

    def refuse(path: object) -> None:
        if clock.now < held.get(os.fspath(path), 0) if isinstance(path, str | Path) else False:
            raise Refusal

    def low(path: str, *args: int, **rest: int) -> int:
        refuse(path)
        return opening(path, *args, **rest)

    def high(path: Path, *args: object, **rest: object) -> object:
        refuse(path)
        return opener(path, *args, **rest)  # type: ignore[call-overload]

    def replace(spare: Path, path: Path) -> Path:
        if clock.now < held.get(str(path), 0):
            raise Refusal(5)
        return replacing(spare, path)

    monkeypatch.setattr(access, "asked", lambda path, wanted: errno.EBUSY)
    monkeypatch.setattr(os, "open", low)
    monkeypatch.setattr(io, "open", high)
    monkeypatch.setattr(Path, "replace", replace)
    return lambda path, seconds: held.update({str(path): clock.now + seconds})


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of one entry."""
    path = tmp_path / "台账" / "a1.toml"
    LedgerFile(path, PLAN, UNIT).append([entry("甲", 1)])
    return path


def entry(text: str, n: int) -> Entry:
    return made(text, n=n, act=f"{n:04}")


def test_a_held_file_is_waited_for_whatever_is_done_to_it(
    ledger: Path, hold: Holder, clock: SimpleNamespace
) -> None:
    config = ledger.parents[1] / "config.toml"
    save_config(config, {"unit": "甲居委会"})
    hold(ledger, 1.5)
    hold(config, 1.5)
    assert text_file.read_bytes(ledger, 9999)
    assert load_config(config).unit == "甲居委会"
    hold(ledger, 1.5)
    hold(config, 1.5)
    LedgerFile(ledger, PLAN, UNIT).append([entry("乙", 2)])
    save_config(config, {"unit": "乙居委会"})
    assert load_config(config).unit == "乙居委会"
    assert clock.now >= 103


def test_after_two_and_a_half_seconds_it_is_said_who_is_in_the_way(
    ledger: Path, hold: Holder, clock: SimpleNamespace
) -> None:
    before = ledger.read_bytes()
    hold(ledger, 60)
    began = clock.now
    with pytest.raises(NotSaved, match=HELD):
        LedgerFile(ledger, PLAN, UNIT).append([entry("乙", 2)])
    assert 2.5 <= clock.now - began < 2.7
    with pytest.raises(BadFile, match=HELD):
        text_file.read_bytes(ledger, 9999)
    with pytest.raises(NotSaved, match=HELD):
        atomic.write(ledger, b"new")
    hold(ledger, 0)
    assert ledger.read_bytes() == before
    assert [path.name for path in ledger.parent.glob("*.tmp")] == []


def test_what_stayed_held_is_not_waited_for_again_at_once(
    ledger: Path, hold: Holder, clock: SimpleNamespace
) -> None:
    hold(ledger, 60)
    for _ in range(3):
        with pytest.raises(BadFile):
            text_file.read_bytes(ledger, 9999)
    assert clock.now < 103
    clock.now += access.REST_SECONDS + 1
    hold(ledger, 1)
    assert text_file.read_bytes(ledger, 9999)


def test_a_held_ledger_is_not_taken_for_an_empty_one(ledger: Path, hold: Holder) -> None:
    hold(ledger, 60)
    folder = LedgerFolder(ledger.parent, "a1", PLAN, UNIT)
    union = folder.read()
    assert HELD in str(union)
    with pytest.raises(NotSaved, match=HELD):
        folder.append([entry("乙", 2)])
    hold(ledger, 0)
    assert folder.stale()
    assert [e.value for e in folder.read().entries] == ["甲"]


def test_held_settings_are_not_taken_for_none_nor_written_over(
    tmp_path: Path, hold: Holder
) -> None:
    config = tmp_path / "config.toml"
    save_config(config, {"unit": "甲居委会"})
    hold(config, 60)
    with pytest.raises(BadFile, match=HELD):
        load_config(config)
    with pytest.raises(BadFile, match=HELD):
        save_config(config, {"clerk": "乙"})
    hold(config, 0)
    assert load_config(config).unit == "甲居委会"


def test_a_held_note_loses_none_of_its_marks(tmp_path: Path, hold: Holder) -> None:
    note = tmp_path / "note.toml"
    keep_mark(note, tmp_path, entry("甲", 1))
    first = load_marks(note)
    text = note.read_text("utf-8").replace("[recorded]\n", '[recorded]\nb2 = {n = 7, id = "x"}\n')
    note.write_text(text, encoding="utf-8")
    assert load_marks(note) == first | {"b2": Mark(7, "x")}
    hold(note, 60)
    keep_mark(note, tmp_path, entry("乙", 2))
    hold(note, 0)
    assert load_marks(note)["b2"] == Mark(7, "x")


def test_a_held_file_in_a_folder_to_merge_is_said_with_the_right_cause(
    ledger: Path, hold: Holder
) -> None:
    hold(ledger, 60)
    found = search(ledger.parent)
    assert not found.files
    assert HELD in str(found.refused[0])


def test_an_export_that_is_held_gets_a_number(tmp_path: Path, hold: Holder) -> None:
    path = tmp_path / "周报.xlsx"
    path.write_bytes(b"old")
    hold(path, 60)
    assert atomic.write_beside(path, b"new") == tmp_path / "周报(2).xlsx"
    hold(path, 0)
    assert path.read_bytes() == b"old"


# --- the right cause, at once


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "没有写入权限"), (errno.EISDIR, "同名的文件夹已存在")],
)
def test_what_nobody_holds_is_not_waited_for(
    ledger: Path, hold: Holder, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    hold(ledger, 60)
    monkeypatch.setattr(access, "asked", lambda path, wanted: number)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(NotSaved, match=words):
        LedgerFile(ledger, PLAN, UNIT).append([entry("乙", 2)])


def test_a_system_that_nobody_need_ask_is_believed_at_once(
    ledger: Path, hold: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(ledger, 60)
    monkeypatch.setattr(access, "asked", None)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(BadFile, match="没有读取这个文件的权限"):
        text_file.read_bytes(ledger, 9999)


@each_row(
    ("code", "number", "words"),
    [
        (19, errno.EACCES, "磁盘是只读的"),
        (21, errno.EACCES, "磁盘已拔出"),
        (23, errno.EACCES, "磁盘读写出错"),
        (33, errno.EACCES, HELD),
        (39, errno.EINVAL, "磁盘已满"),
        (53, errno.ENOENT, "网络盘断开了"),
        (123, errno.EINVAL, "不能用的字符"),
        (206, errno.ENOENT, "文件名或路径太长"),
        (1167, errno.EINVAL, "磁盘已拔出"),
    ],
)
def test_windows_codes_are_said_by_what_they_mean(code: int, number: int, words: str) -> None:
    error = OSError(number, "")
    setattr(error, "winerror", code)  # noqa: B010
    assert words in atomic.reason(error)
    assert words in atomic.why_unread(error)


@pytest.mark.parametrize(("code", "gone"), [(2, True), (3, False), (53, False), (206, False)])
def test_a_path_that_windows_cannot_follow_is_not_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, gone: bool
) -> None:
    wanted, stat = tmp_path / "x", Path.stat

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == wanted:
            error = FileNotFoundError(errno.ENOENT, "")
            setattr(error, "winerror", code)  # noqa: B010
            raise error
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refusing)
    monkeypatch.setattr(access, "asked", lambda path, wanted: errno.EACCES)
    assert absent(wanted) is gone


def test_a_file_in_a_folders_place_is_told_from_a_path_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert access.not_found(tmp_path / "x" / "y" / "z") == errno.ENOTDIR

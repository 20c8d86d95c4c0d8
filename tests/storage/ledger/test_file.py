"""Appending: durable or not saved, in order, beside other windows, whatever the disk does."""

from __future__ import annotations

import errno
import os
import pickle
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from random import Random
from selectors import EVENT_READ, DefaultSelector

import pytest

from plancheck.domain.ledger.entry import Entry
from plancheck.errors import NotSaved
from plancheck.storage import atomic, locks
from plancheck.storage.ledger import backup
from plancheck.storage.ledger import file as ledger_file
from plancheck.storage.ledger.file import LedgerFile
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import Header
from tests.sampler import part_or_whole, some_or_all
from tests.specimens import TODAY, made, moment
from tests.support import make_pipe, unprivileged

from ..records import HEADER, PLAN, UNIT, a_year, as_read, decode_bytes, text_of

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger in folders that do not exist yet."""
    return tmp_path / "ledger" / "jihua" / "danwei" / "k3f9a2.toml"


def ledger(path: Path, before: Callable[[Path], None] | None = None) -> LedgerFile:
    return LedgerFile(path, PLAN, UNIT, before)


def read(path: Path) -> list[Entry]:
    reading = decode_bytes(path.read_bytes())
    assert reading.problems == []
    assert reading.header == Header(1, PLAN, UNIT)
    return reading.entries


@contextmanager
def refused(match: str = "没有保存", *, unknown: bool = False) -> Iterator[None]:
    with pytest.raises(NotSaved, match=match) as caught:
        yield
    assert caught.value.unknown is unknown


# --- appending


def test_what_is_appended_is_in_the_file_in_order(path: Path) -> None:
    file, year = ledger(path), a_year(9)
    assert file.append(year[:4]) == year[:4]
    assert file.append(year[4:]) == year[4:]
    assert path.read_text(encoding="utf-8") == text_of(year)


def test_a_new_object_goes_on_where_the_file_ends(path: Path) -> None:
    ledger(path).append(a_year(3))
    (recorded,) = ledger(path).append([made("推进中", n=4)])
    assert recorded.n == 4
    assert [e.n for e in read(path)] == [1, 2, 3, 4]


def test_the_first_line_says_that_the_file_is_not_edited_by_hand(path: Path) -> None:
    ledger(path).append([made()])
    assert path.read_text(encoding="utf-8").startswith("# plancheck 台账：只追加，不要手工修改")


@pytest.mark.skipif(os.name != "posix", reason="modes and folder handles are POSIX's")
def test_folders_are_0700_and_files_0600(path: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        ledger(path).append([made()])
    finally:
        os.umask(before)
    folder = path.parent
    while folder != tmp_path:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        folder = folder.parent
    assert {stat.S_IMODE(f.stat().st_mode) for f in path.parent.iterdir()} == {0o600}


def test_all_bytes_are_flushed_and_new_folders_and_names_too(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fsync saw, in order; nothing is written after it."""
    flushed: list[tuple[str, int]] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").readlink()
        size = os.fstat(descriptor).st_size if name.is_file() else -1
        flushed.append((str(name.relative_to(tmp_path)), size))
        real(descriptor)

    if sys.platform != "linux":
        pytest.skip("needs /proc to name what was flushed")
    monkeypatch.setattr(os, "fsync", fsync)
    file = ledger(path)
    file.append([made()])
    name = str(path.relative_to(tmp_path))
    folders = [".", "ledger", "ledger/jihua"]
    assert flushed == [
        *((folder, -1) for folder in folders),
        (name, path.stat().st_size),
        (str(path.parent.relative_to(tmp_path)), -1),
    ]
    flushed.clear()
    file.append([made(n=2)])
    assert flushed == [(name, path.stat().st_size)]


def test_short_writes_are_finished(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    ledger(path).append(a_year(5))
    assert read(path) == [as_read(e) for e in a_year(5)]


def test_a_write_that_writes_nothing_is_an_error_and_no_endless_loop(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with refused():
        ledger(path).append([made()])


def test_before_each_append_the_caller_is_told_while_nothing_is_written(path: Path) -> None:
    told: list[tuple[Path, bool]] = []
    file = ledger(path, lambda p: told.append((p, p.exists())))
    file.append([made()])
    file.append([made(n=2)])
    assert told == [(path, False), (path, True)]


# --- a second window


def test_a_second_window_takes_the_next_numbers_and_over_follows(path: Path) -> None:
    one, two = ledger(path), ledger(path)
    one.append([made("甲", n=1)])
    first = made("乙", n=1)
    chained = made("丙", n=2, over=[first])
    recorded = two.append([first, chained])
    assert [e.n for e in recorded] == [2, 3]
    assert recorded[0].id != first.id
    assert recorded[1].over == (recorded[0].id,)

    later = made("丁", n=3, over=[chained])  # made before it was known that ids had changed
    (last,) = two.append([later])
    assert (last.n, last.over) == (4, (recorded[1].id,))
    assert [e.n for e in read(path)] == [1, 2, 3, 4]
    assert [e.value for e in read(path)] == ["甲", "乙", "丙", "丁"]


def test_over_follows_through_several_renamings(path: Path) -> None:
    one, two = ledger(path), ledger(path)
    previous: list[Entry] = []
    for number in range(1, 6):
        one.append([made(f"甲{number}", n=2 * number - 1)])
        entry = made(f"乙{number}", field="owner", n=number, over=previous)
        two.append([entry])
        previous = [entry]
    chain = [e for e in read(path) if e.field == "owner"]
    assert [e.over for e in chain[1:]] == [(e.id,) for e in chain[:-1]]


def test_entries_that_keep_their_number_keep_their_id(path: Path) -> None:
    one, two = ledger(path), ledger(path)
    one.append([made("甲", n=1)])
    right = made("乙", n=2)
    assert two.append([right]) == [right]


def test_a_failed_append_leaves_nothing_behind_in_the_numbers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = ledger(path), ledger(path)
    one.append([made("甲", n=1)])
    entry = made("乙", n=1)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(errno.EIO))
        with refused():
            two.append([entry])
    one.append([made("丙", n=2)])
    (recorded,) = two.append([entry])
    assert recorded.n == 3


# --- torn tails


def test_a_torn_tail_is_kept_aside_and_cut_off(path: Path) -> None:
    year = a_year(3)
    ledger(path).append(year)
    whole = path.read_bytes()
    torn = '\n[[entry]]\nid = "半条\x00\xff'.encode("utf-8", "surrogatepass")[:-1] + b"\xff"
    with path.open("ab") as file:
        file.write(torn)
    new = made("推进中", n=4)
    ledger(path).append([new])
    assert path.read_bytes() == whole + record_text(new).encode()
    assert path.with_suffix(".torn").read_bytes() == torn + b"\n"


def test_a_second_torn_tail_is_kept_beside_the_first(path: Path) -> None:
    file = ledger(path)
    file.append([made()])
    for number in (2, 3):
        with path.open("ab") as appended:
            appended.write(b"\n[[entry]]\nid = " + b"x" * number)
        file.append([made(n=number)])
    kept = path.with_suffix(".torn").read_bytes()
    assert kept == b"\n[[entry]]\nid = xx\n\n[[entry]]\nid = xxx\n"
    assert [e.n for e in read(path)] == [1, 2, 3]


FIRST, SECOND, THIRD = a_year(3)
WHOLE, TWO = text_of([FIRST]).encode(), text_of([FIRST, SECOND]).encode()


@pytest.mark.parametrize("cuts", some_or_all(range(len(WHOLE), len(TWO)), 40))
def test_cut_at_any_byte_of_its_last_record_a_ledger_goes_on(path: Path, cuts: list[int]) -> None:
    first, second, third, data = FIRST, SECOND, THIRD, TWO
    path.parent.mkdir(parents=True)
    for cut in cuts:
        path.write_bytes(data[:cut])
        path.with_suffix(".torn").unlink(missing_ok=True)
        (recorded,) = ledger(path).append([third])
        kept = [e for e in (first, second) if e in decode_bytes(data[:cut]).entries]
        assert read(path) == [*(as_read(e) for e in kept), as_read(recorded)]
        assert recorded.n == len(kept) + 1
        torn = path.with_suffix(".torn")
        aside = torn.read_bytes()[:-1] if torn.exists() else b""
        left = data[: cut - len(aside)]
        assert data[:cut] == left + aside
        assert path.read_bytes() == left + record_text(recorded).encode()


@pytest.mark.parametrize("cuts", some_or_all(range(len(HEADER.encode())), 40))
def test_cut_at_any_byte_of_its_header_a_ledger_begins_anew(path: Path, cuts: list[int]) -> None:
    header = HEADER.encode()
    path.parent.mkdir(parents=True)
    for cut in cuts:
        path.write_bytes(header[:cut])
        torn = path.with_suffix(".torn")
        torn.unlink(missing_ok=True)
        ledger(path).append([made()])
        assert read(path) == [made()]
        if torn.exists():
            assert torn.read_bytes() == header[:cut] + b"\n"
        else:
            assert header[:cut].strip() in (b"", header.strip())


def test_a_file_that_is_no_ledger_is_kept_aside_as_it_was(path: Path) -> None:
    path.parent.mkdir(parents=True)
    junk = b"\x00\xff\xfe not a ledger" * 99
    path.write_bytes(junk)
    ledger(path).append([made()])
    assert read(path) == [made()]
    assert path.with_suffix(".torn").read_bytes() == junk + b"\n"


def test_a_whole_record_under_a_damaged_heading_stays_in_the_file(path: Path) -> None:
    year = a_year(3)
    ledger(path).append(year)
    data = path.read_bytes()
    at = data.rindex(b"[[entry]]")
    path.write_bytes(data[:at] + b"?" + data[at + 1 :])
    (recorded,) = ledger(path).append([made(n=9)])
    assert recorded.n == 4
    assert decode_bytes(path.read_bytes()).entries == [*(as_read(e) for e in year), recorded]
    assert not path.with_suffix(".torn").exists()


def test_damage_in_the_middle_is_left_where_it_is(path: Path) -> None:
    ledger(path).append(a_year(5))
    data = path.read_bytes().replace(b"a003", b"a0?3", 1)
    path.write_bytes(data)
    ledger(path).append([made(n=6)])
    assert path.read_bytes().startswith(data)
    assert [e.n for e in decode_bytes(path.read_bytes()).entries] == [1, 2, 4, 5, 6]


def test_a_file_with_bom_and_crlf_is_appended_to_and_read(path: Path) -> None:
    year = a_year(3)
    ledger(path).append(year)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    ledger(path).append([made(n=4)])
    assert [e.n for e in read(path)] == [1, 2, 3, 4]


# --- what is not written


def test_a_newer_ledger_is_not_written(path: Path) -> None:
    path.parent.mkdir(parents=True)
    text = text_of([made()]).replace("ledger/1", "ledger/2")
    path.write_text(text, encoding="utf-8")
    file = ledger(path)
    file.knows(text.encode(), decode_bytes(text.encode()))
    with refused("升级"):
        file.append([made(n=2)])
    assert path.read_text(encoding="utf-8") == text


BAD_ENTRIES = {
    "too long": made("长" * 30_000),
    "surrogate": made("\ud800"),
    "time without offset": made(at=datetime(2024, 3, 6, 9, 0)),
    "offset with seconds": made(at=datetime(1900, 1, 1, tzinfo=timezone(timedelta(seconds=29143)))),
    "text where it cannot be": made(field=5),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", BAD_ENTRIES)
def test_what_would_not_read_back_is_not_written(path: Path, name: str) -> None:
    file = ledger(path)
    file.append([made()])
    before = path.read_bytes()
    with refused():
        file.append([made(n=2), BAD_ENTRIES[name]._replace(n=3)])
    assert path.read_bytes() == before
    file.append([made(n=2)])
    assert [e.n for e in read(path)] == [1, 2]


# --- faults of the disk


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("call", ["write", "fsync", "lseek", "read", "open"])
def test_a_failing_call_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    file = ledger(path)
    file.append([made()])
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing(number))
        with refused(atomic.reason(OSError(number, ""))):
            file.append([made("推进中", n=2)])
    assert path.read_bytes() == before
    file.append([made("受阻", n=2)])
    assert [e.value for e in read(path)] == ["已完成", "受阻"]


def test_a_write_that_fails_half_way_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ledger(path)
    file.append([made()])
    before = path.read_bytes()
    real, calls = os.write, []

    def write(descriptor: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) > 3:
            raise OSError(errno.EIO, "")
        return real(descriptor, data[:50])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write)
        with refused("磁盘读写出错"):
            file.append([made("推进中", n=2)])
    assert len(calls) == 4
    assert path.read_bytes() == before


def test_a_failed_flush_is_never_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ledger(path)
    file.append([made()])
    before = path.read_bytes()
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(os, "fsync", fsync)
    with refused():
        file.append([made("推进中", n=2)])
    assert len(calls) == 1
    assert path.read_bytes() == before


def test_where_taking_back_fails_too_it_is_said_that_nothing_is_known(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ledger(path)
    file.append([made()])
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(errno.EIO))
        patched.setattr(os, "ftruncate", failing(errno.EIO))
        with refused("不能确定是否已保存", unknown=True):
            file.append([made("推进中", n=2)])
    after = [e.value for e in read(path)]
    assert after == ["已完成", "推进中"]  # here it was saved after all; reading again tells
    (recorded,) = file.append([made("受阻", n=2)])
    assert recorded.n == 3


def test_where_a_torn_tail_cannot_be_kept_it_is_not_cut_off(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ledger(path)
    file.append([made()])
    torn = path.read_bytes() + b"\n[[entry]]\nid"
    path.write_bytes(torn)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", failing(errno.ENOSPC))
        with refused("磁盘已满"):
            file.append([made(n=2)])
    assert path.read_bytes() == torn


@pytest.mark.parametrize("every", part_or_whole(7, 1))
def test_on_a_disk_full_at_any_byte_nothing_is_saved_and_nothing_lost(
    path: Path, every: int
) -> None:
    """RLIMIT_FSIZE as the disk's end, in a process of its own; first and later appends."""
    pytest.importorskip("resource", reason="limits are POSIX's")
    script = """
import pickle, resource, sys
from pathlib import Path
from plancheck.errors import NotSaved
from plancheck.storage.ledger.file import LedgerFile
from tests.specimens import PLAN, UNIT
path = Path(sys.argv[1])
first, second = pickle.load(sys.stdin.buffer)
every = int(sys.argv[4])
def ledger(path):
    return LedgerFile(path, PLAN, UNIT)
def limited(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
def full_at_every_byte(entry, size_after):
    before = path.read_bytes() if path.exists() else b""
    for size in (*range(len(before), size_after, every), size_after - 1):
        limited(size)
        try:
            ledger(path).append([entry])
        except NotSaved as error:
            assert "磁盘已满" in str(error), error
            assert not error.unknown
        else:
            raise AssertionError(f"saved at {size}")
        assert path.read_bytes() == before, size
    limited(size_after)
    ledger(path).append([entry])
    assert path.stat().st_size == size_after
full_at_every_byte(first, int(sys.argv[2]))
full_at_every_byte(second, int(sys.argv[3]))
print("done")
"""
    first, second, _ = a_year(3)
    sizes = [len(text_of(e).encode()) for e in ([first], [first, second])]
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(path), *map(str, (*sizes, every))],
        cwd=ROOT,
        input=pickle.dumps((first, second)),
        capture_output=True,
        check=False,
    )
    assert done.stdout == b"done\n", done.stderr.decode()
    assert path.read_text(encoding="utf-8") == text_of([first, second])


def test_on_a_file_system_that_is_really_full_nothing_is_saved_and_nothing_lost(
    tmp_path: Path,
) -> None:
    script = """
import os, sys
from pathlib import Path
from plancheck.errors import NotSaved
from plancheck.storage.ledger.file import LedgerFile
from plancheck.storage.ledger.bytes import read_ledger
from tests.specimens import PLAN, UNIT, made
root = Path(sys.argv[1])
path = root / "ledger" / "k3f9a2.toml"
file = LedgerFile(path, PLAN, UNIT)
saved = []
while True:
    try:
        saved += file.append([made("长" * 500, n=len(saved) + 1)])
    except NotSaved as error:
        assert "磁盘已满" in str(error), error
        break
assert len(saved) > 5
assert read_ledger(path.read_bytes(), path.name).entries == saved
assert read_ledger(path.read_bytes(), path.name).problems == []
(root / "filler").unlink()
saved += file.append([made("又有地方了", n=len(saved) + 1)])
assert read_ledger(path.read_bytes(), path.name).entries == saved
print("done")
"""
    mount = (
        f"mount -t tmpfs -o size=64k none {tmp_path} && head -c 8192 /dev/zero >{tmp_path}/filler"
    )
    unshared = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    try:
        subprocess.run([*unshared, mount], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system may be mounted here")
    done = subprocess.run(
        [*unshared, f'{mount} && exec "$0" -c "$1" {tmp_path}', sys.executable, script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "done\n", done.stderr


# --- folders and files that refuse


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_read_only_folder_is_said(public: Path) -> None:
    public.chmod(0o555)
    with unprivileged():
        for path in (public / "k3f9a2.toml", public / "new" / "k3f9a2.toml"):
            with refused("没有写入权限"):
                ledger(path).append([made()])
    assert list(public.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_read_only_file_is_said(public: Path) -> None:
    path = public / "k3f9a2.toml"
    with unprivileged():
        ledger(path).append([made()])
        before = path.read_bytes()
        path.chmod(0o444)
        with refused("没有写入权限"):
            ledger(path).append([made(n=2)])
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_that_may_be_written_and_not_listed_is_enough(public: Path) -> None:
    folder = public / "dropbox"
    with unprivileged():
        folder.mkdir()
        folder.chmod(0o300)
        ledger(folder / "k3f9a2.toml").append([made()])
        folder.chmod(0o700)
        assert read(folder / "k3f9a2.toml") == [made()]


def test_a_folder_in_the_files_place_is_said(tmp_path: Path) -> None:
    path = tmp_path / "k3f9a2.toml"
    path.mkdir()
    with refused("没有保存：同名的文件夹已存在"):
        ledger(path).append([made()])


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("x", encoding="utf-8")
    with refused("没有保存"):
        ledger(tmp_path / "ledger" / "k3f9a2.toml").append([made()])
    assert (tmp_path / "ledger").read_text(encoding="utf-8") == "x"


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_a_pipe_in_the_files_place_is_said_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "k3f9a2.toml"
    make_pipe(path)
    shelf = backup.Shelf(tmp_path / "backups", tmp_path, lambda: moment(TODAY))
    with refused("不是普通文件"):
        ledger(path, shelf).append([made()])


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_a_pipe_in_the_torn_tails_place_is_said_and_not_waited_for(path: Path) -> None:
    ledger(path).append([made()])
    with path.open("ab") as file:
        file.write(b"\n[[entry]]\nid = ")
    before = path.read_bytes()
    make_pipe(path.with_suffix(".torn"))
    with refused("torn 不是普通文件"):
        ledger(path).append([made(n=2)])
    assert path.read_bytes() == before


# --- what shrinks or goes away between reading and appending

CHANGES: dict[str, Callable[[Path], object]] = {
    "cut in a record": lambda path: os.truncate(path, path.stat().st_size - 9),
    "cut at a record": lambda path: os.truncate(path, path.read_bytes().rindex(b"\n[[entry]]")),
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
    "an older copy": lambda path: path.write_text(text_of(a_year(2)), encoding="utf-8"),
    "of another program": lambda path: path.write_bytes(b"\0" * 9_999),
    "folder deleted": lambda path: shutil.rmtree(path.parent),
    "folder renamed": lambda path: path.parent.rename(path.parent.with_name("else")),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("how", ["appended", "read"])
def test_a_file_that_lost_records_since_it_was_seen_is_not_appended_to(
    path: Path, change: str, how: str
) -> None:
    file = ledger(path)
    if how == "appended":
        file.append(a_year(3))
    else:
        ledger(path).append(a_year(3))
        file.knows(path.read_bytes(), decode_bytes(path.read_bytes()))
    CHANGES[change](path)
    before = {p: p.read_bytes() for p in path.parents[1].rglob("*.to*")}
    for _ in range(2):
        with refused("变短了或不见了"):
            file.append([made(n=4)])
    assert {p: p.read_bytes() for p in path.parents[1].rglob("*.to*")} == before
    if path.parent.exists():
        path.write_text(text_of(a_year(3)), encoding="utf-8", newline="")
        assert [e.n for e in file.append([made(n=4)])] == [4]


# --- the lock


def test_a_ledger_in_use_elsewhere_is_said_after_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_file, "Lock", partial(locks.Lock, wait=0.05))
    file = ledger(path)
    file.append([made()])
    before = path.read_bytes()
    with locks.Lock(path).held(), refused("另一个窗口"):
        ledger(path).append([made(n=2)])
    assert path.read_bytes() == before
    file.append([made(n=2)])


def test_a_lock_that_a_dead_process_left_is_free(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no SIGKILL")
    path.parent.mkdir(parents=True)
    script = f"""
import os
from pathlib import Path
from plancheck.storage.locks import Lock
with Lock(Path({str(path)!r})).held():
    print("held", flush=True)
    os.kill(os.getpid(), {int(signal.SIGKILL)})
"""
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=False)
    assert (done.stdout, done.returncode) == (b"held\n", -signal.SIGKILL)
    ledger(path).append([made()])
    assert read(path) == [made()]


@pytest.mark.parametrize(
    ("error", "match"),
    [
        (OSError(errno.ENOLCK, "no locks"), "系统不能提供文件锁"),
        (NotImplementedError(), "不支持文件锁"),
    ],
)
def test_where_there_are_no_locks_nothing_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, match: str
) -> None:
    import filelock

    def acquire(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(filelock.FileLock, "acquire", acquire)
    with refused(match):
        ledger(path).append([made()])
    assert not path.exists()


@pytest.mark.parametrize("failures", [1, 3])
def test_what_was_flushed_is_saved_though_the_lock_is_not_let_go(
    path: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    if sys.platform == "win32":
        pytest.skip("flock is POSIX's")
    import fcntl

    real, left = fcntl.flock, [failures]

    def flock(descriptor: int, operation: int) -> None:
        if operation == fcntl.LOCK_UN and left[0]:
            left[0] -= 1
            raise OSError(errno.ENOLCK, "no locks")
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    file = ledger(path)
    assert file.append([made()]) == [made()]
    assert file.append([made(n=2)]) == [made(n=2)]
    ledger(path).append([made(n=3)])  # another window need not wait
    assert [e.n for e in read(path)] == [1, 2, 3]


def test_what_was_flushed_is_saved_though_the_file_is_not_closed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.close

    def close(descriptor: int) -> None:
        real(descriptor)
        raise OSError(errno.EIO, "input/output error")

    file = ledger(path)
    file.append([made()])
    with monkeypatch.context() as patched:
        patched.setattr(os, "close", close)
        assert file.append([made(n=2)]) == [made(n=2)]
    assert [e.n for e in read(path)] == [1, 2]


# --- killed processes


def start(path: Path, seed: int) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-m", "tests.storage.appender", str(path), str(seed)]
    return subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE)


def killed_at_random(path: Path, *, writers: int, deaths: int, every: int) -> None:
    """So many writers; after about every so many entries one is killed. For each death a new one.

    Every entry that was reported saved must be there, whole, under a number of its own.
    """
    if sys.platform == "win32":
        pytest.skip("Windows selects on no pipes")
    random = Random(deaths)
    selector = DefaultSelector()
    said: dict[int, bytes] = {}

    def begin() -> None:
        process = start(path, len(said))
        assert process.stdout
        said[process.pid] = b""
        selector.register(process.stdout, EVENT_READ, process)

    def bury(process: subprocess.Popen[bytes]) -> None:
        out = process.stdout
        assert out
        process.kill()
        selector.unregister(out)
        said[process.pid] += out.read()
        out.close()
        assert process.wait() == -9

    for _ in range(writers):
        begin()
    heard, next_kill = 0, every
    while len(said) < deaths + writers:
        for key, _ in selector.select(timeout=60):
            chunk = os.read(key.fd, 1 << 16)
            said[key.data.pid] += chunk
            heard += chunk.count(b"\n")
            if not chunk:  # killed between two bites
                bury(key.data)
                begin()
        if heard >= next_kill:
            bury(random.choice(list(selector.get_map().values())).data)
            begin()
            next_kill = heard + random.randint(1, 2 * every)
    for key in list(selector.get_map().values()):
        bury(key.data)

    ledger(path).append([made("最后", n=1)])
    entries = read(path)
    assert [e.n for e in entries] == list(range(1, len(entries) + 1))
    there = {e.id for e in entries}
    reported = [line for text in said.values() for line in text.decode().splitlines()]
    assert len(reported) >= every
    assert set(reported) <= there
    assert len(set(reported)) == len(reported)
    for entry in entries:
        assert set(entry.over) <= there


def test_processes_killed_at_random_lose_nothing_that_was_saved(path: Path) -> None:
    killed_at_random(path, writers=4, deaths=4, every=12)


@pytest.mark.soak
def test_eight_processes_killed_two_hundred_times_lose_nothing_that_was_saved(path: Path) -> None:
    killed_at_random(path, writers=8, deaths=400, every=25)
    assert path.with_suffix(".torn").exists()  # in so many, some kill must have torn something


def test_the_limit_that_stands_for_a_full_disk_is_an_error_and_no_signal() -> None:
    """Python ignores SIGXFSZ; else the test of the full disk would prove nothing."""
    if sys.platform == "win32":
        pytest.skip("Windows has no signal for it")
    resource = pytest.importorskip("resource", reason="limits are POSIX's")
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY

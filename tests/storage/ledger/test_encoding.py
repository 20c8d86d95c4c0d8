"""Ledgers that another program saved in another encoding: read, said, and put back into UTF-8."""

from __future__ import annotations

import codecs
import errno
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry
from plancheck.errors import BadFile, NotSaved
from plancheck.storage import atomic
from plancheck.storage.ledger import backup, salvage
from plancheck.storage.ledger import encoding as ledger_encoding
from plancheck.storage.ledger import repair as ledger_repair
from plancheck.storage.ledger import text as ledger_text
from plancheck.storage.ledger.bytes import read_ledger
from plancheck.storage.ledger.file import LedgerFile
from plancheck.storage.ledger.folder import LedgerFolder
from plancheck.storage.ledger.merge import merge_file
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import Header, header_text
from tests.rows import each_row
from tests.sampler import part_or_whole
from tests.specimens import TODAY, made, moment
from tests.support import Clock

from ..records import HEADER, PLAN, UNIT, a_year, as_read, decode_bytes, part_of_budget, text_of

ENCODERS: dict[str, Callable[[str], bytes]] = {
    "gbk": lambda text: text.encode("gbk"),
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16 le": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16 be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 le without bom": lambda text: text.encode("utf-16-le"),
    "utf-16 be without bom": lambda text: text.encode("utf-16-be"),
}
EACH = each_row("name", ENCODERS)

FEW = a_year(9)
TEXT = text_of(FEW)
READ = [as_read(entry) for entry in FEW]


def in_folder(folder: Path) -> Path:
    """A ledger's file in a folder of its own, to be written."""
    path = folder / "ledger" / PLAN / "danwei" / "k3f9a2.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return in_folder(tmp_path)


def unharmed(data: bytes, expected: list[Entry] = READ) -> None:
    """What is read is all there was, and nothing is called damaged."""
    reading = decode_bytes(data)
    assert reading.entries == expected
    assert [p for p in reading.problems if p.line] == []
    assert reading.header == Header(1, PLAN, UNIT)


# --- read and said


@EACH
@each_row("line_end", ["\n", "\r\n"])
def test_a_ledger_saved_in_another_encoding_is_read_and_said(
    path: Path, name: str, line_end: str
) -> None:
    data = ENCODERS[name](TEXT.replace("\n", line_end))
    unharmed(data)
    path.write_bytes(data)
    for pc, then in (("k3f9a2", True), ("z9z9z9", False)):  # one's own file, and another's
        (problem,) = LedgerFolder(path.parent, pc, PLAN, UNIT).read().problems
        assert ("UTF-16" if "utf" in name else "GBK") in problem.message
        assert "9 条记录照常读出，没有丢失" in problem.message
        assert ("下次保存时先换回 UTF-8" in problem.message) is then


@EACH
def test_what_was_appended_since_is_read_too(name: str) -> None:
    for kept in range(10):
        before, after = text_of(FEW[:kept]), "".join(map(record_text, FEW[kept:]))
        unharmed(ENCODERS[name](before) + after.encode())


@EACH
def test_a_last_record_without_its_line_end_is_read(name: str) -> None:
    whole = ENCODERS[name](TEXT)
    unharmed(ENCODERS[name](TEXT.rstrip("\n")))
    unharmed(whole[:-1])  # cut at an odd byte


@each_row("last", ["gbk", "utf-16 le", "utf-16 be without bom"])
def test_what_another_program_appended_in_its_encoding_is_read(last: str) -> None:
    before, after = text_of(FEW[:5]), "".join(map(record_text, FEW[5:]))
    unharmed(before.encode() + ENCODERS[last](after))


@given(
    st.integers(1, 8),
    st.floats(0, 1),
    st.sampled_from(list(ENCODERS)),
    st.text(st.sampled_from('中文一上八¡Ä隆联通，。“”—🙂 ab7="\\#[]'), max_size=9),
)
def test_whatever_part_of_a_ledger_was_saved_in_another_encoding_every_record_is_read(
    count: int, part: float, name: str, words: str
) -> None:
    entries = [
        *a_year(count),
        made({"kind": "进展", "text": words}, field="note.x", n=count + 1, by=words),
        made("已完成", n=count + 2, at=moment(TODAY) + timedelta(hours=1)),
    ]
    text = text_of(entries)
    cut = round(part * len(text))
    try:
        data = ENCODERS[name](text[:cut]) + text[cut:].encode()
    except UnicodeEncodeError:
        assume(False)
    assert decode_bytes(data).entries == [as_read(entry) for entry in entries]


@EACH
@each_row("words", ["山", "一委`", "中", "隆·山7"])
def test_an_encoding_that_changes_within_a_record_is_found_also_where_both_would_do(
    name: str, words: str
) -> None:
    """In GBK 山 is valid UTF-8 too, in UTF-16 中 is two letters."""
    entries = [FEW[0], made(words, field="owner", n=2, by=words), made(n=3, measure="3.3.2")]
    text = text_of(entries)
    start, end = (text.index(record_text(entry)) for entry in entries[1:])
    within = text.index(words, start)
    for cut in (*range(within, within + len(words) + 2), *range(start, end, 41)):
        unharmed(ENCODERS[name](text[:cut]) + text[cut:].encode(), [as_read(e) for e in entries])


@EACH
@each_row("place", [0.1, 0.5, 0.9])
def test_damage_in_a_ledger_in_another_encoding_costs_the_records_it_is_in(
    name: str, place: float
) -> None:
    whole = ENCODERS[name](TEXT)
    at = round(len(whole) * place)
    for harm in (b"", b"\xff", b"\0\n\0junk", whole[at : at + 3]):
        reading = decode_bytes(whole[:at] + harm + whole[at + 3 :])
        assert len(reading.entries) >= 7
        assert all(entry in READ for entry in reading.entries)


@EACH
def test_cut_anywhere_it_yields_its_whole_records(name: str) -> None:
    whole = ENCODERS[name](TEXT)
    for cut in range(len(whole) - 1, len(whole) * 3 // 4, -67):
        entries = decode_bytes(whole[:cut]).entries
        assert entries == READ[: len(entries)]
        assert len(entries) >= 6


def test_zeros_at_the_end_after_a_power_cut_are_no_other_encoding() -> None:
    for data in (b"\0" * 5_000, TEXT.encode() + b"\0" * 5_000):
        reading = decode_bytes(data)
        assert reading.encodings == ""
        assert reading.problems


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    data = text_of(FEW[:3]).encode()
    for at in range(0, len(data), 9):
        bad = (b"\0", b"\x80", b"\xd6\xd0")[at // 9 % 3]
        assert decode_bytes(data[:at] + bad + data[at + 1 :]).encodings == ""


# --- glued files


BOM = codecs.BOM_UTF8


@each_row("first", ["utf-8", *ENCODERS])
@each_row("second", ["utf-8", "utf-8 with bom", *ENCODERS])
def test_two_ledgers_glued_together_are_read_without_damage(first: str, second: str) -> None:
    others = [made("推进中", n=n, pc="m2m2m2", measure="3.3.2") for n in range(1, 4)]

    def encoded(name: str, text: str) -> bytes:
        if name in ENCODERS:
            return ENCODERS[name](text)
        return (BOM if "bom" in name else b"") + text.encode()

    unharmed(encoded(first, TEXT) + encoded(second, text_of(others)), [*READ, *others])


def test_a_byte_order_mark_before_a_record_is_no_damage() -> None:
    before, after = text_of(FEW[:5]), "".join(map(record_text, FEW[5:]))
    unharmed(before.encode() + BOM + after.encode())
    unharmed(BOM + before.encode() + b"\n" + BOM + after.encode().lstrip())


@each_row("name", ["utf-8", *ENCODERS])
def test_the_end_mark_that_copying_leaves_is_no_damage(name: str) -> None:
    """`copy a+b c` without /b ends a file with it."""
    encoder = ENCODERS.get(name, str.encode)
    unharmed(encoder(TEXT) + b"\x1a")


def test_a_glued_file_of_ones_own_is_appended_to_and_loses_nothing(path: Path) -> None:
    last = record_text(FEW[8]).lstrip()
    for between in (b"\n" + BOM, b"\n" + BOM + HEADER.encode(), HEADER.encode(), b"\n"):
        for end in (b"", b"\x1a"):
            data = text_of(FEW[:8]).encode() + between + last.encode() + end
            path.write_bytes(data)
            LedgerFile(path, PLAN, UNIT).append([made("推进中", n=10, measure="3.3.2")])
            assert [e.n for e in decode_bytes(path.read_bytes()).entries] == list(range(1, 11))
            assert decode_bytes(path.read_bytes()).problems == []


@EACH
def test_whose_ledger_it_is_is_read_in_its_first_lines(name: str) -> None:
    data = ENCODERS[name](TEXT)
    for length in (600, 1_001, 4_096):
        assert decode_bytes(data[:length]).header == Header(1, PLAN, UNIT)


# --- the next act


@EACH
@each_row("appended", [0, 4])
def test_the_next_act_puts_a_clean_copy_in_place_and_then_appends(
    tmp_path: Path, name: str, appended: int
) -> None:
    path = in_folder(tmp_path)
    kept = len(FEW) - appended
    since = "".join(map(record_text, FEW[kept:])).encode()
    data = ENCODERS[name](text_of(FEW[:kept])) + since
    path.write_bytes(data)
    (recorded,) = LedgerFile(path, PLAN, UNIT).append([made("推进中", n=1)])
    assert recorded.n == 10
    assert path.read_text(encoding="utf-8") == TEXT + record_text(recorded)
    kept_names = sorted(p.name for p in path.parent.iterdir())
    locks = [] if sys.platform == "win32" else ["k3f9a2.lock"]  # gone with its release there
    assert kept_names == ["k3f9a2.damaged-2024-03-06", *locks, "k3f9a2.toml"]
    assert path.with_name(kept_names[0]).read_bytes() == data


def test_the_days_backup_is_made_of_the_clean_copy(path: Path, tmp_path: Path) -> None:
    path.write_bytes(TEXT.encode("gbk"))
    shelf = tmp_path / "backups"
    LedgerFile(path, PLAN, UNIT, lambda p: backup.back_up(p, shelf, TODAY)).append([made(n=10)])
    (copy,) = shelf.iterdir()
    assert copy.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])  # a shorter file and a longer one
def test_a_ledger_saved_elsewhere_while_the_program_runs_is_put_right_too(
    path: Path, encoding: str
) -> None:
    folder = LedgerFolder(path.parent, "k3f9a2", PLAN, UNIT)
    folder.append(FEW[:1])
    folder.read()
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    recorded = folder.append(FEW[1:2])
    assert folder.appended(recorded) is False
    assert folder.read().entries == READ[:2]
    assert folder.read().problems == ()
    recorded = folder.append(FEW[2:3])
    assert folder.appended(recorded) is True


def test_a_ledger_saved_elsewhere_without_its_last_record_is_not_written_to(path: Path) -> None:
    folder = LedgerFolder(path.parent, "k3f9a2", PLAN, UNIT)
    folder.append(FEW[:3])
    folder.read()
    data = text_of(FEW[:2]).encode("utf-16")
    path.write_bytes(data)
    with pytest.raises(NotSaved, match="变短了"):
        folder.append(FEW[3:4])
    assert path.read_bytes() == data


def test_two_windows_put_it_right_once(path: Path) -> None:
    path.write_bytes(TEXT.encode("gbk"))
    one, two = (LedgerFolder(path.parent, "k3f9a2", PLAN, UNIT) for _ in range(2))
    for window in (one, two):
        window.read()
    one.own.append([made("甲", n=10)])
    two.own.append([made("乙", n=10)])
    assert [e.n for e in decode_bytes(path.read_bytes()).entries] == list(range(1, 12))
    assert len(list(path.parent.glob("*.damaged-*"))) == 1


@pytest.mark.parametrize("which", [1, 2])
def test_on_a_full_disk_nothing_is_saved_and_the_file_stands_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    data = TEXT.encode("utf-16")
    path.write_bytes(data)
    real, calls = atomic.write_all, []

    def write_all(descriptor: int, content: bytes) -> None:
        calls.append(content)
        if len(calls) == which:
            os.write(descriptor, content[:100])
            raise OSError(errno.ENOSPC, "")
        real(descriptor, content)

    monkeypatch.setattr(atomic, "write_all", write_all)
    file = LedgerFile(path, PLAN, UNIT)
    with pytest.raises(NotSaved, match=r"没有保存.*磁盘已满") as caught:
        file.append([made(n=10)])
    assert caught.value.unknown is False
    assert path.read_bytes() == data
    assert {p.name for p in path.parent.iterdir()} - {"k3f9a2.lock"} == {"k3f9a2.toml"}
    file.append([made(n=10)])
    assert len(decode_bytes(path.read_bytes()).entries) == 10


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("name", ["gbk", "utf-16 le"])
def test_killed_at_any_step_of_putting_it_right_it_holds_every_record(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = {call: getattr(os, call) for call in ("open", "write", "fsync", "close", "replace")}
    left = 0
    opened: set[int] = set()

    def until(call: str) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            result = real[call](*arguments, **named)
            if call == "open":
                opened.add(result)
            elif call == "close":
                opened.discard(cast("int", arguments[0]))
            return result

        return counted

    steps = 0
    while True:
        steps += 1
        path.write_bytes(ENCODERS[name](TEXT))
        left = steps
        with monkeypatch.context() as patched:
            for call in real:
                patched.setattr(os, call, until(call))
            try:
                LedgerFile(path, PLAN, UNIT).append([made("推进中", n=10)])
            except Killed:
                ended = True
            else:
                ended = False
        while opened:  # as with the process
            os.close(opened.pop())
        assert decode_bytes(path.read_bytes()).entries[:9] == READ
        if not ended:
            break
    assert steps > 12


def test_a_file_that_was_saved_at_the_very_length_it_had_is_not_written_to(path: Path) -> None:
    """Saved between the look at its length and the writing, say."""
    path.write_bytes(TEXT.encode("gbk"))
    file = LedgerFile(path, PLAN, UNIT)
    file._known = file._known._replace(size=path.stat().st_size, end=b"else")
    with pytest.raises(NotSaved, match="再试一次"):
        file.append([made(n=10)])
    assert path.read_bytes() == TEXT.encode("gbk")
    file.append([made(n=10)])
    assert len(decode_bytes(path.read_bytes()).entries) == 10


def test_others_files_are_read_and_never_written(path: Path) -> None:
    other = path.with_name("m2m2m2.toml")
    other.write_bytes(TEXT.encode("utf-16"))
    folder = LedgerFolder(path.parent, "k3f9a2", PLAN, UNIT)
    folder.read()
    folder.own.append([made("推进中", measure="3.3.2")])
    assert other.read_bytes() == TEXT.encode("utf-16")
    assert len(folder.read().entries) == 10


# --- repair and merge


@EACH
def test_the_repair_keeps_every_record(tmp_path: Path, name: str) -> None:
    path = in_folder(tmp_path)
    data = ENCODERS[name](TEXT)
    path.write_bytes(data)
    done = ledger_repair.repair(path, PLAN, UNIT, TODAY)
    assert done
    assert (done.kept, done.damaged) == (9, 0)
    assert done.encodings
    assert path.read_text(encoding="utf-8") == TEXT
    assert done.original.read_bytes() == data
    assert ledger_repair.repair(path, PLAN, UNIT, TODAY) is None


@EACH
def test_a_merged_ledger_is_stored_in_utf8(tmp_path: Path, name: str) -> None:
    path = in_folder(tmp_path)
    source = tmp_path / "copied.toml"
    source.write_bytes(ENCODERS[name](TEXT))
    stored = merge_file(path.parent, source, PLAN, {UNIT})
    assert (stored.entries, stored.damaged) == (9, 0)
    assert stored.target.read_text(encoding="utf-8") == TEXT
    source.write_bytes(TEXT.encode())
    assert merge_file(path.parent, source, PLAN, {UNIT}).target == stored.target


def test_what_would_be_too_large_in_utf8_is_not_stored(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "copied.toml"
    source.write_bytes(TEXT.encode("gbk"))
    monkeypatch.setattr("plancheck.storage.text_file.LIMIT", len(TEXT.encode()) - 1)
    with pytest.raises(BadFile, match="太大"):
        merge_file(path.parent, source, PLAN, {UNIT})
    assert list(path.parent.iterdir()) == []


def test_another_units_ledger_glued_behind_is_not_merged(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "copied.toml"
    other = text_of(FEW[5:]).replace(UNIT, "宝山七村居委会")
    source.write_text(text_of(FEW[:5]) + other, encoding="utf-8", newline="")
    with pytest.raises(BadFile, match="宝山七村居委会"):
        merge_file(path.parent, source, PLAN, {UNIT})


# --- what an encoding does not have


def test_what_became_a_question_mark_is_said_with_the_backup_that_has_it(
    path: Path, tmp_path: Path
) -> None:
    shelf = backup.Shelf(tmp_path / "backups", path.parent, Clock())
    shelf.begin()
    entries = [*FEW, made({"kind": "进展", "text": "完成😀"}, field="note.x", n=10)]
    for day, count in (("2024-03-01", 3), ("2024-03-05", 10), ("2024-03-06", 9)):
        copy = shelf.path / f"k3f9a2_{day}.toml"
        copy.write_text(text_of(entries[:count]), encoding="utf-8", newline="")
    path.write_bytes(text_of(entries).encode("gbk", "replace"))
    union = LedgerFolder(path.parent, "k3f9a2", PLAN, UNIT).read()
    said = [str(problem) for problem in union.problems]
    assert "没有丢失" not in said[0]
    assert "换成了“?”" in said[1]
    assert union.damaged == {entries[-1].id}
    held = shelf.holding(union.damaged)
    assert held == (shelf.path / "k3f9a2_2024-03-05.toml", 1, UNIT)
    assert shelf.holding({"a" * 26}) is None


def test_the_euro_sign_is_read_as_windows_writes_it(path: Path) -> None:
    entry = made({"kind": "进展", "text": "€5，10€"}, field="note.x")
    data = b"\x80".join(part.encode("gbk") for part in text_of([entry]).split("€"))
    unharmed(data, [entry])


# --- time


def test_a_long_ledger_in_another_encoding_is_read_soon() -> None:
    """A hundred times would pass for never: no search in it is quadratic."""
    text = text_of(a_year(600))
    half = len(text) // 2
    for data in (text.encode("gbk"), text[:half].encode("utf-16") + text[half:].encode()):
        begun = time.process_time()
        assert len(decode_bytes(data).entries) == 600
        assert time.process_time() - begun < 5


KEYS = "a=1\nb=1\nc=1\nd=1\ne=1\nf=1\ng=1\nh=1\n"


@pytest.mark.parametrize("part", part_or_whole(32, 1))
@each_row("code", ["utf-8", "gbk", "utf-16"])
@each_row(("keys", "most"), [("", 4_000), (KEYS, 17_000)])
def test_a_ledger_of_nothing_but_damage_is_done_with_soon(
    monkeypatch: pytest.MonkeyPatch, part: int, code: str, keys: str, most: int
) -> None:
    """Only so many blocks are tried; where each was tried in every form it was five times that.

    Of half a MiB, or of a part of it with the same part of what may be tried in vain.
    """
    tried: list[str] = []
    real = salvage.parsed

    def parsed(block: str) -> Entry | None:
        tried.append(block)
        return real(block)

    block = f'\n[[entry]]\nid="汉"\n{keys}'
    text = header_text("p", "甲") + block * (2**19 // part // len(block.encode(code)))
    with monkeypatch.context() as patched:
        patched.setattr(salvage, "parsed", parsed)
        for module in (ledger_text, ledger_encoding):
            patched.setattr(module, "Budget", part_of_budget(part))
        reading = read_ledger(text.encode(code), "x.toml")
    assert not reading.entries
    assert reading.problems
    assert len(tried) <= most // part

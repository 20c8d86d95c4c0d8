"""A unit's folder: the union of every file, what is missing, and files from elsewhere."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.history import History, heads
from plancheck.errors import BadFile, NewerFormat, NotSaved
from plancheck.storage import text_file
from plancheck.storage.ledger.file import LedgerFile
from plancheck.storage.ledger.folder import LedgerFolder
from plancheck.storage.ledger.merge import merge_file
from plancheck.storage.ledger.note import Lost
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.union import LedgerUnion
from tests.rows import each_row
from tests.specimens import made
from tests.support import make_link, make_pipe

from ..records import HEADER, PLAN, UNIT, a_year, as_read, text_of

PC = "k3f9a2"


def folder(path: Path, pc: str = PC) -> LedgerFolder:
    return LedgerFolder(path, pc, PLAN, UNIT)


def put(path: Path, entries: list[Entry], header: str = HEADER) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = header + "".join(map(record_text, entries))
    path.write_bytes(text.encode())
    return path


def numbered(pc: str, *numbers: int) -> list[Entry]:
    return [made(f"{pc}{n}", pc=pc, n=n) for n in numbers]


# --- the union


def test_an_absent_folder_is_empty(tmp_path: Path) -> None:
    union = folder(tmp_path / "none").read()
    assert union == LedgerUnion([], (), newer=False)
    assert not (tmp_path / "none").exists()


def test_every_toml_file_counts_whatever_its_name(tmp_path: Path) -> None:
    put(tmp_path / f"{PC}.toml", numbered(PC, 1))
    put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1))
    put(tmp_path / "cccccc (冲突副本 2024-03-06).toml", numbered("cccccc", 1))
    put(tmp_path / "dddddd.toml.bak", numbered("dddddd", 1))
    (tmp_path / "eeeeee.toml").mkdir()
    union = folder(tmp_path).read()
    assert {e.pc for e in union.entries} == {PC, "bbbbbb", "cccccc"}
    assert union.problems == ()


def test_a_conflict_copy_of_the_own_file_is_harmless(tmp_path: Path) -> None:
    year = a_year(9)
    put(tmp_path / f"{PC}.toml", year)
    put(tmp_path / f"{PC} (1).toml", year[:6])
    union = folder(tmp_path).read()
    assert not union.spent
    assert union.problems == ()
    assert set(History(union.entries).by_id) == {e.id for e in year}


def test_one_unreadable_file_hides_none_of_the_others(tmp_path: Path) -> None:
    put(tmp_path / f"{PC}.toml", numbered(PC, 1))
    with suppress(OSError):  # where links may be made
        (tmp_path / "aaaaaa.toml").symlink_to(tmp_path / "nowhere.toml")
    with (tmp_path / "bbbbbb.toml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (tmp_path / "cccccc.toml").write_bytes(b"\x00\xff junk")
    put(tmp_path / "dddddd.toml", numbered("dddddd", 1))
    union = folder(tmp_path).read()
    assert {e.pc for e in union.entries} == {PC, "dddddd"}
    assert {p.source for p in union.problems} == {"bbbbbb.toml", "cccccc.toml"}


def test_a_link_to_a_file_counts_as_the_file(tmp_path: Path) -> None:
    target = put(tmp_path / "elsewhere" / "x.toml", numbered("bbbbbb", 1))
    (tmp_path / "unit").mkdir()
    make_link(tmp_path / "unit" / "bbbbbb.toml", target)
    assert [e.pc for e in folder(tmp_path / "unit").read().entries] == ["bbbbbb"]


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    make_pipe(tmp_path / "bbbbbb.toml")
    assert folder(tmp_path).read().entries == []


def test_the_order_of_the_files_decides_nothing(tmp_path: Path) -> None:
    year = a_year(60)
    told = set()
    for seed in range(4):
        parts = list(year)
        random.Random(seed).shuffle(parts)
        here = tmp_path / str(seed)
        put(here / "a.toml", parts[:20])
        put(here / "b.toml", parts[15:45])
        put(here / "c.toml", parts[40:])
        history = History(folder(here, "zzzzzz").read().entries)
        assert set(history.by_id) == {e.id for e in year}
        told.add(
            tuple(
                (m, f, tuple(e.id for e in heads(group)))
                for m, fields in sorted(history.fields.items())
                for f, group in sorted(fields.items())
            )
        )
    assert len(told) == 1


def test_what_is_missing_is_named_by_pc_and_numbers(tmp_path: Path) -> None:
    put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", *range(1, 58), 61, 63))
    (problem,) = folder(tmp_path).read().problems
    assert str(problem) == "bbbbbb：缺第 58-60、62 条记录"


def test_a_damaged_record_is_named_with_its_line_and_as_missing(tmp_path: Path) -> None:
    path = put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1, 2, 3))
    path.write_bytes(path.read_bytes().replace(b"bbbbbb2", b"bbbbbbx"))
    damaged, missing = folder(tmp_path).read().problems
    assert (damaged.source, damaged.line > 6) == ("bbbbbb.toml", True)
    assert str(missing) == "bbbbbb：缺第 2 条记录"


def test_a_gap_that_another_file_fills_is_none(tmp_path: Path) -> None:
    put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1, 3))
    put(tmp_path / "bbbbbb (1).toml", numbered("bbbbbb", 2))
    assert folder(tmp_path).read().problems == ()


def test_a_newer_file_is_read_and_said(tmp_path: Path) -> None:
    put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1), HEADER.replace("/1", "/2"))
    union = folder(tmp_path).read()
    assert union.newer
    assert [e.pc for e in union.entries] == ["bbbbbb"]
    assert "升级" in union.problems[0].message


# --- whose numbers


@each_row("own", [[], [1], [1, 2]])
def test_entries_of_others_under_ones_own_id_are_a_copied_home(
    tmp_path: Path, own: list[int]
) -> None:
    if own:
        put(tmp_path / f"{PC}.toml", numbered(PC, *own))
    other = [made("在另一台电脑上", pc=PC, n=n) for n in (1, 2, 3)]
    put(tmp_path / f"{PC}-1a2b3c4d.toml", other)
    assert folder(tmp_path).read().spent == {PC}
    assert not folder(tmp_path, "zzzzzz").read().spent


def test_a_lost_own_file_of_which_a_copy_came_back_is_taken_for_a_copied_home(
    tmp_path: Path,
) -> None:
    """Numbers would else be given a second time."""
    put(tmp_path / f"{PC} (1).toml", numbered(PC, 1, 2))
    assert folder(tmp_path).read().spent == {PC}


def test_every_id_that_the_home_has_had_is_looked_after(tmp_path: Path) -> None:
    put(tmp_path / f"{PC}.toml", numbered(PC, 1))
    put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1, 2))
    put(tmp_path / "cccccc.toml", numbered("cccccc", 1))
    put(tmp_path / "bbbbbb-1a2b3c4d.toml", [made("在副本上", pc="bbbbbb", n=3)])
    reader = LedgerFolder(tmp_path, PC, PLAN, UNIT, ids=[PC, "bbbbbb"])
    assert reader.read().spent == {"bbbbbb"}
    assert sorted((e.pc, e.n) for e in reader.own_entries()) == [
        ("bbbbbb", 1),
        ("bbbbbb", 2),
        (PC, 1),
    ]


def test_entries_under_an_id_in_the_file_of_another_are_not_its_own(tmp_path: Path) -> None:
    put(tmp_path / "bbbbbb.toml", numbered(PC, 1))
    reader = LedgerFolder(tmp_path, PC, PLAN, UNIT, ids=["bbbbbb"])
    assert reader.read().spent == {PC}
    assert list(reader.own_entries()) == []


def test_the_file_written_to_can_be_another_ids_from_now_on(tmp_path: Path) -> None:
    put(tmp_path / f"{PC}.toml", numbered(PC, 1))
    reader = folder(tmp_path)
    reader.read()
    reader.write_as("bbbbbb")
    reader.appended(reader.own.append([made("甲", pc="bbbbbb", n=1)]))
    assert not reader.stale()
    assert sorted(e.pc for e in reader.own_entries()) == ["bbbbbb", PC]
    assert (tmp_path / "bbbbbb.toml").exists()


# --- what was recorded here


def noted(path: Path, note: Path) -> LedgerFolder:
    return LedgerFolder(path, PC, PLAN, UNIT, note=note)


def test_what_was_recorded_here_and_is_gone_is_lost_and_its_id_spent(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "n.toml"
    writer = noted(tmp_path / "unit", note)
    for n in (1, 2):
        writer.noted(writer.own.append([made(f"第{n}条", n=n)]))
    assert noted(tmp_path / "unit", note).read().lost == ()
    shorter = [made("第1条", n=1)]
    put(tmp_path / "unit" / f"{PC}.toml", shorter)
    union = noted(tmp_path / "unit", note).read()
    assert union.lost == (Lost(PC, 2, 1),)
    assert union.spent == {PC}
    put(tmp_path / "unit" / "a.toml", [made("第2条", n=2)])
    assert noted(tmp_path / "unit", note).read().lost == ()


def test_damage_is_said_in_its_own_words(tmp_path: Path) -> None:
    note, path = tmp_path / "n.toml", tmp_path / "unit" / f"{PC}.toml"
    writer = noted(path.parent, note)
    writer.noted(writer.own.append([made("第1条", n=1), made("第2条", n=2)]))
    path.write_bytes(path.read_bytes().replace("第2条".encode(), "第3条".encode()))
    union = noted(path.parent, note).read()
    assert union.lost == ()
    assert union.problems


@each_row("closed", [".", f"{PC}.toml"])
def test_what_cannot_be_read_is_not_called_lost(tmp_path: Path, closed: str) -> None:
    note, path = tmp_path / "n.toml", tmp_path / "unit"
    writer = noted(path, note)
    writer.noted(writer.own.append([made("第1条", n=1)]))
    where = path / closed
    where.rename(tmp_path / "aside")
    where.mkdir() if closed != "." else where.write_bytes(b"")
    union = noted(path, note).read()
    assert union.lost == ()
    assert not union.spent


def test_what_another_window_records_while_this_one_reads_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "n.toml"
    writer, reader = noted(tmp_path / "unit", note), noted(tmp_path / "unit", note)
    writer.noted(writer.own.append([made("第1条", n=1)]))
    real = reader._read_file

    def read_meanwhile(path: Path, stamp: tuple[int, int]) -> object:
        found = real(path, stamp)
        writer.noted(writer.own.append([made("第2条", n=2)]))
        return found

    monkeypatch.setattr(reader, "_read_file", read_meanwhile)
    assert reader.read().lost == ()


def test_an_id_from_the_settings_chooses_no_path(tmp_path: Path) -> None:
    for pc in ("../../x", "/etc/x", "CON", "", "a" * 400, "a\x00b"):
        own = folder(tmp_path / "unit", pc).own.path
        assert own.parent == tmp_path / "unit"
        assert own.resolve().parent == (tmp_path / "unit").resolve()


# --- reading again


def test_only_a_change_on_disk_is_stale(tmp_path: Path) -> None:
    path = put(tmp_path / f"{PC}.toml", numbered(PC, 1))
    reader = folder(tmp_path)
    assert reader.stale()
    reader.read()
    assert not reader.stale()

    LedgerFile(path, PLAN, UNIT).append([made("x", n=2)])  # a second window
    assert reader.stale()
    assert len(reader.read().entries) == 2
    assert not reader.stale()

    other = put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1))
    assert reader.stale()
    assert len(reader.read().entries) == 3

    other.unlink()
    assert reader.stale()
    assert len(reader.read().entries) == 2


def test_ones_own_append_is_known_without_reading_again(tmp_path: Path) -> None:
    reader = folder(tmp_path)
    reader.read()
    for number in (1, 2):
        reader.appended(reader.own.append([made(f"第{number}次", n=number)]))
        assert not reader.stale()
    assert [e.n for e in reader.read().entries] == [1, 2]
    assert [e.n for e in folder(tmp_path).read().entries] == [1, 2]


def test_an_append_of_another_window_right_after_ones_own_is_not_taken_for_read(
    tmp_path: Path,
) -> None:
    reader = folder(tmp_path)
    reader.read()
    recorded = reader.own.append([made("甲", n=1)])
    LedgerFile(reader.own.path, PLAN, UNIT).append([made("乙", n=2)])
    reader.appended(recorded)
    assert reader.stale()
    assert [e.value for e in reader.read().entries] == ["甲", "乙"]


def test_an_unreadable_file_is_tried_again_and_is_not_forever_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1))
    reader = folder(tmp_path)

    def locked(path: Path, limit: int) -> bytes:
        raise BadFile(path.name, "文件无法读取，请检查权限。")

    with monkeypatch.context() as patched:
        patched.setattr(text_file, "read_bytes", locked)
        assert [p.source for p in reader.read().problems] == ["bbbbbb.toml"]
        assert not reader.stale()
    assert [e.pc for e in reader.read().entries] == ["bbbbbb"]
    assert reader.read().problems == ()


def test_a_reading_while_the_tail_is_torn_is_put_right_by_the_next(tmp_path: Path) -> None:
    year = a_year(3)
    path = put(tmp_path / f"{PC}.toml", year)
    data = path.read_bytes()
    path.write_bytes(data[:-40])
    reader = folder(tmp_path)
    assert len(reader.read().entries) == 2
    path.write_bytes(data)
    assert reader.stale()
    union = reader.read()
    assert (len(union.entries), union.problems) == (3, ())


# --- what went away, and what cannot be read


def test_what_was_read_and_is_gone_is_told_until_it_is_back(tmp_path: Path) -> None:
    own = put(tmp_path / "unit" / f"{PC}.toml", a_year(3))
    put(own.with_name("bbbbbb.toml"), numbered("bbbbbb", 1))
    reader = folder(tmp_path / "unit")
    assert not reader.read().missing
    own.rename(tmp_path / "aside")
    union = reader.read()
    assert [e.pc for e in union.entries] == ["bbbbbb"]
    assert {e.id for e in union.missing} == {e.id for e in a_year(3)}
    assert not union.unread
    with pytest.raises(NotSaved, match="变短了或不见了"):
        reader.append([made(n=4)])
    (tmp_path / "aside").rename(own)
    assert reader.stale()
    assert not reader.read().missing
    assert [e.n for e in reader.append([made(n=4)])] == [4]


def test_a_copy_that_is_cleared_away_and_a_file_that_is_renamed_leave_nothing_missing(
    tmp_path: Path,
) -> None:
    own = put(tmp_path / f"{PC}.toml", a_year(3))
    copy = put(tmp_path / f"{PC} (1).toml", a_year(2))
    other = put(tmp_path / "bbbbbb.toml", numbered("bbbbbb", 1))
    reader = folder(tmp_path)
    reader.read()
    copy.unlink()
    other.rename(tmp_path / "cccccc.toml")
    union = reader.read()
    assert (union.missing, union.unread) == ((), "")
    assert len(reader.append([made(n=4)])) == 1
    assert own.exists()


def test_a_folder_that_is_gone_keeps_what_was_read_and_is_not_made_anew(tmp_path: Path) -> None:
    put(tmp_path / "unit" / f"{PC}.toml", a_year(3))
    reader = folder(tmp_path / "unit")
    before = reader.read()
    (tmp_path / "unit").rename(tmp_path / "aside")
    union = reader.read()
    assert (union.entries, union.missing) == (before.entries, ())
    assert "台账文件夹不见了" in union.unread
    for entries in ([], [made(n=4)]):
        with pytest.raises(NotSaved, match="不见了"):
            reader.append(entries)
    assert not (tmp_path / "unit").exists()
    assert not reader.stale()


def test_a_folder_of_another_program_in_the_way_is_told_apart_from_none(tmp_path: Path) -> None:
    (tmp_path / "unit").write_text("x", encoding="utf-8")
    assert "台账文件夹打不开（路径中有一段不是文件夹）" in folder(tmp_path / "unit").read().unread
    assert not folder(tmp_path / "unit" / "deeper").read().unread


# --- files from elsewhere


def test_another_pcs_ledger_is_stored_as_it_is(tmp_path: Path) -> None:
    source = put(tmp_path / "stick" / "台账.toml", numbered("bbbbbb", 1, 2))
    target, count, *_ = merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    assert target.read_bytes() == source.read_bytes()
    assert count == 2
    assert target.parent == tmp_path / "unit"
    assert target.name.startswith("bbbbbb-")
    assert len(target.stem) == len("bbbbbb-") + 8


def test_the_same_file_twice_is_stored_once_and_a_longer_one_beside_it(tmp_path: Path) -> None:
    source = put(tmp_path / "stick" / "a.toml", numbered("bbbbbb", 1))
    first, *_ = merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    again, *_ = merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    put(source, numbered("bbbbbb", 1, 2))
    longer, *_ = merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    assert first == again
    assert set((tmp_path / "unit").iterdir()) == {first, longer}
    assert len(History(folder(tmp_path / "unit").read().entries).by_id) == 2


def test_a_damaged_ledger_brings_what_is_whole(tmp_path: Path) -> None:
    source = put(tmp_path / "a.toml", numbered("bbbbbb", 1, 2, 3))
    source.write_bytes(source.read_bytes().replace(b"bbbbbb2", b"bbbbbbx"))
    _, count, *_ = merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    assert count == 2


def test_a_ledger_whose_first_heading_is_damaged_is_still_this_units(tmp_path: Path) -> None:
    source = put(tmp_path / "a.toml", numbered("bbbbbb", 1, 2))
    for junk in (b"?[entry]]", b"[[entr?]]", b"\xff[entry]]"):
        put(source, numbered("bbbbbb", 1, 2))
        source.write_bytes(source.read_bytes().replace(b"[[entry]]", junk, 1))
        assert merge_file(tmp_path / "unit", source, PLAN, {UNIT})[1] == 2


BAD = {
    "another unit": (HEADER.replace(UNIT, "别的居委会"), "另一个单位（别的居委会）"),
    "another plan": (HEADER.replace(PLAN, "other-2024"), "另一份计划（other-2024）"),
    "newer": (HEADER.replace("/1", "/2"), "升级"),
    "a status file": ('format = "plancheck-status/1"\n', "不是 plancheck 台账"),
    "no header": ("", "不是 plancheck 台账"),
}


@each_row("name", BAD)
def test_what_is_not_this_units_ledger_is_refused(tmp_path: Path, name: str) -> None:
    header, words = BAD[name]
    source = put(tmp_path / "a.toml", numbered("bbbbbb", 1), header)
    with pytest.raises(BadFile, match=words) as caught:
        merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    assert isinstance(caught.value, NewerFormat) == (name == "newer")
    assert not (tmp_path / "unit").exists()


@each_row(
    "content",
    [
        b"",
        HEADER.encode(),
        b"\x00" * 4_000,
        b"PK\x03\x04 zip",
        HEADER.encode() + b"\n[[entry]]\n" * 10_000,
        HEADER.encode("gb18030"),
        b"[" * 100_000,
        b"[a" + b".a" * 100_000 + b"]\n",
    ],
)
def test_hostile_and_other_files_are_refused_with_a_message(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "x.toml"
    source.write_bytes(content)
    with pytest.raises(BadFile, match=r"x\.toml"):
        merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    assert not (tmp_path / "unit").exists()


def test_a_file_too_large_a_folder_and_nothing_at_all_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(text_file.LIMIT + 1)
    for source in (large, tmp_path, tmp_path / "none.toml"):
        with pytest.raises(BadFile):
            merge_file(tmp_path / "unit", source, PLAN, {UNIT})


@each_row("pc", ["../../../x", "/etc/passwd", "CON", "", "名", "a" * 300, "a/b"])
def test_a_pc_in_a_file_chooses_no_path(tmp_path: Path, pc: str) -> None:
    source = put(tmp_path / "a.toml", numbered(pc, 1))
    target, *_ = merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    assert target.resolve().parent == (tmp_path / "unit").resolve()
    assert target.suffix == ".toml"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.toml", "unit"]


def test_what_is_imported_is_in_the_union(tmp_path: Path) -> None:
    put(tmp_path / "unit" / f"{PC}.toml", a_year(5))
    source = put(tmp_path / "a.toml", numbered("bbbbbb", 1))
    merge_file(tmp_path / "unit", source, PLAN, {UNIT})
    union = folder(tmp_path / "unit").read()
    expected = [*(as_read(e) for e in a_year(5)), *numbered("bbbbbb", 1)]
    assert {e.id for e in union.entries} == {e.id for e in expected}
    assert text_of(a_year(5)).encode() == (tmp_path / "unit" / f"{PC}.toml").read_bytes()

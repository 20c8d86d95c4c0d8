"""Daily copies of the ledger."""

from __future__ import annotations

import errno
from datetime import date, timedelta
from pathlib import Path

import pytest

from plancheck.storage import atomic
from plancheck.storage.ledger import backup
from tests.specimens import TODAY, made, moment

from ..records import HEADER, PLAN, UNIT, a_year, text_of


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger" / "k3f9a2.toml"
    path.parent.mkdir()
    path.write_text(text_of(a_year(3)), encoding="utf-8")
    return path


def days_on(shelf: Path) -> list[date]:
    return sorted(date.fromisoformat(p.stem.rpartition("_")[2]) for p in shelf.iterdir())


def test_seven_daily_and_eight_weekly_copies_are_kept_over_200_days(
    ledger: Path, tmp_path: Path
) -> None:
    shelf = tmp_path / "backups"
    for offset in range(200):
        today = TODAY + timedelta(days=offset)
        backup.back_up(ledger, shelf, today)
        kept = days_on(shelf)
        daily = [today - timedelta(days=n) for n in range(7)]
        sundays = [d for n in range(70) if (d := today - timedelta(days=n)).weekday() == 6]
        weekly = [today, *sundays] if today.weekday() != 6 else sundays
        assert kept == sorted({d for d in (*daily, *weekly[:8]) if d >= TODAY})
    assert len(days_on(shelf)) == 13  # two of the eight are among the seven


def test_a_week_in_which_work_was_done_on_some_days_keeps_its_last(
    ledger: Path, tmp_path: Path
) -> None:
    shelf = tmp_path / "backups"
    for offset in range(0, 200, 3):  # every third day
        backup.back_up(ledger, shelf, TODAY + timedelta(days=offset))
    last = TODAY + timedelta(days=198)
    kept = days_on(shelf)
    assert kept[-7:] == [last - timedelta(days=3 * n) for n in range(6, -1, -1)]
    weeks = [d.isocalendar()[:2] for d in kept]
    assert len(set(weeks)) == 8


def test_a_copy_is_the_file_byte_for_byte_and_made_once_a_day(ledger: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "backups"
    before = ledger.read_bytes()
    backup.back_up(ledger, shelf, TODAY)
    ledger.write_text(text_of(a_year(4)), encoding="utf-8")
    backup.back_up(ledger, shelf, TODAY)
    (copy,) = shelf.iterdir()
    assert copy.name == "k3f9a2_2024-03-06.toml"
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 99, text_of(a_year(3)).encode()[:-9]],
    ids=["empty", "junk", "torn"],
)
def test_what_does_not_read_clean_pushes_no_good_copy_out(
    ledger: Path, tmp_path: Path, data: bytes
) -> None:
    shelf = tmp_path / "backups"
    backup.back_up(ledger, shelf, TODAY)
    ledger.write_bytes(data)
    for offset in range(1, 30):
        backup.back_up(ledger, shelf, TODAY + timedelta(days=offset))
    assert days_on(shelf) == [TODAY]


def test_no_ledger_no_copy(tmp_path: Path) -> None:
    backup.back_up(tmp_path / "none.toml", tmp_path / "backups", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_what_else_lies_on_the_shelf_is_left_alone(ledger: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "backups"
    shelf.mkdir()
    others = ["k3f9a2_old.toml", "bbbbbb_2020-01-01.toml", "notes.txt", "k3f9a2_2099-01-01.toml"]
    for name in others:
        (shelf / name).write_text("x", encoding="utf-8")
    for offset in range(30):
        backup.back_up(ledger, shelf, TODAY + timedelta(days=offset))
    assert set(others) <= {p.name for p in shelf.iterdir()}


def test_a_backup_that_fails_stops_nothing(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "backups").write_text("a file in the shelf's place", encoding="utf-8")
    backup.back_up(ledger, tmp_path / "backups", TODAY)

    def full(descriptor: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(atomic, "write_all", full)
    backup.back_up(ledger, tmp_path / "shelf", TODAY)
    assert list((tmp_path / "shelf").iterdir()) == []


def test_a_program_left_open_for_days_makes_a_copy_each_day(ledger: Path, tmp_path: Path) -> None:
    now = [moment(TODAY)]
    daily = backup.Shelf(tmp_path / "backups", ledger.parent, lambda: now[0])
    for offset in (0, 0, 1, 1, 2):
        now[0] = moment(TODAY + timedelta(days=offset))
        daily(ledger)
        ledger.write_text(text_of([made(n=offset + 1)]), encoding="utf-8")
    assert days_on(daily.path) == [TODAY + timedelta(days=n) for n in range(3)]


# --- what the copies know more than the ledger


def shelf_of(tmp_path: Path) -> backup.Shelf:
    return backup.Shelf(tmp_path / "backups", tmp_path / PLAN / "unit", lambda: moment(TODAY))


def put(path: Path, count: int, plan: str = PLAN) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(a_year(count)).replace(PLAN, plan), encoding="utf-8", newline="")
    return path


def test_the_newest_copy_is_ahead_where_it_is_longer_and_has_what_is_not_known(
    tmp_path: Path,
) -> None:
    shelf, known = shelf_of(tmp_path), {e.id for e in a_year(3)}
    put(shelf.path / "k3f9a2_2024-03-04.toml", 9)
    newest = put(shelf.path / "k3f9a2_2024-03-05.toml", 5)
    put(shelf.path / "bbbbbb_2024-03-06.toml", 7)
    put(tmp_path / "backups" / "unit" / "k3f9a2_2024-03-06.toml", 8, "other-2024")
    found = shelf.ahead("k3f9a2", 0, known)
    assert found == backup.FullerCopy(newest, 2, UNIT)
    assert shelf.ahead("k3f9a2", newest.stat().st_size, known) is None
    assert shelf.ahead("k3f9a2", 0, {e.id for e in a_year(5)}) is None
    assert shelf.ahead("cccccc", 0, set()) is None


def test_what_only_the_program_knows_is_kept_with_what_the_days_copy_has(tmp_path: Path) -> None:
    shelf, year = shelf_of(tmp_path), a_year(5)
    assert shelf.keep("k3f9a2", HEADER.encode(), year) is None  # a home that is gone
    assert not (tmp_path / "backups").exists()
    put(shelf.path / "k3f9a2_2024-03-06.toml", 2)
    kept = shelf.keep("k3f9a2", HEADER.encode(), year[2:])
    assert kept
    assert kept.read_text(encoding="utf-8") == text_of(year)


def test_a_shelf_that_cannot_be_listed_is_no_fault_of_the_ledger(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path)
    (tmp_path / "backups").write_text("x", encoding="utf-8")
    assert shelf.ahead("k3f9a2", 0, set()) is None
    assert shelf.keep("k3f9a2", HEADER.encode(), a_year(1)) is None
    shelf.begin()
    assert not shelf.begun

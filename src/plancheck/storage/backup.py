"""Daily copies of the own ledger file: seven daily and eight weekly are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..errors import NotSaved
from . import atomic, ledger_record

DAILY = 7
WEEKLY = 8


def back_up(ledger: Path, folder: Path, unit_folder: str, today: date) -> None:
    """Copy the ledger before the day's first append, where it reads clean and is not there yet.

    A backup that fails stops nothing: the append itself says what is wrong with the disk.
    """
    shelf = folder / unit_folder
    target = shelf / f"{ledger.stem}_{today.isoformat()}.toml"
    try:
        if target.exists() or not ledger.exists():
            return
        data = ledger.read_bytes()
        reading = ledger_record.decode(data.decode("utf-8-sig", "surrogateescape"), ledger.name)
        if reading.problems:
            return
        atomic.write(target, data)
        for old in superseded(ledger.stem, shelf, today):
            old.unlink(missing_ok=True)
    except (OSError, NotSaved):
        return


def superseded(stem: str, shelf: Path, today: date) -> list[Path]:
    """The copies to let go: all but the newest seven days' and the newest of eight weeks'."""
    copies: dict[date, Path] = {}
    for path in shelf.glob(f"{stem}_*.toml"):
        try:
            copies[date.fromisoformat(path.stem.rpartition("_")[2])] = path
        except ValueError:
            continue
    days = sorted((d for d in copies if d <= today), reverse=True)
    kept = set(days[:DAILY])
    weeks: list[tuple[int, int]] = []
    for day in days:
        week = day.isocalendar()[:2]
        if week not in weeks:
            weeks.append(week)
            if len(weeks) <= WEEKLY:
                kept.add(day)
    return [path for day, path in copies.items() if day <= today and day not in kept]

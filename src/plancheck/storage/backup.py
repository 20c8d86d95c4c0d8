"""Daily copies of the own ledger file: seven daily and eight weekly are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from ..errors import PlancheckError
from . import atomic, ledger_record, toml_guard
from .ledger_record import OWN_LIMIT

DAILY = 7
WEEKLY = 8


class Daily:
    """Called before each append; the first one of a day makes a copy on the shelf.

    A backup that fails stops nothing: the append itself says what is wrong with the disk.
    """

    def __init__(self, shelf: Path, clock: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._clock = clock
        self._done: date | None = None

    def __call__(self, ledger: Path) -> None:
        """Back the ledger up where that was not done today."""
        today = self._clock().date()
        if today != self._done:
            self._done = today
            back_up(ledger, self._shelf, today)


def back_up(ledger: Path, shelf: Path, today: date) -> None:
    """Copy the ledger, where it reads clean and the day's copy is not there yet."""
    target = shelf / f"{ledger.stem}_{today.isoformat()}.toml"
    try:
        if target.exists() or not ledger.exists():
            return
        data = toml_guard.read_bytes(ledger, OWN_LIMIT)
        reading = ledger_record.read(data, ledger.name)
        if reading.problems or not reading.entries:
            return
        atomic.write(target, data)
        for old in superseded(ledger.stem, shelf, today):
            old.unlink(missing_ok=True)
    except (OSError, PlancheckError):
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

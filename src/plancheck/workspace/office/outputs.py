"""What a roll-up, and the list of who is rung up, are written as, a file a format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ... import export
from ...errors import NothingFound
from ...export.formats import CHASE_MODULES, ROLLUP_MODULES, writable
from ...storage import atomic
from ...storage.file_names import file_name
from ...storage.rollup import file as rollup_file

if TYPE_CHECKING:
    from ...domain.rollup.figures.figures import RollupReport

CHASE_FORMATS = tuple(CHASE_MODULES)
"""What the list of those who are rung up can be written as."""
FORMATS = ("toml", *ROLLUP_MODULES)
"""What a roll-up can be written as."""


def write_rollup(
    report: RollupReport, formats: Sequence[str], folder: Path, *, english: bool = False
) -> list[Path]:
    """Write a roll-up in each format; returns the files. NotSaved names the one that failed.

    `english` has a table's columns named in English. May run on another thread.
    """
    stem = rollup_file.rollup_stem(report.name, report.period)
    written = []
    for suffix in formats:
        if suffix == "toml":
            for number, text in enumerate(
                rollup_file.rollup_texts(_heading(report), report.current), 1
            ):
                part = f"_第{number}部分" if number > 1 else ""
                path = folder / f"{stem}{part}.toml"
                written.append(atomic.write_beside(path, text.encode("utf-8")))
        else:
            data = export.render_rollup(suffix, report, english=english)
            written.append(atomic.write_beside(folder / f"{stem}.{suffix}", data))
    return written


def write_chase(report: RollupReport, folder: Path, formats: Sequence[str] = ()) -> Iterator[Path]:
    """Write whom the office rings up, in these formats, else in all that this PC can write.

    A format a step; NotSaved names the file. NothingFound where there is nobody.
    """
    from ...domain.rollup.chase import chased

    if not chased(report):
        lack = "" if report.by_roster else "；没有名册，未报的单位不详"
        raise NothingFound(f"{report.period.label()}没有要催的单位{lack}。")
    stem = f"催报名单_{file_name(report.name)}_{report.period}"
    for suffix in formats or writable(CHASE_FORMATS):
        data = export.render_chase(suffix, report)
        yield atomic.write_beside(folder / f"{stem}.{suffix}", data)


def _heading(report: RollupReport) -> rollup_file.RollupHeader:
    files, standings = report.account.handed_on(), report.standings if report.by_roster else ()
    return rollup_file.RollupHeader(
        name=report.name,
        period=report.period,
        generated=report.generated,
        files=files,
        standings=standings,
    )

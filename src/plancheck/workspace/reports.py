"""Handing in a report: its edition on record first, then one file a format.

In that order a file that cannot be written is only exported again: the same content is the same
edition.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import export
from ..domain.text import clean
from ..errors import BadFile, NewerFormat, UsageFault
from ..storage import atomic, paths

if TYPE_CHECKING:
    from ..domain.plan.model import Plan
    from ..domain.report.model import StatusReport

FORMATS = ("toml", *export.MODULES)
"""What a report can be exported as."""
DEFAULT = tuple(suffix for suffix in ("toml", "xlsx", "docx") if suffix in FORMATS)
"""What it is exported as where nobody chose."""


def formats_of(text: str, known: Sequence[str] = FORMATS) -> tuple[str, ...]:
    """The formats a list such as `toml,csv` names; UsageFault for one there is none of."""
    wanted = [part.strip().lower().lstrip(".") for part in text.replace("，", ",").split(",")]
    wanted = [part for part in wanted if part]
    unknown = [part for part in wanted if part not in known]
    if unknown or not wanted:
        words = clean("、".join(unknown), 40) or "（空）"
        raise UsageFault(f"不认识导出格式 {words}。可用的有：{'、'.join(known)}。")
    return tuple(dict.fromkeys(wanted))


def remembered(text: str) -> tuple[str, ...]:
    """The formats that the settings name; words of another version are passed over."""
    return tuple(suffix for suffix in FORMATS if suffix in text.split(",")) or DEFAULT


def write_files(
    report: StatusReport, plan: Plan, formats: Sequence[str], folder: Path
) -> Iterator[Path]:
    """Write the report in each format into the folder, a file a step; NotSaved names the file.

    Each file is written whole or not at all, so one may stop between any two.
    """
    from ..storage.report import file as report_file

    stem = _free(folder, report_file.file_stem(report), report)
    for suffix in formats:
        if suffix == "toml":
            data = report_file.encode(report).encode("utf-8")
        else:
            data = export.render(suffix, report, plan)
        yield atomic.write_beside(folder / f"{stem}.{suffix}", data)


def _free(folder: Path, stem: str, report: StatusReport) -> str:
    """The name, or 「name(2)」… where another report has it: it is never written over.

    Two PCs that do not know of each other's records both make a first edition.
    """
    name, number = stem, 1
    while _holds_another(folder / f"{name}.toml", report):
        number += 1
        name = f"{stem}({number})"
    return name


def _holds_another(path: Path, report: StatusReport) -> bool:
    """Whether this is the status file of another report, or may be: it cannot be read.

    One that is damaged is none.
    """
    from ..storage.report import file as report_file

    try:
        found = report_file.load(path)
    except NewerFormat:
        return True
    except BadFile as error:
        return isinstance(error.__cause__, OSError) and os.path.lexists(path)
    return (found.digest, found.edition.number) != (report.digest, report.edition.number)


def period_folder(home: paths.Home, report: StatusReport) -> Path:
    """Where a period's files go where nobody named a folder."""
    return home.exports / str(report.period)

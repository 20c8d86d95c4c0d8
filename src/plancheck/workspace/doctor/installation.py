"""Whether all is well with an installation: findings, one a line, for doctor and for a screen.

Each check stands for itself: what it cannot look at is a finding, never the end of the page.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ...domain.plan.model import Plan
from ...errors import PlancheckError, Problem
from ...storage import atomic, config, locks, paths, places
from ...storage.ledger import unsaved as unsaved_file
from ...storage.plan import file as plan_file
from ..ledger import Clock
from ..unit import lost_settings

LITTLE_SPACE, SOME_SPACE = 10 * 1024 * 1024, 100 * 1024 * 1024
"""Bytes: a year of records with its backups takes some 15 MB."""


class Verdict(Enum):
    """How a finding is to be taken."""

    GOOD = "好"
    NOTE = "注意"
    BAD = "坏"


class Finding(NamedTuple):
    """One line of the page: 好 空间：还有 79.2 GB."""

    verdict: Verdict
    topic: str
    words: str


class TerminalFacts(NamedTuple):
    """What the terminal is; `columns` 0 and `widths` (cells by character) None: not known."""

    kind: str
    columns: int
    rows: int
    encoding: str
    colours: str
    widths: Mapping[str, int] | None = None


class Repairable(NamedTuple):
    """A damaged ledger file of this installation's own."""

    path: Path
    plan: str
    unit: str


class Restorable(NamedTuple):
    """A copy that has records which the unit's ledger folder has not."""

    folder: Path
    copy: Path
    plan: str
    units: frozenset[str]


class Checkup(NamedTuple):
    """The findings, the damaged files that may be repaired, and the copies that have more."""

    findings: tuple[Finding, ...]
    repairable: tuple[Repairable, ...] = ()
    restorable: tuple[Restorable, ...] = ()

    @property
    def well(self) -> bool:
        """Whether there is nothing to see to."""
        return all(finding.verdict is Verdict.GOOD for finding in self.findings)


def good(topic: str, words: str) -> Finding:
    """All well."""
    return Finding(Verdict.GOOD, topic, words)


def note(topic: str, words: str) -> Finding:
    """Something to know or to see to; nothing is lost."""
    return Finding(Verdict.NOTE, topic, words)


def bad(topic: str, words: str) -> Finding:
    """Something does not work or was lost."""
    return Finding(Verdict.BAD, topic, words)


def check_up(
    home: paths.Home, plan_path: Path, clock: Clock, terminal: TerminalFacts | None
) -> Checkup:
    """Look at everything. Writes nothing but a trial file in the home, taken away again."""
    from . import files as unit_files
    from . import ledgers as unit_ledgers

    findings: list[Finding] = []
    plan: Plan | None = None
    settings: config.Config | None = None

    def settled() -> Iterable[Finding]:
        nonlocal settings
        settings = config.load(home.config)
        return _settings(settings, home, terminal)

    def planned() -> Iterable[Finding]:
        nonlocal plan
        plan, problems = plan_file.load(plan_path)
        count = sum(1 for _ in plan.measures())
        return _told("计划", problems) or [good("计划", f"{plan.title}，{count} 项措施")]

    findings += guarded("终端", lambda: _terminal(terminal))
    findings += guarded("设置", settled)
    findings += guarded("计划", planned)
    findings += guarded("文件夹", lambda: _home(home))
    findings += guarded("空间", lambda: _space(home.data))
    ledgers: list[unit_ledgers.Ledger] = []

    def read() -> Iterable[Finding]:
        ledgers.extend(unit_ledgers.ledgers(home, plan, settings, clock))
        files = (found for one in ledgers for found in unit_files.found(one, settings))
        return (*files, *unit_ledgers.found(ledgers, settings))

    findings += guarded("台账", read)
    findings += guarded("备份", lambda: unit_files.backups(ledgers, home.backups))
    findings += guarded("文字", lambda: _unsaved(home))
    findings += guarded("时钟", lambda: unit_ledgers.clock(ledgers, clock()))
    findings += guarded("版本", _versions)
    repairable = tuple(
        Repairable(path, plan.id, settings.unit)
        for one in ledgers
        if plan and settings and settings.unit
        for path in one.repairable
    )
    restorable = tuple(
        Restorable(one.path, more.copy, plan.id, frozenset((settings.unit, more.unit)))
        for one in ledgers
        if plan and settings and settings.unit
        for more in one.ahead
    )
    return Checkup(tuple(findings), repairable, restorable)


def guarded(topic: str, check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """A check's findings; what stopped it where it could not be carried out."""
    try:
        return list(check())
    except PlancheckError as error:
        return [bad(topic, str(error))]
    except PermissionError:
        return [bad(topic, "查不了：没有权限。")]
    except OSError as error:
        return [bad(topic, f"查不了：{atomic.reason(error)}。")]
    except Exception as error:  # noqa: BLE001  # the page goes on, whatever is broken
        return [bad(topic, f"查不了：程序出错（{type(error).__name__}），请告诉维护人员。")]


def size_words(size: int) -> str:
    """79.2 GB, 3 MB, 12 KB."""
    for unit, bytes_each in (("GB", 1 << 30), ("MB", 1 << 20)):
        if size >= bytes_each:
            return f"{size / bytes_each:.1f} {unit}"
    return f"{-(-size // 1024)} KB"


def _told(topic: str, problems: Iterable[Problem]) -> list[Finding]:
    return [note(topic, str(problem)) for problem in problems]


def _terminal(facts: TerminalFacts | None) -> Iterable[Finding]:
    if facts is None:
        yield good("终端", "这里不是终端（管道或文件），大小、宽度、颜色没有测")
        return
    if facts.kind:
        yield good("终端", f"TERM={facts.kind}，编码 {facts.encoding}，{facts.colours}")
    else:
        yield note("终端", f"没有设 TERM，编码 {facts.encoding}，{facts.colours}")
    size = f"{facts.columns} 列 {facts.rows} 行"
    if not facts.columns:
        yield good("大小", "没有测（终端不回答）")
    elif facts.columns < 60 or facts.rows < 20:
        yield note("大小", f"{size}，至少要 60 列 20 行")
    else:
        yield good("大小", size)
    if facts.widths is None:
        yield good("字宽", "没有测（终端不回答）")
    else:
        measured = "，".join(f"{char} 占 {cells} 格" for char, cells in facts.widths.items())
        wrong = facts.widths.get("汉", 2) != 2
        words = f"{measured}；汉字应当占 2 格，请换一个终端窗口或字体"
        yield bad("字宽", words) if wrong else good("字宽", measured)


def _settings(
    settings: config.Config, home: paths.Home, terminal: TerminalFacts | None
) -> Iterable[Finding]:
    yield from _told("设置", settings.problems)
    said = {"narrow": 1, "wide": 2}.get(settings.display.ambiguous_width)
    measured = terminal.widths.get("“") if terminal and terminal.widths else None
    if said and measured and said != measured:
        yield note(
            "设置",
            f'[display] ambiguous_width = "{settings.display.ambiguous_width}"，'
            f"量到的引号却占 {measured} 格：屏幕错位的话，改成 auto",
        )
    if not settings.unit and (lost := lost_settings(home)):
        yield bad("设置", lost)
    elif not settings.unit:
        yield note("设置", "还没有设置单位：打开程序按提示选，或运行 plancheck setup")
    elif not settings.problems:
        id = places.id_at(places.here(home), settings.pc, settings.places, ())
        words = f"本机编号 {id}" if id else "文件夹是从别处拷来的，第一次保存时另取编号"
        yield good("设置", f"{settings.unit}（{settings.unit_type}），{words}")


def _home(home: paths.Home) -> Iterable[Finding]:
    folder = home.data
    if not folder.exists():
        above = next((p for p in folder.parents if p.exists()), folder)
        if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
            yield good("文件夹", f"{folder} 还没有，第一次保存时会建")
        else:
            yield bad("文件夹", f"{folder} 建不了：{above} 不能写入；可用 --home 另设一个文件夹")
        return
    trial = folder / f".doctor-{os.getpid()}.tmp"
    try:
        with locks.Lock(trial, wait=0.5).held():
            atomic.write(trial, b"plancheck doctor\n")
    except PlancheckError as error:
        yield bad("文件夹", f"{folder} 不能写入：{error}")
    else:
        yield good("文件夹", f"{folder} 可以写入，可以加锁")
    finally:
        for left in (trial, trial.with_suffix(".lock")):
            with suppress(OSError):  # it was never made
                left.unlink(missing_ok=True)


def _space(folder: Path) -> Iterable[Finding]:
    existing = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(existing).free
    words = f"还有 {size_words(free)}"
    if free < LITTLE_SPACE:
        yield bad("空间", f"{words}，快没有地方保存了：请清理磁盘")
    elif free < SOME_SPACE:
        yield note("空间", f"{words}，不多了：请清理磁盘")
    else:
        yield good("空间", words)


def _unsaved(home: paths.Home) -> Iterable[Finding]:
    for kept in unsaved_file.read(home.unsaved):
        if isinstance(kept, unsaved_file.KeptText):
            yield note("文字", f"没有保存：{kept.typed.described}；在屏幕上按 Ctrl+U 打开，保存它")
        else:
            yield note("文字", f"{home.unsaved} 里的 {kept}")


def _versions() -> Iterable[Finding]:
    import platform
    from importlib.metadata import version

    from ... import __version__

    python = platform.python_version()
    yield good(
        "版本",
        f"plancheck {__version__}，Python {python}，Textual {version('textual')}，"
        f"{platform.system()} {platform.release()}",
    )

"""What doctor finds of the installation: terminal, settings, plan, home, disk, versions."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.adoption import adoption_in_force, ever_in_force
from ...errors import PlancheckError
from ...export.formats import MODULES, unwritable
from ...storage import atomic, config, locks, paths, places
from ...storage.ledger.typed_texts import KeptText, kept_texts
from ...storage.plan.folder import kept_plans
from ..format_numbers import format_numbers
from ..plan.revisions import read_kept
from ..settings import lost_settings
from ..unit import Unit
from .findings import Finding, bad, caution, cautions, good, size_words

LITTLE_SPACE, SOME_SPACE = 10 * 1024 * 1024, 100 * 1024 * 1024
"""Bytes: a year of records with its backups takes some 15 MB."""


class TerminalFacts(NamedTuple):
    """What the terminal is; `columns` 0 and `widths` (cells by character) None: not known."""

    kind: str
    columns: int
    rows: int
    encoding: str
    colours: str
    widths: Mapping[str, int] | None = None


def terminal_findings(facts: TerminalFacts | None) -> Iterable[Finding]:
    """Its size, encoding and colours, and how wide a hanzi is there."""
    if facts is None:
        yield good("终端", "这里不是终端（管道或文件），大小、宽度、颜色没有测")
        return
    if facts.kind:
        yield good("终端", f"TERM={facts.kind}，编码 {facts.encoding}，{facts.colours}")
    else:
        yield caution("终端", f"没有设 TERM，编码 {facts.encoding}，{facts.colours}")
    size = f"{facts.columns} 列 {facts.rows} 行"
    if not facts.columns:
        yield good("大小", "没有测（终端不回答）")
    elif facts.columns < 60 or facts.rows < 20:
        yield caution("大小", f"{size}，至少要 60 列 20 行")
    else:
        yield good("大小", size)
    if facts.widths is None:
        yield good("字宽", "没有测（终端不回答）")
    else:
        measured = "，".join(f"{char} 占 {cells} 格" for char, cells in facts.widths.items())
        wrong = facts.widths.get("汉", 2) != 2
        words = f"{measured}；汉字应当占 2 格，请换一个终端窗口或字体"
        yield bad("字宽", words) if wrong else good("字宽", measured)


def settings_findings(
    settings: config.Config, home: paths.Home, terminal: TerminalFacts | None
) -> Iterable[Finding]:
    """Which unit this is, and under which id it writes here."""
    yield from cautions("设置", settings.problems)
    set_width = {"narrow": 1, "wide": 2}.get(settings.display.ambiguous_width)
    measured = terminal.widths.get("“") if terminal and terminal.widths else None
    if set_width and measured and set_width != measured:
        yield caution(
            "设置",
            f'[display] ambiguous_width = "{settings.display.ambiguous_width}"，'
            f"量到的引号却占 {measured} 格：屏幕错位的话，改成 auto",
        )
    if not settings.unit and (lost := lost_settings(home)):
        yield bad("设置", lost)
    elif not settings.unit:
        yield caution("设置", "还没有设置单位：打开程序按提示选，或运行 plancheck setup")
    elif not settings.problems:
        id = places.id_at(places.here(home), settings.pc, settings.places, ())
        words = f"本机编号 {id}" if id else "文件夹是从别处拷来的，第一次保存时另取编号"
        yield good("设置", f"{settings.unit}（{settings.unit_type}），{words}")


def plan_findings(unit: Unit) -> list[Finding]:
    """The plan's title and revision, or what is wrong with it."""
    plan, adopted = unit.plan, unit.adopted
    lacking = adopted is not None and unit.revisions.find(adopted) is None
    if problems := unit.revisions.problems(unit.history, adopted, unit.plan_read):
        last = [bad("计划", str(problems.pop()))] if lacking else []
        return [*cautions("计划", problems), *last]
    entry = adoption_in_force(unit.history)
    for kept in kept_plans(unit.home.plans):
        if read_kept(kept) is None:
            return [caution("计划", f"{kept.path} 已损坏或被改动，没有采用：请重新拷一份")]
    for former in sorted(ever_in_force(unit.history)):
        if unit.revisions.find(former) is None:
            words = f"第{former.revision}版的文件不在本机（或已损坏），按它的各期报告出不了"
            advice = "请把那一版的文件拷来，运行 plancheck plan adopt 文件"
            return [caution("计划", f"{words}：{advice}")]
    since = f"第{plan.revision}版（{entry.on} 接收），" if entry else ""
    count = sum(1 for _ in plan.measures())
    return [good("计划", f"{plan.title}，{since}{count} 项措施")]


def home_findings(home: paths.Home) -> Iterable[Finding]:
    """Whether the home takes a file and a lock."""
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


def space_findings(folder: Path) -> Iterable[Finding]:
    """How much room the disk has."""
    existing = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(existing).free
    words = f"还有 {size_words(free)}"
    if free < LITTLE_SPACE:
        yield bad("空间", f"{words}，快没有地方保存了：请清理磁盘")
    elif free < SOME_SPACE:
        yield caution("空间", f"{words}，不多了：请清理磁盘")
    else:
        yield good("空间", words)


def unsaved_findings(home: paths.Home) -> Iterable[Finding]:
    """Texts that were typed and are not recorded."""
    for kept in kept_texts(home.unsaved):
        if isinstance(kept, KeptText):
            yield caution(
                "文字", f"没有保存：{kept.typed.described}；在屏幕上按 Ctrl+U 打开，保存它"
            )
        else:
            yield caution("文字", f"{home.unsaved} 里的 {kept}")


def version_findings() -> Iterable[Finding]:
    """What runs here."""
    import platform
    from importlib.metadata import version

    from ... import __version__

    python = platform.python_version()
    yield good(
        "版本",
        f"plancheck {__version__}，Python {python}，Textual {version('textual')}，"
        f"{platform.system()} {platform.release()}；文件格式：{format_numbers()}",
    )
    for suffix in MODULES:
        if why := unwritable(suffix):
            yield caution("导出", f"{why}；其余格式照写")

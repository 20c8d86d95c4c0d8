"""What doctor finds of the ledgers' files: what cannot be read or written, what is gone, copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ...domain.text import folded_name
from ...storage import atomic, locks
from ...storage.config import Config
from ...storage.ledger import backup, search
from ...storage.presence import absent, unwritable
from .findings import Finding, bad, caution, good
from .ledgers import Ledger

RESTORE = "取回：plancheck doctor --repair，或 plancheck merge"


def folder_findings(ledger: Ledger, settings: Config | None) -> Iterable[Finding]:
    """A unit's folder: what of it cannot be used as it is, and what was there and is not."""
    if ledger.unread:
        yield bad("台账", ledger.unread)
    for name, what in ledger.odd.items():
        if name not in ledger.unread:
            yield bad("台账", f"{name} {what}，没有读：请把它移走")
    for fuller in ledger.ahead:
        yield bad("台账", f'比备份少 {fuller.lacking} 条记录。{RESTORE} "{fuller.copy}"')
    if ledger.shelf.begun and not (ledger.entries or ledger.ahead or ledger.unread):
        yield bad(
            "台账",
            f"原来有记录，现在一条也没有，也没有备份：请把原来的文件夹放回 {ledger.path}；"
            f"确实要从头开始，就删去 {ledger.shelf.path}",
        )
    with suppress(OSError):  # then there is nothing beside it that could be told of
        yield from _beside(ledger.path, settings)
    for path, entries in ledger.files.items():
        if not entries and path.stat().st_size == 0:
            yield bad("台账", f"{path.name} 是空的（0 字节）")
        if path.is_symlink():
            yield caution("台账", f"{path.name} 是链接，指向 {path.resolve()}：那里不在，就读不到")
    if settings:
        yield from _writing(ledger)


def _writing(ledger: Ledger) -> Iterable[Finding]:
    """What keeps this installation from appending, beyond what the home as a whole does."""
    for path in (ledger.path, ledger.own[0]):
        if unwritable(path):
            yield bad("台账", f"{path} 是只读的，不能记录：请恢复写入权限")
    lock = ledger.own[0].with_suffix(".lock")
    why = "是只读的" if unwritable(lock) else locks.hindrance(ledger.own[0])
    if why:
        yield bad("台账", f"{lock.name} 用不了，不能记录：{why}。没有别的窗口在用，就把它移走")


def _beside(folder: Path, settings: Config | None) -> Iterable[Finding]:
    """Other folders with ledgers of this unit: this one may have been renamed."""
    if not settings or not settings.unit or absent(folder.parent):
        return
    for other in sorted(folder.parent.iterdir()):
        if other == folder or not other.is_dir():
            continue
        units = {folded_name(unit) for unit in search.units(other)}
        if folded_name(settings.unit) in units:
            words = (
                f"{other} 里也是本单位的台账，没有读：改名为 {folder.name}，或用 plancheck merge"
            )
            yield bad("台账", words)


def backup_findings(ledgers: Sequence[Ledger], folder: Path) -> Iterable[Finding]:
    """How many copies there are, the newest, and whether one is overdue."""
    for ledger in ledgers:
        shelf = ledger.shelf.path
        hindrance = next((why for path in (folder, shelf) if (why := _no_shelf(path))), "")
        if hindrance:
            yield bad("备份", f"{hindrance}，做不了备份")
            continue
        days = [day for copy in ledger.shelf.copies() if (day := backup.day_of(copy))]
        own = sorted({e.at.date() for e in ledger.files.get(ledger.own[0], [])})
        if days:
            words = f"{len(days)} 份，最近一份 {max(days)}"
        elif len(own) > 1:
            words = "一份也没有"
        else:
            words = "还没有；从第二天起，每天第一次保存前留一份"
        if len(own) > 1 and (not days or max(days) < own[-1]):
            yield caution("备份", f"{words}；{own[-1]} 的没有做成：台账有损坏，或 {shelf} 不能写入")
        else:
            yield good("备份", words)


def _no_shelf(path: Path) -> str:
    """Why copies cannot go to a folder; empty where they can, or where it is not there yet."""
    if absent(path):
        return ""
    try:
        if not path.is_dir():
            return f"{path} 不是文件夹"
    except OSError as error:
        return f"{path} 打不开（{atomic.why_unread(error)}）"
    return f"{path} 是只读的" if unwritable(path) else ""

"""What doctor finds in the records: damage, gaps, conflicts, the clock against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from ...domain.ledger import adoption
from ...domain.ledger.clock import known_fast
from ...domain.ledger.history import History, head_of
from ...domain.ledger.wording import field_words, rivals_line
from ...storage.config import Config
from ..plan.revisions import contested_words
from .findings import Finding, bad, caution, good, size_words
from .ledgers import Ledger

TOLERANCE = timedelta(minutes=5)
"""Clocks are set right by a little now and then; that is no fault."""
RECENT = timedelta(days=30)
"""How long a clock that went back is spoken of."""
REPAIR = "可以修复（原件会留着）：plancheck doctor --repair"


def record_findings(ledgers: Sequence[Ledger], settings: Config | None) -> Iterable[Finding]:
    """Files, damage, gaps, conflicts and what was set aside."""
    if not any(ledger.files or ledger.shelf.begun or ledger.unread for ledger in ledgers):
        yield good("台账", "还没有记录")
    for ledger in ledgers:
        count = len(ledger.entries)
        for loss in ledger.lost:
            yield bad(
                "台账",
                f"本机在这里以 {loss.pc} 保存到第 {loss.n} 条，现在的台账里没有它，"
                f"只有 {loss.held} 条：可能被旧的或别处的一份盖掉了。"
                "请找出原来那份或备份，运行 plancheck merge 文件夹；"
                f"确实找不回来，就删去 {ledger.note}，不再提醒",
            )
        if ledger.entries and not (ledger.problems or ledger.lost or ledger.unread or ledger.ahead):
            names = "、".join(file.stem for file in ledger.files)
            yield good("台账", f"{count} 条记录，{len(ledger.files)} 个文件（{names}），全部完好")
        harmed = {file.name for file in ledger.files} - ledger.resaved
        for problem in ledger.problems:
            yield (bad if problem.source in harmed else caution)("台账", str(problem))
        if ledger.problems:
            yield caution("台账", f"其余 {count} 条完好，照常使用")
        yield from _remedies(ledger, settings)
        yield from conflict_findings(History(ledger.entries))
        for name, size in ledger.torn:
            yield caution(
                "台账",
                f"{name} {size_words(size)}：没有写完、没有说过“已保存”的残尾，留着备查；"
                "确认不要了可以移走",
            )
        if ledger.originals:
            yield good("台账", f"修复前的原件留着：{'、'.join(ledger.originals)}")


def _remedies(ledger: Ledger, settings: Config | None) -> Iterable[Finding]:
    harmed = {file.name for file in ledger.files} - ledger.resaved
    damaged = {problem.source for problem in ledger.problems if problem.source in harmed}
    for path in ledger.repairable:
        yield caution("修复", f"{path.name} {REPAIR}")
    others = sorted(damaged - {path.name for path in ledger.own})
    for name in others:
        if ledger.path / name in ledger.newer:
            continue
        if settings is None:
            yield caution("修复", f"{name} 先不修：设置读不出来，不知道是不是本机的台账")
        else:
            yield caution(
                "修复", f"{name} 是别的电脑的台账，不在这里修；请从那台电脑再拷一份来合并"
            )


def conflict_findings(history: History) -> Iterable[Finding]:
    """Values that stand side by side. Of adoptions the later revision counts: they are none."""
    if adoption.are_contested(history) and (one := adoption.in_force(history)):
        yield caution("并存", contested_words(one))
    for measure, fields in history.fields.items():
        for field, group in fields.items():
            head = head_of(group)
            if head and head.rivals and (measure, field) != adoption.KEY:
                where = f"{measure} {field_words(measure, field, history)}".strip()
                yield caution("并存", f"{where}：{rivals_line(head)}；再设一次就定下来")


def clock_findings(ledgers: Sequence[Ledger], now: datetime) -> Iterable[Finding]:
    """The clock against the last entry, and whether it went back lately."""
    time_words = f"现在 {now:%Y-%m-%d %H:%M}（{_offset(now)}）"
    entries = [entry for ledger in ledgers for entry in ledger.entries]
    if not entries:
        yield good("时钟", time_words)
        return
    settled = known_fast({entry.id: entry for entry in entries})
    last = max((e for e in entries if e.id not in settled), key=lambda e: e.at)
    words = f"{time_words}，最后一条记录 {last.at:%Y-%m-%d %H:%M}"
    if last.at > now + TOLERANCE or last.on > now.date():
        yield caution(
            "时钟",
            f"{words}（{last.pc} 第 {last.n} 条）比现在还晚：请核对电脑的日期和时间；"
            "日期对了，就用 plancheck redate 改记到今天",
        )
    else:
        yield good("时钟", words)
    for entry, after in pairwise(sorted(entries, key=lambda e: (e.pc, e.n))):
        back = entry.pc == after.pc and entry.at - after.at > TOLERANCE
        if back and after.at > now - RECENT:
            yield caution(
                "时钟",
                f"{after.pc} 第 {after.n} 条（{after.at:%Y-%m-%d %H:%M}）比前一条"
                f"（{entry.at:%Y-%m-%d %H:%M}）早：电脑的时钟往回拨过",
            )


def _offset(now: datetime) -> str:
    """UTC+08:00."""
    return f"UTC{now:%z}"[:6] + ":" + f"{now:%z}"[3:5]

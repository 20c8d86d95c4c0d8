"""A file of this program's: a report, a roll-up, a plan; what is of another use is set aside."""

from __future__ import annotations

import re

from ....domain.plan.model import Seal
from ....domain.rollup.intake.arrival import Arrival
from ....domain.rollup.returns import returns_of
from ....domain.rollup.union import Received
from ....domain.startup import lazy
from ....domain.text import clean
from ....errors import BadFile
from ... import text_file
from ...feedback.file import feedback_in
from ...plan.draft_file import SUFFIX as DRAFT_SUFFIX
from ...plan.file import plan_in
from ...report import file as report_file
from ...report.written_form import Blocks
from ...toml import guard
from .. import file as rollup_file
from .. import roster as roster_file
from .source_file import SourceFile

_PEEK = 1_000
_DRAFT = "计划草稿，不是周报"
_FORMAT = lazy(r"""^format[ \t]*=[ \t]*["'](plancheck-[a-z]+)/""", re.MULTILINE)
_BEGUN = lazy(
    r"""^(?:\xef\xbb\xbf)?[ \t]*"""
    r"""(?:format[ \t]*=[ \t]*["']plancheck-|schema[ \t]*=|\[plan\]|\[\[unit\]\])""",
    re.MULTILINE,
)


def is_own(head: bytes) -> bool:
    """Whether a file begins as one of this program's does, whatever its name."""
    return bool(_BEGUN.search(head.decode("latin-1")))


def own_arrival(source: SourceFile, blocks: Blocks) -> Arrival:
    """What a file is that seems to be this program's; BadFile where it is not, or not sound."""
    name = clean(source.name)
    if source.name.endswith(DRAFT_SUFFIX):
        return Arrival(name, aside=_DRAFT)
    data = source.data(_limit(source))
    if len(data) > text_file.LIMIT:
        return _of_rollup(rollup_file.parse_large_rollup(data, name, blocks), name)
    text = text_file.decoded(data, name)
    if not text.strip():
        raise BadFile(name, "文件是空的，不是周报；可能没有复制完，请重新索取。")
    begun = _FORMAT.search(text[:_PEEK])
    if begun:
        kind = begun[1]
    else:
        content = guard.parse_toml(text, name)
        kind = str(content.get("format", "")).partition("/")[0]
        if not kind and "plan" in content:
            return _of_plan(text, name, is_whole="schema" in content)
        if roster_file.is_roster(content):
            return Arrival(name, aside="名册，不是周报")
    if kind == "plancheck-status":
        report, digest, remark = report_file.parse_status(text, name, blocks)
        received = Received(report, digest, (name,))
        return Arrival(name, (received,), remarks=(remark,) if remark else ())
    if kind == "plancheck-rollup":
        return _of_rollup(rollup_file.parse_rollup(text, name, blocks), name)
    if kind == "plancheck-draft":
        return Arrival(name, aside=_DRAFT)
    if kind == "plancheck-feedback":
        return _of_feedback(text, name)
    if kind == "plancheck-ledger":
        raise BadFile(name, "是台账，不是周报。请让那个单位导出周报。")
    raise BadFile(name, "不是本程序的周报或汇总文件。")


def _of_plan(text: str, name: str, *, is_whole: bool) -> Arrival:
    """A plan file, mostly the office's own; one that is of no use here is not refused either."""
    if not is_whole:
        return Arrival(name, aside="计划文件，没有写完（缺少 schema），没有采用")
    try:
        plan, _ = plan_in(text, name)
    except BadFile as error:
        return Arrival(name, aside=f"计划文件，没有采用：{clean(error.problem.message)}")
    if plan.seal is Seal.BROKEN:
        words = "计划文件，校验不符（下发以后改动过，或没有拷完整），没有采用"
        return Arrival(name, aside=f"{words}")
    return Arrival(name, plan=plan, aside=f"计划文件（第{plan.revision}版），已读")


def _of_feedback(text: str, name: str) -> Arrival:
    """What an office said to a unit: no report, but it may say that one was sent back."""
    try:
        feedback = feedback_in(text, name)
    except BadFile as error:
        return Arrival(name, aside=f"反馈文件，没有采用：{clean(error.problem.message)}")
    returns = returns_of(feedback)
    told = f"，退回 {len(returns)} 份" if returns else ""
    words = f"给{feedback.unit}的反馈文件，已读{told}"
    return Arrival(name, aside=words, returns=returns, feedback=feedback)


def _of_rollup(rolled: rollup_file.ParsedRollup, name: str) -> Arrival:
    return Arrival(
        name=name,
        reports=tuple(rolled.rollup.received),
        same=rolled.rollup.same,
        returns=rolled.rollup.returns,
        remarks=rolled.remarks,
        is_rollup=True,
        claims=rolled.claims,
    )


def _limit(source: SourceFile) -> int:
    """How many bytes the file may have: a roll-up more than a unit's report."""
    if source.size() <= text_file.LIMIT:
        return text_file.LIMIT
    is_rollup = b'"plancheck-rollup/' in source.head()[:_PEEK]
    return rollup_file.LIMIT if is_rollup else text_file.LIMIT

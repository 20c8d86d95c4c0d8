"""Publishing a plan (下发): its revision raised, what changed noted, sealed, kept in the home.

The plan's own file is sealed in place; a copy to hand down lies in the folder of exports.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.plan.changes import lost_numbers, note_of
from ...domain.plan.comparison import compare
from ...domain.plan.comparison_text import summary
from ...domain.plan.model import Plan, Revision, Seal
from ...domain.text import NOTE_LIMIT, clean
from ...errors import BadFile, NothingFound, UsageFault
from ...storage import atomic, text_file
from ...storage.file_names import file_name, slug
from ...storage.plan.file import load_plan, plan_in
from ...storage.plan.folder import keep_plan, kept_plans
from ...storage.plan.seal import check_code, sealed_text
from .revisions import read_kept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ...domain.plan.comparison import Comparison
    from ...errors import Problem
    from ...storage.paths import Home

_NAMED = 3
_AGAIN = "这个文件就是下发的那一份，可以直接发下去。"


class Publication(NamedTuple):
    """A plan as it was published, and the copy that is handed down."""

    plan: Plan
    note: str
    copy: Path
    doubts: tuple[str, ...] = ()
    """What seems wrong about the revision against the one before."""

    @property
    def check_code(self) -> str:
        """校验码, to be compared over the telephone."""
        return check_code(self.plan.digest)


class Proposed(NamedTuple):
    """What publishing a plan file as it stands would make: which revision, and what it changes."""

    plan: Plan
    number: int
    changes: Comparison | None = None
    """Against the revision before; None where there is none."""

    @property
    def note(self) -> str:
        """What the revision changes, in a sentence; "" for the first."""
        return note_of(self.changes.altered) or summary(self.changes) if self.changes else ""

    @property
    def warning(self) -> str:
        """Said where the file was changed on the base of an older revision than the last."""
        last = self.changes.before.revision if self.changes else 0
        base = _listed(self.plan) or self.plan.revision
        if base >= last:
            return ""
        return f"这个文件是在第{base}版上改的，已经下发到第{last}版：后来改的会改回去"


def proposed(home: Home, path: Path, since: Path | None = None) -> Proposed:
    """What publishing would make; nothing is written. Raises what `publish` does."""
    return _proposed(home, plan_in(text_file.read_text(path), path.name), path.name, since)


def publish(
    home: Home,
    path: Path,
    today: date,
    since: Path | None = None,
    folder: Path | None = None,
    *,
    again: bool = False,
) -> Publication:
    """Publish a plan file. BadFile, UsageFault, NothingFound say why not; NotSaved.

    `since` is the file of the revision before, where the home has it not. `again`: though the file
    was changed on the base of an older revision.
    """
    text = text_file.read_text(path)
    plan, problems = plan_in(text, path.name)
    if plan.seal is Seal.SOUND and not problems:  # it may have been sealed and not kept
        keep_plan(home.plans, plan, text)
    made = _proposed(home, (plan, problems), path.name, since)
    if made.warning and not again:
        raise UsageFault(
            f"{made.warning}，没有下发。请在最后一版的文件上改；就按这一份下发，"
            "请先用 --preview 看改了什么，再加 --again。"
        )
    revision = Revision(made.number, today, clean(made.note, NOTE_LIMIT))
    sealed = sealed_text(text, path.name, revision)
    published, _ = plan_in(sealed, path.name)
    if published.seal is not Seal.SOUND:
        raise BadFile(path.name, "写法特别，封不上；请用 plancheck plan check 检查。")
    name = f"计划_{file_name(plan.title)}_第{made.number}版.toml"
    data = sealed.encode("utf-8")
    atomic.write(path, data, shared=True)
    copy = atomic.write_beside((folder or home.exports) / name, data)
    keep_plan(home.plans, published, sealed)
    doubts = made.changes.doubts if made.changes else ()
    return Publication(published, made.note, copy, doubts)


def _proposed(
    home: Home, read: tuple[Plan, Sequence[Problem]], source: str, since: Path | None
) -> Proposed:
    plan, problems = read
    _require_sound(plan, problems, source)
    before = _before(home, plan, since)
    if before is None:
        return Proposed(plan, plan.revision)
    if plan.seal is Seal.SOUND and plan.revision < before.revision:
        raise UsageFault(
            f"这个文件是已下发过的第{plan.revision}版，没有改动；后来下发到第{before.revision}版，"
            f"没有再下发。要再改，请用第{before.revision}版的文件。"
        )
    _require_numbers(before, plan)
    if _content(before) == _content(plan):
        same = f"与已下发的第{before.revision}版没有不同，没有再下发。"
        raise NothingFound(f"{same}{_AGAIN if plan.seal is Seal.SOUND else ''}")
    number = max(before.revision + 1, plan.revision)
    return Proposed(plan, number, compare(before, plan._replace(revision=number)))


def _listed(plan: Plan) -> int:
    """The last revision that a file says was published; 0 where it says none."""
    return max((revision.number for revision in plan.revisions), default=0)


def _require_sound(plan: Plan, problems: Sequence[Problem], source: str) -> None:
    """BadFile where something else is wrong with the file than the seal of the revision before."""
    others = [problem for problem in problems if plan.seal.value not in problem.message]
    if others:
        words = f"计划有 {len(others)} 处问题，没有下发：{others[0].message}。"
        raise BadFile(
            source, f"{words}请用 plancheck plan check 查看，改好再下发。", others[0].line
        )


def _before(home: Home, plan: Plan, since: Path | None) -> Plan | None:
    """The revision that was published last; UsageFault where it is not at hand."""
    own = (kept for kept in kept_plans(home.plans) if kept.id == slug(plan.id))
    read = filter(None, map(read_kept, own))
    found = [one.plan for one in read if one.plan.seal is Seal.SOUND]
    if since:
        named, _ = load_plan(since)
        if named.id != plan.id or named.seal is not Seal.SOUND:
            raise UsageFault("--since 应当是本计划已下发的上一版的文件（没有改动过的）。")
        found.append(named)
    before = max(found, default=None, key=lambda one: one.revision)
    last = _listed(plan)
    if last > (before.revision if before else 0):
        raise UsageFault(
            f"第{last}版不在本机，编号和改动没有办法核对，没有下发："
            "请用 --since 写上那一版的文件，如 --since 计划_第2版.toml。"
        )
    return before


def _require_numbers(before: Plan, plan: Plan) -> None:
    """UsageFault where the file is no revision of the one before: another year, numbers lost."""
    if before.year != plan.year:
        raise UsageFault(
            f"编号（id）还是 {plan.id}，年度却由 {before.year} 改成了 {plan.year}，没有下发："
            f"新一年的计划要换一个 id，如 {plan.id.replace(str(before.year), str(plan.year))}。"
        )
    if lost := lost_numbers(before, plan):
        named = "、".join(lost[:_NAMED]) + (" 等" if len(lost) > _NAMED else "")
        raise UsageFault(
            f"第{before.revision}版有的编号 {named} 不见了，没有下发：编号永久不变，不再做的措施"
            "要留在文件里，加一行 withdrawn = true。"
        )


def _content(plan: Plan) -> Plan:
    """What of a plan is not made by publishing it."""
    return plan._replace(revision=0, revisions=(), digest="", seal=Seal.NONE)

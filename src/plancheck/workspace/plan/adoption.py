"""Taking over a published plan (接收): what may be, what it brings, and the act that does it.

The file is kept in the home first; then an entry in the plan's ledger says from which day on the
unit works by it. Undone, it is as if the plan had never come; the file stays.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.ledger.adoption import adoption_drafts, adoption_in_force, ever_in_force
from ...domain.plan.changes import lost_numbers
from ...domain.plan.model import Seal, Units
from ...domain.progress.adoption import AdoptionPreview, adoption_preview
from ...domain.text import clean, folded_name
from ...errors import BadFile, NothingFound, UsageFault
from ...storage import text_file
from ...storage.file_names import slug
from ...storage.plan.file import plan_in
from ...storage.plan.folder import keep_plan, kept_plans
from ...storage.plan.seal import check_code
from ..unit import Unit
from .revisions import ReadPlan, Revisions, read_kept, revision_of

if TYPE_CHECKING:
    from ...domain.ledger.adoption import Adopted
    from ...domain.plan.model import Plan

_NAMED = 3
_UNSEALED = {
    Seal.NONE: "还没有下发（或没有拷完整），没有接收。请发文单位运行 plancheck plan publish 下发。",
    Seal.BROKEN: "校验不符：下发以后被改动，或没有拷完整；没有接收。请向发文单位重新索取。",
}


class Published(NamedTuple):
    """A published plan as it came: its file's text, and what that says."""

    read: ReadPlan
    text: str

    @property
    def plan(self) -> Plan:
        """What it says."""
        return self.read.plan

    @property
    def check_code(self) -> str:
        """校验码, to be compared over the telephone."""
        return check_code(self.plan.digest)


class Adoptions:
    """Takes plans over for a unit."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def read(self, path: Path, *, other_issuer: bool = False) -> Published:
        """A plan that may be adopted; else BadFile, UsageFault or NothingFound say why not.

        `other_issuer` says that it is right that another office issued it than the plan in use.
        """
        text = text_file.read_text(path)
        plan, problems = plan_in(text, path.name)
        if plan.seal is not Seal.SOUND:
            raise BadFile(path.name, _UNSEALED[plan.seal])
        published = Published(ReadPlan.of(plan, problems, path), text)
        self._require_ours(plan, other_issuer=other_issuer)
        target = self._target(published)
        if target and (target is self._unit or target.adopted):
            _require_later(target, plan)
        return published

    def preview(self, published: Published) -> AdoptionPreview:
        """What adopting it brings the unit: all units of its type where none was chosen."""
        unit, plan = self._unit, published.plan
        target = self._target(published)
        before = target.plan if target and (target is unit or target.adopted) else None
        states = target.progress.states if target else {}
        return adoption_preview(plan, before, unit.identity or Units(""), states)

    def adopt(self, published: Published, on: date | None = None) -> str:
        """Keep the plan and put the adoption on record; returns what was done, in a sentence.

        Where no unit was chosen yet the plan is kept, and opened to choose one. NotSaved.
        """
        home, plan = self._unit.home, published.plan
        target = self._target(published)
        self._unit.settings.require_home()
        days = self._unit.act_days(on)
        if target:
            ledger = target.writable_ledger()
            _keep_unadopted(self._unit)
        new = revision_of(plan)
        lacking = target and _is_lacking(target, plan)
        keep_plan(home.plans, plan, published.text)
        if target is None:
            return f"《{plan.title}》已放进本机。请设置单位：plancheck setup。"
        target.revisions.look_again()
        if lacking:
            return f"第{plan.revision}版本来已经接收，本机缺的文件补上了。"
        drafts = adoption_drafts(ledger.history, new, self._before(target, published), *days)
        ledger.perform(ledger.prepare(drafts, "已接收"))
        told = f"已接收《{plan.title}》第{plan.revision}版"
        if target is self._unit:
            return f"{told}，自 {days[0]} 起按它填报。"
        if plan.year > self._unit.today.year:
            return f"{told}，到 {plan.year} 年自动打开；那以前用 --plan {plan.id} 打开。"
        past = plan.year < self._unit.today.year
        return f"{told}。{f'以后用 --plan {plan.id} 打开它。' if past else '以后打开的就是它。'}"

    # --- inner

    def _target(self, published: Published) -> Unit | None:
        """The unit on the plan that is adopted; None where no unit was chosen yet."""
        unit = self._unit
        if not unit.name:
            return None
        if published.plan.id == unit.plan.id:
            return unit
        revisions = Revisions(unit.home.plans, published.read)
        return Unit(unit.home, revisions, unit.config, unit.clock)

    def _before(self, target: Unit, published: Published) -> tuple[Adopted, date] | None:
        """By what the unit worked until now, and since when; None where the plan is new to it."""
        plan = target.plan
        if revision_of(plan) == revision_of(published.plan):
            return None
        days = [plan.issued or date(plan.year, 1, 1)]
        days += [entry.on for entry in target.history.known()]
        return revision_of(plan), min(days)

    def _require_ours(self, plan: Plan, *, other_issuer: bool) -> None:
        """UsageFault where a plan seems to be another street's."""
        unit = self._unit
        if unit.type and unit.type not in plan.type_names():
            raise UsageFault(
                f"《{clean(plan.title)}》里没有单位类型“{unit.type}”，没有接收："
                "可能是别的街道的计划，也可能是本单位的类型写得不对。"
            )
        worked = unit.history.by_id
        issuers = folded_name(plan.issuer), folded_name(unit.plan.issuer)
        if worked and all(issuers) and issuers[0] != issuers[1] and not other_issuer:
            raise UsageFault(
                f"《{clean(plan.title)}》是“{plan.issuer}”发的，本单位现在的计划是"
                f"“{unit.plan.issuer}”发的：可能是别的街道的计划，没有接收。"
                "确实要接收，请加 --other-issuer。"
            )


def _is_lacking(unit: Unit, plan: Plan) -> bool:
    """Whether a revision is in force on some day, and its file is not here."""
    new = revision_of(plan)
    if new not in ever_in_force(unit.history):
        return False
    if unit.revisions.opened.plan is not plan:
        return unit.revisions.find(new) is None
    own = (kept for kept in kept_plans(unit.home.plans) if kept.id == slug(plan.id))
    return not any(kept.is_of(new) and read_kept(kept) for kept in own)


def _keep_unadopted(unit: Unit) -> None:
    """Keep the plan that the unit has worked by without adopting it: reports go on being by it."""
    read = unit.plan_read
    if read.path and unit.adopted is None and unit.ledger:
        keep_plan(unit.home.plans, read.plan, text_file.read_text(read.path))


def _require_later(unit: Unit, plan: Plan) -> None:
    """UsageFault, NothingFound where a revision does not follow the one that the unit works by."""
    adopted, new = unit.adopted, revision_of(plan)
    if _is_lacking(unit, plan):
        return  # its file is lacking here: it came by a merge, or was damaged
    if adopted == new:
        entry = adoption_in_force(unit.history)
        when = f"，{entry.on} 起按它填报" if entry else ""
        raise NothingFound(f"第{plan.revision}版已经接收{when}；没有再记。")
    present = adopted or revision_of(unit.plan)
    if new.revision < present.revision:
        raise UsageFault(
            f"这是第{new.revision}版，本单位已经用第{present.revision}版，没有接收。"
            "刚才接收错了，用 plancheck undo 撤销。"
        )
    if plan.year != unit.plan.year:
        raise UsageFault(
            f"编号（id）与{unit.plan.year}年的计划相同，年度却是 {plan.year}，没有接收："
            "请发文单位给新一年的计划换一个 id，再下发。"
        )
    if adopted and new.revision == present.revision:
        raise UsageFault(
            f"这一份也是第{new.revision}版，内容却与已接收的不同，没有接收："
            "请发文单位改好以后另发一版（plancheck plan publish 会加一版）。"
        )
    lacking = adopted is not None and unit.revisions.find(adopted) is None
    if lost := [] if lacking else lost_numbers(unit.plan, plan):
        more = " 等" if len(lost) > _NAMED else ""
        raise UsageFault(
            f"这一版里没有了编号 {'、'.join(lost[:_NAMED])}{more}，没有接收：不再做的措施"
            "要留在文件里，写明 withdrawn = true。请发文单位改好再下发。"
        )

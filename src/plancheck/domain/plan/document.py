"""The plan printed as the document it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..text import numeral
from .model import Measure, Plan


def document(plan: Plan, *, assignments: bool = False) -> str:
    """Notice, title, preamble, sections, footnotes, imprint; `assignments` adds who answers."""
    lines = (*_notice(plan), *body(plan, assignments=assignments), *_imprint(plan))
    return "\n".join(_tidy(lines)).rstrip("\n") + "\n"


def body(plan: Plan, *, assignments: bool = False) -> Iterator[str]:
    """The document proper, line by line: every word of the plan, and nothing of the notice."""
    yield plan.title
    yield ""
    yield plan.preamble
    for section in plan.sections:
        yield ""
        yield f"{numeral(section.number)}、{section.title}"
        yield ""
        yield section.aim
        for index, objective in enumerate(section.objectives, 1):
            yield f"  {numeral(index)}是{objective.title}。"
            for measure in objective.measures:
                who = _who(measure, plan) if assignments else ""
                yield f"    {measure.id} {measure.text}{who}"
    if plan.terms:
        yield ""
    for number, term in enumerate(plan.terms, 1):
        yield f"〔{number}〕{term.name}：{term.text}"


def _tidy(lines: Iterable[str]) -> Iterator[str]:
    """The lines without an empty one at the start or after another."""
    last = ""
    for line in lines:
        if line or last:
            yield line
        last = line


def _who(measure: Measure, plan: Plan) -> str:
    support = f"；配合 {'、'.join(measure.support)}" if measure.support else ""
    lead = "、".join(measure.lead) or "未定"
    leader = f"；责任领导 {measure.leader}" if measure.leader else ""
    return f"〔牵头 {lead}{support}{leader}{'（拟定）' if plan.proposed else ''}〕"


def _notice(plan: Plan) -> Iterator[str]:
    if plan.issuer:
        yield f"{plan.issuer}文件"
    if plan.number:
        yield plan.number
    yield ""
    yield f"关于下发《{plan.title}》的通知"
    yield ""
    if plan.addressees:
        yield f"{plan.addressees}："
        yield ""
    if plan.charge:
        yield plan.charge
    yield ""
    yield f"附件：{plan.title}"
    yield ""


def _imprint(plan: Plan) -> Iterator[str]:
    yield ""
    if plan.office:
        yield plan.office
    if plan.issued:
        day = plan.issued
        yield f"{day.year}年{day.month}月{day.day}日印发"
    if plan.copies:
        yield f"(共印{plan.copies}份)"
    for revision in plan.revisions:
        on, note = revision.published, revision.note
        when = f"（{on.year}年{on.month}月{on.day}日下发）" if on else ""
        yield f"第{revision.number}版{when}{f'：{note}' if note else ''}"

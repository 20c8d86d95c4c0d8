"""A plan as its file: what `file.load_plan` reads back the same, but for a seal (`seal`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...domain.plan.model import Measure, NamedUnit, Objective, Plan, Section, Target
from ..toml.writer import pairs
from .file import SCHEMA

_HEAD = """\
# 措施的编号（如 3.2.1）永久不变，不再重用：不再做的措施留在文件里，加一行 withdrawn = true；
# 新措施用下一个没有用过的编号。改动本文件后，用 plancheck plan check 检查。

"""


def plan_text(plan: Plan) -> str:
    """The plan file's text, unsealed; a key that would say what is so anyway is left out."""
    return _HEAD + "\n".join(_tables(plan))


def _tables(plan: Plan) -> Iterator[str]:
    yield pairs({"schema": SCHEMA})
    yield "[plan]\n" + _said(
        {
            "id": plan.id,
            "title": plan.title,
            "year": plan.year,
            "revision": plan.revision,
            "number": plan.number,
            "issuer": plan.issuer,
            "office": plan.office,
            "issued": plan.issued,
            "addressees": plan.addressees,
            "copies": plan.copies,
            "charge": plan.charge,
            "preamble": plan.preamble,
            "assignments": plan.assignments,
        }
    )
    for unit_type in plan.unit_types:
        name, full_name = unit_type
        content = {"name": name, "full_name": full_name if full_name != name else ""}
        yield "[[unit_type]]\n" + _said(content)
    for unit in _units(plan):
        yield "[[unit]]\n" + _said(unit._asdict())
    for term in plan.terms:
        yield "[[term]]\n" + _said(term._asdict())
    for section in plan.sections:
        yield from _section(section)
    for revision in plan.revisions:
        yield "[[revision]]\n" + _said(revision._asdict())


def _units(plan: Plan) -> Iterator[NamedUnit]:
    """The units that measures name, withdrawn ones among these, each once."""
    measures = (*plan.measures(), *plan.withdrawn())
    yield from dict.fromkeys(unit for measure in measures for unit in measure.units)


def _section(section: Section) -> Iterator[str]:
    content = {"number": section.number, "title": section.title, "aim": section.aim}
    yield "[[section]]\n" + _said(content)
    for objective in section.objectives:
        yield from _objective(objective)


def _objective(objective: Objective) -> Iterator[str]:
    content = {"number": objective.number, "title": objective.title}
    yield "[[section.objective]]\n" + _said(content)
    for measure in (*objective.measures, *objective.withdrawn):
        yield "[[section.objective.measure]]\n" + _measure(measure)


def _measure(measure: Measure) -> str:
    return _said(
        {
            "id": measure.id,
            "text": measure.text,
            "short": measure.short,
            "lead": measure.lead,
            "support": measure.support,
            "leader": measure.leader,
            "terms": measure.terms,
            "target": _target(measure.target),
            "due": measure.due,
            "was": measure.was,
            "withdrawn": measure.withdrawn,
        }
    )


def _target(target: Target | None) -> Mapping[str, object]:
    if target is None:
        return {}
    return {key: said for key, said in target._asdict().items() if said}


def _said(content: Mapping[str, object]) -> str:
    return pairs({key: value for key, value in content.items() if value})

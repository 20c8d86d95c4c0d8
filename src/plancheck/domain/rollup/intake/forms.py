"""The forms in a workbook as reports: by the plan that each names, rows it cannot read named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...form.answers import ReadForm, read_form
from ...form.grid import FoundCell
from ...form.measures import Measures
from ...form.model import FormLabel
from ...form.report import report_of
from ...form.report_workbook import as_exported, missing_head
from ...form.values import Unclear
from ...text import folded_name
from ..roster.claim import Claim
from ..union import Received

if TYPE_CHECKING:
    from ...form.finder import FoundForm
    from ...plan.model import Plan
    from .arrival import Arrival

BLANK = "填报表，还没有填"


def with_forms(arrival: Arrival, plans: Mapping[str, Plan]) -> Arrival:
    """An arrival with the reports that its forms come to; what is none is said."""
    reports, remarks, faults = list[Received](), list(arrival.remarks), list[str]()
    claims = list[Claim]()
    for found in arrival.forms:
        where = f"“{found.sheet}”：" if len(arrival.forms) > 1 else ""
        plan = _plan(found, plans)
        measures = Measures(plan.measures() if plan else ())
        try:
            read = (
                _read_export(found, plan, measures) if found.export else read_form(found, measures)
            )
        except Unclear as error:
            faults.append(f"{where}填报表{error}")
            if found.unit:
                claims.append(_claim(found, arrival.name, faults[-1]))
            continue
        remarks += (f"{where}{words}" for words in _words(read))
        if read.says_nothing:
            remarks.append(f"{where}{BLANK}")
            continue
        report = report_of(_by_plan(read, plan).form)
        if found.export:
            edition = report.edition._replace(export_of=found.export.check)
            report = report._replace(edition=edition, issues=found.export.issues)
        reports.append(Received(report, report.digest, (arrival.name,)))
    if not reports and not faults:
        return arrival._replace(unread=BLANK)
    return arrival._replace(
        reports=tuple(reports),
        remarks=tuple(remarks),
        refusal="；".join(faults),
        claims=(*arrival.claims, *claims),
    )


def _read_export(found: FoundForm, plan: Plan | None, measures: Measures) -> ReadForm:
    """What a report's own workbook says; Unclear."""
    if plan is None or found.export is None:
        raise Unclear("是周报的 Excel 版，没有找到它的计划，请改交同名的 .toml 文件")
    ids = [measures.of(row) for row in found.rows]
    place = found.rows[0].first.place
    missing = missing_head(found.export, plan, found.unit, ids)
    head = {label: FoundCell(place, words) for label, words in missing.items()}
    read = read_form(found._replace(head={**found.head, **head}), measures)
    rows = tuple(map(as_exported, read.form.rows))
    words = "周报的 Excel 版，按表格填报计入；程序导出的 .toml 文件更全"
    return read._replace(form=read.form._replace(rows=rows), remarks=(words, *read.remarks))


def _plan(found: FoundForm, plans: Mapping[str, Plan]) -> Plan | None:
    """The plan that a form names, by its id or by its title."""
    if found.export:
        title = folded_name(found.export.plan)
        return next((plan for plan in plans.values() if folded_name(plan.title) == title), None)
    cell = found.head.get(FormLabel.PLAN)
    wanted = folded_name(cell.words) if cell else ""
    return next((plan for id, plan in plans.items() if folded_name(id) == wanted), None)


def _by_plan(read: ReadForm, plan: Plan | None) -> ReadForm:
    """A form with the unit's type in the plan's own words, and its issuer where that was lost."""
    head = read.form.head
    if plan is None:
        return read
    folded = folded_name(head.unit_type)
    kind = next(
        (
            one.name
            for one in plan.unit_types
            if folded in (folded_name(one.name), folded_name(one.full_name))
        ),
        head.unit_type,
    )
    head = head._replace(unit_type=kind, issuer=head.issuer or plan.issuer)
    return read._replace(form=read.form._replace(head=head))


def _words(read: ReadForm) -> list[str]:
    unread = [f"{len(read.unread)} 行没有读：{'；'.join(read.unread)}"] if read.unread else []
    return [*unread, *read.remarks]


def _claim(found: FoundForm, file: str, why: str) -> Claim:
    kind = found.head.get(FormLabel.UNIT_TYPE)
    return Claim(unit=found.unit, type=kind.words if kind else "", period=None, file=file, why=why)

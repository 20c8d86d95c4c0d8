"""责任领导 is a column of its own wherever a report's measures are listed, and none without one."""

from __future__ import annotations

import csv
import io
from typing import Any

import docx
import pytest

from plancheck import export
from plancheck.domain.plan.model import Plan
from plancheck.domain.report.model import StatusReport

from ..reports import made, told
from .test_xlsx import ledger

LEADER = "张某（副主任）"


def led(leader: str) -> tuple[StatusReport, Plan]:
    """A report on two measures, the second of which has a leader."""
    report, plan = made(told("1.1.1"), told("1.1.2"))
    (section,) = plan.sections
    (objective,) = section.objectives
    first, second = objective.measures
    objective = objective._replace(measures=(first, second._replace(leader=leader)))
    return report, plan._replace(sections=(section._replace(objectives=(objective,)),))


def listed(format: str, leader: str) -> list[list[Any]]:
    """The rows of the list in a file, its head first; those of sections left out."""
    if format == "xlsx":
        return [list(row) for row in ledger(*led(leader)).iter_rows(values_only=True)]
    data = export.render(format, *led(leader))
    if format == "docx":
        (table,) = docx.Document(io.BytesIO(data)).tables
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        return [row for row in rows if len(set(row)) > 1]
    if format == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    lines = [line for line in data.decode().splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [rows[0], *rows[2:]]


@pytest.mark.parametrize("format", ["xlsx", "docx", "csv", "md"])
def test_who_in_the_office_answers_for_a_measure_has_a_column(format: str) -> None:
    head, first, second = listed(format, LEADER)
    column = head.index("责任领导")
    assert head[column + 1] == "责任人"
    assert not first[column]
    assert second[column] == LEADER


@pytest.mark.parametrize("format", ["xlsx", "docx", "md"])
def test_a_plan_without_any_has_no_such_column(format: str) -> None:
    assert "责任领导" not in listed(format, "")[0]

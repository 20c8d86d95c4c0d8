"""What a row of the roll-up's pages stands for, by its key: what Enter opens or asks for."""

from __future__ import annotations

from ...domain.progress.signal import Signal
from ...domain.report.wording import short_title
from ...domain.rollup.figures.figures import UnitRow
from ...domain.rollup.issues import Issue
from ...domain.rollup.lists import UnitSubmission
from ...domain.rollup.question import Late, RollupAnswer
from ...domain.rollup.roster.identities import Identity
from ...domain.rollup.roster.standings import Submission
from ...domain.rollup.wording import cell_line

UNIT, UNITS, MISSING, LACK = "unit", "units", "missing", "lack"
SECTION, TYPE, MEASURE, PAGE, ROSTER = "section", "type", "measure", "page", "roster"
"""What a key begins with."""
ISSUE = "issue:"
"""What the key of a row of a unit's page begins with that stands for a numbered matter."""


def row_key(kind: str, *parts: str) -> str:
    """The key of a row."""
    return "\t".join((kind, *parts))


def unit_key(row: UnitRow, measure: str = "") -> str:
    """Of a row that stands for a unit's report, or for a measure in it."""
    return row_key(UNIT, *_reporting(row.editions.identity), measure)


def issue_key(issue: Issue) -> str:
    """Of a row that stands for what a unit says of a measure."""
    about = f"{ISSUE}{issue.number}" if issue.number else issue.measure.id
    return row_key(UNIT, *_reporting(issue.identity), about)


def unheard_key(issue: Issue, answer: RollupAnswer) -> str:
    """Of what a unit wrote before: of its report of now, else of a unit that lacks."""
    key = issue_key(issue)
    return key if submission_of(answer, key) else row_key(MISSING, issue.unit, issue.unit_type)


def _reporting(identity: Identity) -> tuple[str, ...]:
    """Whose report."""
    return (identity.plan, identity.issuer, *identity.unit)


def late_key(signal: Signal, late: Late) -> str:
    """Of a row that stands for the units where a measure shows a light."""
    return row_key(UNITS, signal.name, late.plan.id, late.measure.id)


def submission_of(answer: RollupAnswer, key: str) -> UnitSubmission | None:
    """The unit that a key stands for."""
    kind, *parts = key.split("\t")
    for submission in answer.submissions:
        row = submission.row
        if kind == UNIT and row and _reporting(row.editions.identity) == tuple(parts[:4]):
            return submission
        if kind == MISSING and row is None and [submission.unit, submission.type] == parts:
            return submission
    return None


def measure_of(key: str) -> str:
    """Where on a unit's page a key leads: to a measure or a matter; "" for the whole unit."""
    kind, *parts = key.split("\t")
    return parts[-1] if kind == UNIT else ""


def lacking_units(answer: RollupAnswer, key: str) -> tuple[str, list[tuple[str, str]]]:
    """How the units of a row lack, and key and name of each."""
    state = Submission[key.split("\t")[1]]
    lacking = [one for one in answer.submissions if one.standing.submission is state]
    return f"{state.value}的单位", [
        (row_key(MISSING, one.unit, one.type), f"{one.unit}  {one.standing.contact}".rstrip())
        for one in lacking
    ]


def late_units(answer: RollupAnswer, key: str) -> tuple[str, list[tuple[str, str]]]:
    """The measure's title, and key and words of each unit where it shows the light."""
    _, signal, plan, measure = key.split("\t")
    for late in answer.late[Signal[signal]]:
        if (late.plan.id, late.measure.id) == (plan, measure):
            return short_title(late.measure), [
                (
                    unit_key(row, measure),
                    f"{row.label}  {cell_line(row.measures[measure])}",
                )
                for row in late.units
            ]
    return "", []

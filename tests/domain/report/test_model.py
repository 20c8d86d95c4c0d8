"""A report's digest and its seal."""

from __future__ import annotations

from plancheck.domain.ledger.history import History
from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.content import seal_of
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import IssueReport, Latest, MeasureReport
from tests.domain.report.test_builder import MONDAY, SUNDAY, WEEK, report
from tests.specimens import moment


def test_the_digest_leaves_out_when_and_which_edition() -> None:
    found = report(History())
    later = found._replace(
        generated=moment(SUNDAY, 23),
        edition=Edition(7, found.edition.first_generated, ("e" * 64,)),
    )
    assert later.digest == found.digest


def test_the_digest_covers_everything_else() -> None:
    found = report(History())
    changed = [
        found._replace(head=found.head._replace(phone="1")),
        found._replace(plan_digest="e" * 64),
        found._replace(plan_revision=2),
        found._replace(head=found.head._replace(former=(UnitName("甲", "中心"),))),
        found._replace(as_of=MONDAY),
        found._replace(issues=(IssueReport("1-问1", "1", NoteKind.PROBLEM, "难", MONDAY),)),
        found._replace(period=WEEK.shifted(1)),
        found._replace(edition=Edition(1, moment(MONDAY))),
    ]
    values: dict[str, object] = {
        "status": Status.DONE,
        "percent": 1,
        "amount": 0,
        "owner": ("王五",),
        "due": SUNDAY,
        "signal": Signal.BEHIND,
        "changed": True,
        "completed": True,
        "uncompleted": True,
        "answered": True,
        "advanced": True,
        "since": SUNDAY,
        "latest": Latest(SUNDAY, "一"),
        "progress": ("一",),
        "problems": ("一",),
        "coordination": ("一",),
        "next": ("一",),
        "evidence": ("一",),
        "steps_done": 1,
        "steps_total": 1,
        "reason": "因故",
    }
    assert set(values) | {"id"} == set(MeasureReport._fields)
    for key, value in values.items():
        first, *rest = found.measures
        other = MeasureReport(**(first._asdict() | {key: value}))
        changed.append(found._replace(measures=(other, *rest)))
    digests = {one.digest for one in changed} | {found.digest}
    assert len(digests) == len(changed) + 1


def test_the_seal_has_a_check_code_to_read_out() -> None:
    content = dict(report(History()).content)
    seal = seal_of(content)
    assert seal_of(content | {"seal": seal}) == seal
    left, dash, right = seal["check"].partition("-")
    assert (len(left), dash, len(right)) == (4, "-", 4)
    assert set(left + right) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    assert seal_of(content | {"format": "x"})["check"] != seal["check"]

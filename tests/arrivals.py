"""Reports as they come in, made small, for tests of rolling up."""

from __future__ import annotations

from datetime import UTC, timezone

from hypothesis import strategies as st

from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.period import Months, Period, Week
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import Letterhead, MeasureReport, StatusReport
from plancheck.domain.rollup.roster.identities import Link, UnitKey
from plancheck.domain.rollup.union import Received, Rollup

from .specimens import BEIJING, moment

WEEK = Week(2024, 10)


def received(
    unit: str = "甲居委会",
    edition: int = 1,
    percent: int = 0,
    minute: int = 0,
    source: str = "a.toml",
    period: Period = WEEK,
    plan: str = "p",
    issuer: str = "某街道",
    zone: timezone = BEIJING,
    stands_for: tuple[str, ...] = (),
    kind: str = "居委会",
    former: tuple[str, ...] = (),
    dated: bool = False,
) -> Received:
    """A report of one measure; its percent is its content. Edition 0 is a form, dated or not."""
    status = Status.IN_PROGRESS if percent else Status.NOT_STARTED
    report = StatusReport(
        head=Letterhead(
            unit=unit,
            unit_type=kind,
            issuer=issuer,
            former=tuple(UnitName(name, kind) for name in former),
        ),
        period=period,
        as_of=period.last_day,
        edition=Edition(
            edition, moment() if edition else moment(minute=minute) if dated else None, stands_for
        ),
        generated=moment(minute=minute).astimezone(zone),
        plan_id=plan,
        plan_revision=1,
        plan_digest="d",
        tally=Tally(1),
        measures=(MeasureReport("1.1.1", status, percent),),
    )
    return Received(report, report.digest, (source,))


def rolled(*reports: Received) -> Rollup:
    return Rollup(reports)


def stating(one: Received, *earlier: Received) -> Received:
    """The report, standing for these."""
    digests = tuple(sorted({other.digest for other in earlier}))
    return one._replace(report=one.report.standing_for(digests))


def exported(form: Received, check: str) -> Received:
    """A form that is the export of the report with this check code."""
    edition = form.report.edition._replace(export_of=check)
    report = form.report._replace(edition=edition)
    return form._replace(report=report, digest=report.digest)


RECEIVED = st.builds(
    received,
    unit=st.sampled_from(("甲(东)居委会", "甲（东）居委会", "乙居委会", "甲中心")),
    kind=st.sampled_from(("居委会", "中心")),
    former=st.sampled_from(((), ("乙居委会",), ("甲（东）居委会", "甲中心"))),
    edition=st.integers(0, 3),
    percent=st.integers(0, 1),
    minute=st.integers(0, 1),
    source=st.sampled_from(("a.toml", "b.toml")),
    period=st.sampled_from((WEEK, WEEK.shifted(-1), Months(2024, 3, 1))),
    plan=st.sampled_from(("p", "q")),
    zone=st.sampled_from((BEIJING, UTC)),
    dated=st.booleans(),
)
LINKS = st.frozensets(
    st.sampled_from(
        [
            Link("某街道", UnitKey.of(unit, "居委会"), UnitKey.of(other, "居委会"))
            for unit, other in (("甲(东)居委会", "乙居委会"), ("甲中心", "甲(东)居委会"))
        ]
    )
)


@st.composite
def reports(draw: st.DrawFn, max_size: int = 6) -> list[Received]:
    """Reports of which some list others as their earlier editions, rightly or not.

    Some of the forms are exports of what is there.
    """
    found = draw(st.lists(RECEIVED, max_size=max_size))
    codes = ["", *sorted({one.check_code for one in found if one.edition})]
    found = [one if one.edition else exported(one, draw(st.sampled_from(codes))) for one in found]
    digests = sorted({one.digest for one in found})
    if not digests:
        return []
    listed = st.lists(st.sampled_from(digests), max_size=3, unique=True)
    return [one._replace(report=one.report.standing_for(tuple(draw(listed)))) for one in found]


def exact(rollup: Rollup) -> str:
    """The value to the letter: moments that are equal may be written with different offsets."""
    marks = sorted(rollup.returns, key=lambda one: (one.digest, one.text))
    return repr((rollup.received, sorted(rollup.same), marks))

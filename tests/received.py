"""Reports as they come in, made small, for tests of rolling up."""

from __future__ import annotations

from datetime import UTC, timezone

from hypothesis import strategies as st

from plancheck.domain.period import Months, Period, Week
from plancheck.domain.progress.state import Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import Letterhead, MeasureReport, StatusReport
from plancheck.domain.rollup.union import Editions, Received, Rollup, gathered

from .making import BEIJING, moment

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
) -> Received:
    """A report of one measure; its percent is its content."""
    status = Status.IN_PROGRESS if percent else Status.NOT_STARTED
    report = StatusReport(
        head=Letterhead(unit, "居委会", issuer),
        period=period,
        as_of=period.last_day,
        edition=Edition(edition, moment(), stands_for),
        generated=moment(minute=minute).astimezone(zone),
        plan_id=plan,
        plan_revision=1,
        plan_digest="d",
        tally=Tally(1),
        measures=(MeasureReport("1.1.1", status, percent),),
    )
    return Received(report, report.digest, (source,))


def rolled(*reports: Received) -> Rollup:
    return gathered(Editions((one,)) for one in reports)


RECEIVED = st.builds(
    received,
    unit=st.sampled_from(("甲居委会", "乙居委会")),
    edition=st.integers(1, 2),
    percent=st.integers(0, 1),
    minute=st.integers(0, 1),
    source=st.sampled_from(("a.toml", "b.toml")),
    period=st.sampled_from((WEEK, Months(2024, 3, 1))),
    plan=st.sampled_from(("p", "q")),
    zone=st.sampled_from((BEIJING, UTC)),
    stands_for=st.sampled_from(((), ("s",))),
)


def exact(rollup: Rollup) -> str:
    """The value to the letter: moments that are equal may be written with different offsets."""
    return repr(sorted(rollup.editions.items()))

"""The bulletin as a value, which docx, md, html and the screen all show.

Of what may stand in it so much is taken as fits one page of paper; the rest is in its annexes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...period import kind_of
from ..wording import issued_by, period_words
from . import lights, ranking
from .annexes import Annex, Annexes, annexes
from .demands import demands
from .obstacles import Blocked, blocked, old_problems
from .page import SMALLEST, fits
from .ranking import ResultGroup, result_groups
from .slowest import Slowest, slowest
from .tables import GROUPS, RANKING, SLOWEST
from .wording import (
    end_words,
    headline,
    progress_words,
    slow_rule,
    slow_words,
    stuck_words,
    submission_words,
)

if TYPE_CHECKING:
    from datetime import date

    from ..figures.figures import RollupReport
    from ..issues import Issue
    from ..table import Table


class Detail(NamedTuple):
    """How much of it there is room for."""

    units: int
    """So many units stand in the page's own table."""
    names: int
    """So many names of one kind are written out."""
    ends: int
    """So many units are named at each end of a ranking."""
    examples: int
    """So many of what is stuck."""
    groups: bool = True
    """Whether the types, or plans, stand in a table."""


DETAILS = (
    Detail(units=16, names=9, ends=3, examples=3),
    Detail(units=12, names=6, ends=3, examples=2),
    Detail(units=0, names=6, ends=3, examples=2),
    Detail(units=0, names=6, ends=3, examples=1),
    Detail(units=0, names=6, ends=1, examples=1),
    Detail(units=0, names=6, ends=0, examples=1),
    Detail(units=0, names=3, ends=0, examples=1),
    Detail(units=0, names=3, ends=3, examples=0),
    Detail(units=0, names=3, ends=0, examples=0),
    Detail(units=0, names=0, ends=1, examples=0),
    Detail(units=0, names=0, ends=0, examples=0),
    Detail(units=0, names=6, ends=0, examples=1, groups=False),
    Detail(units=0, names=0, ends=0, examples=0, groups=False),
)
"""From the most to the least."""
_FIGURES = ("tally", "rate", "change", "overdue", "behind", "blocked")
_ROWS = ("rank", "unit", "type", *_FIGURES, "submission", "light")
_GROUP_ROWS = ("title", "units", *_FIGURES, "late", "lights")
_UNKNOWN_ROWS = ("title", "reported", *_FIGURES, "late", "lights")


class BulletinTable(NamedTuple):
    """A table of the page: its columns by key, what its rows are of, and their words."""

    table: Table[Any]
    keys: tuple[str, ...]
    rows: tuple[Any, ...]
    texts: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, table: Table[Any], keys: tuple[str, ...], rows: tuple[Any, ...]) -> BulletinTable:
        """The table with the words of its rows."""
        return cls(table, keys, rows, tuple(table.texts(keys, rows)))


class BulletinPart(NamedTuple):
    """A numbered part: a sentence or several, a table, what is said under it."""

    title: str
    text: str
    table: BulletinTable | None = None
    notes: tuple[str, ...] = ()


class Bulletin(NamedTuple):
    """The page from top to bottom, and what it is made of."""

    title: str
    subtitle: str
    headline: str
    parts: tuple[BulletinPart, ...]
    annexes: Annexes
    office: str
    day: date
    groups: tuple[ResultGroup, ...]
    """Who is compared with whom."""
    totals: tuple[ResultGroup, ...]
    """A row a type; of several plans a row a plan, and one for those who reported on none."""
    slowest: Slowest
    blocked: tuple[Blocked, ...]
    old_problems: tuple[Issue, ...]


class _Kept(NamedTuple):
    """What is the same for several lengths."""

    annexes: Annexes
    progress: BulletinPart
    slowest: BulletinPart
    demands: BulletinPart


def bulletin_title(report: RollupReport) -> str:
    """友谊路街道2024年工作计划落实情况通报; who rolls up is named once."""
    if len(report.plans) != 1:
        return f"{report.name}{len(report.plans)}份年度工作计划落实情况通报"
    title = report.plans[0].title
    return f"{'' if report.name in title else report.name}{title}落实情况通报"


def bulletin(report: RollupReport) -> Bulletin:
    """The longest that fits a page in the smallest type; the shortest where none does."""
    found = _Found(report)
    for detail in DETAILS:
        made = found.told(detail)
        if fits(made, SMALLEST):
            break
    return made


class _Found:
    """What is worked out once, however much of it is told."""

    def __init__(self, report: RollupReport) -> None:
        self._report = report
        self._groups = result_groups(report)
        self._every = tuple(one for group in self._groups for one in group.listed)
        self._compared = any(one.change is not None for one in self._every)
        self._ranked = any(group.ranked for group in self._groups)
        self._slow = slowest(report)
        self._blocked = tuple(blocked(report))
        self._old = tuple(old_problems(report))
        self._kept: dict[tuple[bool, bool], _Kept] = {}
        self._whole = Bulletin(
            title=bulletin_title(report),
            subtitle=period_words(report),
            headline=headline(report, len(self._blocked)),
            parts=(),
            annexes=Annexes(),
            office=issued_by(report),
            day=report.generated.date(),
            groups=self._groups,
            totals=_totals(report, self._groups),
            slowest=self._slow,
            blocked=self._blocked,
            old_problems=self._old,
        )

    def told(self, detail: Detail) -> Bulletin:
        report, all_here = self._report, len(self._every) <= detail.units
        tables = all_here, detail.groups
        if tables not in self._kept:
            self._kept[tables] = self._keep(all_here=all_here, groups=detail.groups)
        listed, progress, slow, asked = self._kept[tables]
        ends = "" if all_here else end_words(self._groups, detail.ends)
        stuck = stuck_words(report, self._blocked, self._old, listed, detail.examples)
        parts = (
            BulletinPart("一、报送情况", submission_words(report, listed, detail.names)),
            progress._replace(notes=(*([ends] if ends else ()), *progress.notes)),
            slow,
            BulletinPart("四、受阻事项和未销号问题", stuck),
            asked,
        )
        return self._whole._replace(parts=parts, annexes=listed)

    def _keep(self, *, all_here: bool, groups: bool) -> _Kept:
        report = self._report
        here = frozenset([Annex.RANKING] if all_here else [])
        listed = annexes(report, ranked=self._ranked, without=here)
        asked = demands(report, self._slow, self._blocked, self._old)
        return _Kept(
            listed,
            self._progress(listed, all_here=all_here, groups=groups),
            self._slowest(listed),
            BulletinPart("五、下一步工作要求", asked),
        )

    def _progress(self, listed: Annexes, *, all_here: bool, groups: bool) -> BulletinPart:
        report, ranked = self._report, self._ranked
        left_out = (*(() if ranked else ("rank",)), *(() if self._compared else ("change",)))
        table: Table[Any] = GROUPS
        keys: tuple[str, ...] = _GROUP_ROWS
        if not report.by_roster or len(report.plans) > 1:  # nobody knows who owes what
            keys = _UNKNOWN_ROWS
        rows: tuple[Any, ...] = self._whole.totals
        if all_here:
            table, keys, rows = RANKING, _ROWS, self._every
        made = BulletinTable.of(table, tuple(key for key in keys if key not in left_out), rows)
        rule = ranking.rule(kind_of(report.period), compared=self._compared)
        return BulletinPart(
            "二、进度排名" if ranked else "二、进度情况",
            progress_words(report, self._groups, listed),
            made if all_here or groups else None,
            (*([rule] if ranked else []), lights.RULE),
        )

    def _slowest(self, listed: Annexes) -> BulletinPart:
        title, found = "三、推进最慢的措施", self._slow.measures
        if not found:
            return BulletinPart(title, "没有未完成的措施。")
        several = ("plans",) if len(self._report.plans) > 1 else ()
        led = ("leader",) if any(one.measure.leader for one in found) else ()
        keys = ("measure", *several, *led, "lead", "open", "moved", "mean")
        return BulletinPart(
            title,
            slow_words(self._report, listed),
            BulletinTable.of(SLOWEST, keys, found),
            (slow_rule(self._report, self._slow),),
        )


def _totals(report: RollupReport, groups: tuple[ResultGroup, ...]) -> tuple[ResultGroup, ...]:
    if len(report.plans) == 1:
        return groups
    every = [one for group in groups for one in group.results]
    titles = dict.fromkeys(one.plan for one in every)
    return tuple(
        ResultGroup(
            title or "没有报告的单位",
            tuple(one for one in every if one.plan == title),
        )
        for title in sorted(titles, key=lambda title: not title)
    )

"""The plan file: read leniently, every fault named with its line.

A fault costs what it stands on (a measure with an id that is there already, a unit type nobody
knows) and nothing else; `load` returns the plan beside its problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ...domain.plan.model import Objective, Plan, Revision, Seal, Section, Term
from ...domain.startup import sha256
from ...errors import BadFile, NewerFormat, Problem
from .. import text_file
from ..resources import packaged_path
from ..toml import guard
from ..toml.lines import Path as KeyPath
from ..toml.lines import lines_of
from .measure import MeasureTables
from .names import UnitNames
from .seal import content_digest, seal_of
from .values import FIRST_ONLY, PlanValues, Table

SCHEMA = 2
YEARS = range(2000, 2100)
"""Years a plan may be of; any other is a slip of the hand."""
_PLAN = re.compile(r"""^\ufeff?[ \t]*\[[ \t]*["']?plan""", re.MULTILINE)
_ID = re.compile(r"[a-z0-9-]{1,40}")
_OBJECTIVE_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}")


def default_plan_path() -> Path:
    """The plan that comes with the program."""
    return packaged_path("plan.toml")


def load_plan(path: Path) -> tuple[Plan, tuple[Problem, ...]]:
    """Read a plan, with its problems in the file's order.

    BadFile (NewerFormat) where it cannot be opened as a plan at all.
    """
    return plan_in(text_file.read_text(path), path.name)


@lru_cache(maxsize=4)
def plan_in(text: str, source: str) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan of a file's text, with its problems; a text that comes again is not read again."""
    try:
        content = guard.parse_toml(text, source)
    except BadFile:
        if not (source.lower().endswith(".toml") or _PLAN.search(text)):  # of another kind
            raise BadFile(source, "不是计划文件：没有 [plan] 一节。") from None
        raise
    reader = _Reader()
    table, schema = content.get("plan"), content.get("schema")
    if schema is None:
        reader.fault((), f"缺少 schema = {SCHEMA}")
    elif not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise BadFile(source, f"不是计划文件：schema 应当是 {SCHEMA}。")
    elif schema < SCHEMA:
        raise BadFile(source, "写于试用版，请用现在的版本重新导出。")
    elif schema > SCHEMA:
        raise NewerFormat(source, "由更新版本的 plancheck 写成；请升级本程序。")
    if not isinstance(table, Mapping):
        raise BadFile(source, "不是计划文件：没有 [plan] 一节。")
    plan = reader.plan(content, table)._replace(digest=content_digest(content))
    if "seal" in content:
        sound = content["seal"] == seal_of(plan.digest)
        plan = plan._replace(seal=Seal.SOUND if sound else Seal.BROKEN)
        if not sound:
            reader.fault(
                ("seal",),
                "校验不符：下发以后改动过（改动要另发一版：plan publish），或文件已损坏",
            )
    if not reader.faults:
        return plan, ()
    line = lines_of(guard.scan(text, source))
    problems = [Problem(source, line(fault.at), fault.words) for fault in reader.faults]
    return plan, tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))


class _Reader(PlanValues):
    """Makes the plan of its tables."""

    def plan(self, content: Table, table: Table) -> Plan:
        """The whole plan, without its digest."""
        at: KeyPath = ("plan",)
        self.known(content, "", ())
        self.known(table, "plan", at)
        units = UnitNames(self)
        unit_types = units.types(content)
        units.read_units(content)
        known_terms: set[str] = set()
        terms = {
            place: Term(name, self.prose(child, "text", place))
            for child, place in self.tables(content, "term", (), needed=False)
            if (name := self._name(child, place, known_terms, "名词"))
        }
        measures = MeasureTables(self, content, units, known_terms)
        numbers: set[str] = set()
        sections = tuple(
            self._section(child, place, numbers, measures)
            for child, place in self.tables(content, "section", ())
        )
        for place, term in terms.items():
            if term.name not in measures.used_terms:
                self.fault((*place, "name"), f"没有措施用到名词“{term.name}”")
        units.name_unused()
        assignments = self.text(table, "assignments", at, needed=False) or "fixed"
        if assignments not in {"fixed", "proposed"}:
            self.fault((*at, "assignments"), "assignments 应当是 fixed（已定）或 proposed（拟定）")
        title, issued = self.text(table, "title", at), self.date(table, "issued", at)
        return Plan(
            id=self._id(table, at, title),
            title=title,
            year=self._year(table, at, title, issued.year if issued else 0),
            revision=self.whole(table, "revision", at, 1, least=1),
            number=self.text(table, "number", at, needed=False),
            issuer=self.text(table, "issuer", at, needed=False),
            office=self.text(table, "office", at, needed=False),
            issued=issued,
            addressees=self.text(table, "addressees", at, needed=False),
            copies=self.whole(table, "copies", at, 0),
            preamble=self.prose(table, "preamble", at, needed=False),
            charge=self.prose(table, "charge", at, needed=False),
            assignments=assignments,
            unit_types=unit_types,
            terms=tuple(terms.values()),
            sections=sections,
            revisions=tuple(self._revisions(content)),
        )

    def _revisions(self, content: Table) -> Iterator[Revision]:
        for table, at in self.tables(content, "revision", (), needed=False):
            number = self.whole(table, "number", at, 0, least=1)
            note = self.prose(table, "note", at, needed=False)
            if number:
                yield Revision(number, self.date(table, "published", at), note)

    def _id(self, table: Table, at: KeyPath, title: str) -> str:
        """The plan's id, which names a folder; where it may not, one made of what is there."""
        id = self.text(table, "id", at)
        if _ID.fullmatch(id):
            return id
        if id:
            self.fault((*at, "id"), "id 只能用小写字母、数字和连字符，最多 40 个")
        return f"plan-{sha256((id or title).encode()).hexdigest()[:8]}"

    def _year(self, table: Table, at: KeyPath, title: str, issued: int) -> int:
        """The plan's year; where it is missing or implausible, what date or title say."""
        year = table.get("year")
        if isinstance(year, int) and year in YEARS:
            return year
        what = "缺少 year，" if year is None else "year "
        self.fault((*at, "year"), f"{what}应当是计划的年度，不带引号，如 2024")
        named = re.search(r"20[0-9]{2}", title, re.ASCII)
        return next(
            (one for one in (int(named[0]) if named else 0, issued) if one in YEARS), YEARS[0]
        )

    def _name(self, table: Table, at: KeyPath, seen: set[str], what: str) -> str:
        name = self.text(table, "name", at)
        return name if name and self.new(name, seen, (*at, "name"), what, FIRST_ONLY) else ""

    def _section(
        self, table: Table, at: KeyPath, numbers: set[str], measures: MeasureTables
    ) -> Section:
        if "number" not in table:
            self.fault((*at, "number"), "缺少 number")
        number = self.whole(table, "number", at, len(numbers) + 1, least=1)
        self.new(str(number), numbers, (*at, "number"), "部分的编号")
        seen: set[str] = set()
        placed = self.tables(table, "objective", at)
        objectives = tuple(
            self._objective(child, place, number, seen, measures) for child, place in placed
        )
        if placed and not placed[-1][0].get("measure"):  # others may be headings over the next
            self.fault(placed[-1][1], "缺少 measure")
        aim = self.prose(table, "aim", at, needed=False)
        return Section(number, self.text(table, "title", at), aim, objectives)

    def _objective(
        self, table: Table, at: KeyPath, section: int, seen: set[str], measures: MeasureTables
    ) -> Objective:
        number = self.text(table, "number", at)
        if number:
            place = (*at, "number")
            self.new(number, seen, place, "任务的编号")
            if not _OBJECTIVE_NUMBER.fullmatch(number):
                self.fault(place, f"任务的编号“{number}”应当写成 {section}.1 这样")
            elif not number.startswith(f"{section}."):
                self.fault(place, f"任务的编号“{number}”不属于第 {section} 部分")
        found = (
            measures.measure(child, place, number)
            for child, place in self.tables(table, "measure", at, needed=False)
        )
        kept = [measure for measure in found if measure]
        return Objective(
            number=number,
            title=self.text(table, "title", at),
            measures=tuple(measure for measure in kept if not measure.withdrawn),
            withdrawn=tuple(measure for measure in kept if measure.withdrawn),
        )

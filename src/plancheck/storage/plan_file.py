"""The plan file: read leniently, every fault named with its line.

A fault costs what it stands on (a measure with an id that is there already, a unit type nobody
knows) and nothing else; `load` returns the plan beside its problems.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from ..domain.ledger import canonical_json, sha256_text
from ..domain.plan import Measure, Objective, Plan, Section, Target, Term, UnitType
from ..domain.text import NOTE_LIMIT, TITLE_LIMIT, clean
from ..errors import BadFile, NewerFormat, Problem
from . import toml_guard
from .toml_lines import Path as KeyPath
from .toml_lines import lines_of

SCHEMA = 1
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_MEASURE_ID = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,4}")
_PLAN_TEXTS = {
    "title": TITLE_LIMIT,
    "number": TITLE_LIMIT,
    "issuer": TITLE_LIMIT,
    "office": TITLE_LIMIT,
    "addressees": TITLE_LIMIT,
    "preamble": NOTE_LIMIT,
    "charge": NOTE_LIMIT,
    "assignments": TITLE_LIMIT,
}
_KEYS = {
    "": {"schema", "plan", "unit_type", "term", "section"},
    "plan": {"id", "year", "revision", "issued", "copies", *_PLAN_TEXTS},
    "unit_type": {"name", "full_name"},
    "term": {"name", "text"},
    "section": {"number", "title", "aim", "objective"},
    "objective": {"number", "title", "measure"},
    "measure": {"id", "text", "lead", "support", "terms", "target", "due"},
    "target": {"amount", "unit", "item"},
}
"""The keys each table may have."""


def default_path() -> Path:
    """The plan that comes with the program: packaged, or in the checkout of an editable install."""
    packaged = Path(__file__).parents[1] / "data" / "plan.toml"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "data" / "plan.toml"


def load(path: Path) -> tuple[Plan, tuple[Problem, ...]]:
    """Read a plan. BadFile (NewerFormat) where it cannot be opened as one at all."""
    text = toml_guard.read_text(path)
    content = toml_guard.parse(text, path.name)
    table = content.get("plan")
    if not isinstance(table, Mapping):
        raise BadFile(path.name, "不是计划文件：没有 [plan] 一节。")
    schema = content.get("schema", SCHEMA)
    if isinstance(schema, int) and schema > SCHEMA:
        raise NewerFormat(path.name, "由更新版本的 plancheck 写成；请升级本程序。")
    reader = _Reader()
    plan = reader.plan(content, table)._replace(digest=sha256_text(canonical_json(content)))
    if not reader.faults:
        return plan, ()
    lines = lines_of(toml_guard.scan(text, path.name))
    problems = (Problem(path.name, lines(fault.at), fault.words) for fault in reader.faults)
    return plan, tuple(sorted(problems, key=lambda p: p.line))


class _Fault(NamedTuple):
    at: KeyPath
    words: str


class _Reader:
    """Makes values of tables; notes faults with the place they are at."""

    def __init__(self) -> None:
        self.faults: list[_Fault] = []
        self._types: set[str] = set()
        self._terms: set[str] = set()
        self._used: set[str] = set()
        self._ids: set[str] = set()

    def plan(self, content: Mapping[str, object], table: Mapping[str, object]) -> Plan:
        """The whole plan."""
        self._known(content, "", ())
        self._known(table, "plan", ("plan",))
        at: KeyPath = ("plan",)
        id = self._text(table, "id", at)
        if not _ID.fullmatch(id):
            self._fault((*at, "id"), "计划编号只能用小写字母、数字和连字符，最多 40 个")
            id = "plan"
        texts = {
            key: self._text(table, key, at, limit, needed=key == "title")
            for key, limit in _PLAN_TEXTS.items()
        }
        year = self._whole(table, "year", at, 0)
        if not 1990 <= year <= 2200:
            self._fault((*at, "year"), "年度应当是四位数的年份，如 2024")
            year = 2024 if not 1 <= year <= 9998 else year
        unit_types = tuple(
            UnitType(name, self._text(t, "full_name", p, needed=False) or name)
            for t, p in self._tables(content, "unit_type", ())
            if (name := self._text(t, "name", p)) and self._new(name, self._types, (*p, "name"))
        )
        terms = tuple(
            Term(name, self._text(t, "text", p, NOTE_LIMIT))
            for t, p in self._tables(content, "term", ())
            if (name := self._text(t, "name", p)) and self._new(name, self._terms, (*p, "name"))
        )
        sections = tuple(self._section(t, p) for t, p in self._tables(content, "section", ()))
        for index, term in enumerate(terms):
            if term.name not in self._used:
                self._fault(("term", index, "name"), f"没有措施用到名词“{term.name}”")
        numbers: set[str] = set()
        for index, section in enumerate(sections):
            self._new(str(section.number), numbers, ("section", index, "number"))
        return Plan(
            id=id,
            year=year,
            revision=self._whole(table, "revision", at, 1),
            issued=self._date(table, "issued", at),
            copies=self._whole(table, "copies", at, 0),
            unit_types=unit_types,
            terms=terms,
            sections=sections,
            **texts,
        )

    def _section(self, table: Mapping[str, object], at: KeyPath) -> Section:
        number = self._whole(table, "number", at, 0, needed=True)
        objectives = []
        numbers: set[str] = set()
        for child, place in self._tables(table, "objective", at):
            objective = self._objective(child, place)
            self._new(objective.number, numbers, (*place, "number"))
            if not objective.number.startswith(f"{number}."):
                self._fault(
                    (*place, "number"), f"任务编号“{objective.number}”不属于第 {number} 部分"
                )
            objectives.append(objective)
        title = self._text(table, "title", at)
        aim = self._text(table, "aim", at, NOTE_LIMIT, needed=False)
        return Section(number, title, aim, tuple(objectives))

    def _objective(self, table: Mapping[str, object], at: KeyPath) -> Objective:
        number = self._text(table, "number", at)
        measures = []
        for child, place in self._tables(table, "measure", at):
            measure = self._measure(child, place)
            if measure is None:
                continue
            if number and not measure.id.startswith(f"{number}."):
                self._fault((*place, "id"), f"措施编号“{measure.id}”不属于任务 {number}")
            measures.append(measure)
        return Objective(number, self._text(table, "title", at), tuple(measures))

    def _measure(self, table: Mapping[str, object], at: KeyPath) -> Measure | None:
        id = self._text(table, "id", at)
        if not _MEASURE_ID.fullmatch(id):
            self._fault((*at, "id"), f"措施编号“{id}”应当如 3.2.1；这项措施没有采用")
            return None
        if not self._new(id, self._ids, (*at, "id")):
            return None
        text = self._text(table, "text", at, NOTE_LIMIT) or "（没有文字）"
        lead, support = self._units(table, "lead", at), self._units(table, "support", at)
        if not lead:
            self._fault((*at, "lead"), f"措施 {id} 没有牵头的单位类型")
        for name in set(lead) & set(support):
            self._fault((*at, "support"), f"措施 {id} 的“{name}”既牵头又配合")
        terms = self._names(table, "terms", at)
        for name in terms:
            if name not in self._terms:
                self._fault((*at, "terms"), f"措施 {id} 用到的名词“{name}”没有解释")
        self._used.update(terms)
        support = tuple(name for name in support if name not in lead)
        return Measure(
            id, text, lead, support, terms, self._target(table, at), self._date(table, "due", at)
        )

    def _target(self, table: Mapping[str, object], at: KeyPath) -> Target | None:
        target = table.get("target")
        if target is None:
            return None
        place = (*at, "target")
        if not isinstance(target, Mapping):
            self._fault(place, 'target 应当如 { amount = 3, unit = "个", item = "…" }')
            return None
        self._known(target, "target", place)
        amount = target.get("amount")
        if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 < amount < 1e15:
            self._fault(place, "target 的 amount 应当是大于 0 的数")
            return None
        return Target(amount, self._text(target, "unit", place), self._text(target, "item", place))

    def _units(self, table: Mapping[str, object], key: str, at: KeyPath) -> tuple[str, ...]:
        names = self._names(table, key, at)
        for name in names:
            if name not in self._types:
                self._fault((*at, key), f"没有单位类型“{name}”")
        return tuple(name for name in names if name in self._types)

    # --- single values

    def _fault(self, at: KeyPath, words: str) -> None:
        self.faults.append(_Fault(at, words))

    def _known(self, table: Mapping[str, object], kind: str, at: KeyPath) -> None:
        for key in table:
            if key not in _KEYS[kind]:
                self._fault((*at, key), f"不认识“{clean(key, 40)}”这一项")

    def _new(self, name: str, seen: set[str], at: KeyPath) -> bool:
        if name in seen:
            self._fault(at, f"“{name}”重复了，后一个没有采用")
            return False
        seen.add(name)
        return True

    def _tables(
        self, table: Mapping[str, object], key: str, at: KeyPath
    ) -> list[tuple[Mapping[str, object], KeyPath]]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self._fault((*at, key), f"{key} 应当写成 [[…{key}]]")
            return []
        found = []
        for index, one in enumerate(value):
            place = (*at, key, index)
            if isinstance(one, Mapping):
                self._known(one, key, place)
                found.append((one, place))
            else:
                self._fault(place, f"{key} 应当写成 [[…{key}]]")
        return found

    def _text(
        self,
        table: Mapping[str, object],
        key: str,
        at: KeyPath,
        limit: int = TITLE_LIMIT,
        *,
        needed: bool = True,
    ) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._fault((*at, key), f"{key} 应当是带引号的文字")
            return ""
        text = clean(value, limit)
        if needed and not text:
            self._fault((*at, key), f"缺少 {key}" if key not in table else f"{key} 是空的")
        elif text != value:
            self._fault((*at, key), f"{key} 中有不能显示的字符或太长，已改动")
        return text

    def _names(self, table: Mapping[str, object], key: str, at: KeyPath) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._fault((*at, key), f'{key} 应当是一列带引号的名字，如 ["中心"]')
            return ()
        return tuple(dict.fromkeys(clean(one) for one in value))

    def _whole(
        self,
        table: Mapping[str, object],
        key: str,
        at: KeyPath,
        default: int,
        *,
        needed: bool = False,
    ) -> int:
        value = table.get(key, None if needed else default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6:
            return value
        self._fault((*at, key), f"{key} 应当是整数")
        return default

    def _date(self, table: Mapping[str, object], key: str, at: KeyPath) -> date | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self._fault((*at, key), f"{key} 应当是不带引号的日期，如 2024-06-30")
        return None

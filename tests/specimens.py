"""Small plans, entries and installations for tests: pure values, no file and no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone

from plancheck.domain.ledger.entry import Draft, Entry, Value, identified
from plancheck.domain.ledger.history import History, placed
from plancheck.domain.plan.model import Measure, Objective, Plan, Section, Target, UnitType

BEIJING = timezone(timedelta(hours=8))
TODAY = date(2024, 3, 6)
"""A Wednesday in 2024-W10."""
ID = "1.1.1"
PLAN, UNIT = "youyilu-2024", "宝山八村居委会"
"""Whose a ledger is."""


def moment(day: date = TODAY, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """A time of a day, in Beijing."""
    return datetime.combine(day, time(hour, minute, second), BEIJING)


def day(number: int) -> date:
    """The so-manieth day of January 2024, also beyond the 31st."""
    return date(2023, 12, 31) + timedelta(days=number)


def made(
    value: Value = "已完成",
    *,
    measure: str = ID,
    field: str = "status",
    on: date = TODAY,
    at: datetime | None = None,
    pc: str = "k3f9a2",
    n: int = 1,
    over: Iterable[Entry] = (),
    by: str = "填报人",
    act: str = "q7w2",
    undo: str = "",
    extra: tuple[tuple[str, object], ...] = (),
) -> Entry:
    """An entry with the id its content has."""
    ids = tuple(e.id for e in over)
    at = at or moment(on)
    return identified(Entry("", at, on, by, pc, n, act, measure, field, value, ids, undo, extra))


class Pc:
    """An installation without a disk: it knows some entries and writes more."""

    def __init__(self, pc: str = "k3f9a2", by: str = "甲") -> None:
        self.pc = pc
        self.by = by
        self.history = History()
        self.last = 0

    def does(self, drafts: Sequence[Draft], at: datetime, act: str = "") -> tuple[Entry, ...]:
        """Record drafts as one act."""
        name = act or f"{self.pc[:1]}{self.last:x}"
        entries = placed(drafts, at, self.by, self.pc, self.last + 1, name)
        self.last += len(entries)
        self.history.add(entries)
        return entries

    @property
    def own(self) -> list[Entry]:
        """What this installation wrote."""
        return [e for e in self.history.by_id.values() if e.pc == self.pc]


def measure(
    id: str,
    text: str = "",
    lead: Sequence[str] = ("居委会",),
    support: Sequence[str] = (),
    target: Target | None = None,
    due: date | None = None,
) -> Measure:
    """A measure; its text names it where none is given."""
    return Measure(id, text or f"推进第{id}项工作", tuple(lead), tuple(support), (), target, due)


def plan_of(measures: Iterable[Measure], year: int = 2024) -> Plan:
    """A plan that holds the measures under the sections and objectives that their ids name."""
    tree: dict[str, dict[str, list[Measure]]] = {}
    for one in measures:
        section, objective, _ = one.id.split(".")
        tree.setdefault(section, {}).setdefault(f"{section}.{objective}", []).append(one)
    sections = tuple(
        Section(
            int(section),
            f"第{section}部分",
            "",
            tuple(
                Objective(number, f"第{number}项任务", tuple(found))
                for number, found in objectives.items()
            ),
        )
        for section, objectives in tree.items()
    )
    return Plan(
        "jihua-2024",
        f"某街道{year}年工作计划",
        year,
        issuer="某街道办事处",
        unit_types=(UnitType("居委会", "各居委会"), UnitType("中心", "各中心")),
        sections=sections,
        digest="d" * 64,
    )


def small_plan() -> Plan:
    """Five measures in two sections: four concern 居委会, two 中心; one target, one date."""
    return plan_of(
        (
            measure("1.1.1", "推进加装电梯12台，惠及居民", target=Target(12, "台", "加装电梯")),
            measure("1.1.2", "开展消防检查", support=("中心",), due=date(2024, 6, 30)),
            measure("1.2.1", "建设口袋公园", lead=("中心",)),
            measure("2.1.1", "办好社区食堂", lead=("街道",), support=("居委会",)),
            measure("2.1.2", "做好垃圾分类２０２４年度考核"),
        )
    )


def revised(
    plan: Plan,
    changes: Mapping[str, Mapping[str, object]] | None = None,
    add: Iterable[Measure] = (),
    number: int = 2,
) -> Plan:
    """A later revision: measures with fields changed, by their numbers, and new ones at the end.

    New ones stand under the objective that their number names.
    """
    changes, add = changes or {}, list(add)
    sections = []
    for section in plan.sections:
        objectives = []
        for objective in section.objectives:
            new = [one for one in add if one.id.rpartition(".")[0] == objective.number]
            found = [
                one._replace(**changes.get(one.id, {}))  # type: ignore[arg-type]
                for one in (*objective.measures, *new, *objective.withdrawn)
            ]
            objectives.append(
                objective._replace(
                    measures=tuple(one for one in found if not one.withdrawn),
                    withdrawn=tuple(one for one in found if one.withdrawn),
                )
            )
        sections.append(section._replace(objectives=tuple(objectives)))
    digest = f"{number:x}" * 64
    return plan._replace(sections=tuple(sections), revision=number, digest=digest[:64])

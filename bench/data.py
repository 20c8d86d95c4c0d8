"""Plans and ledgers of any size, the same for the same seed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests import street as a_street

from plancheck.domain.ledger.entry import Draft, Entry, identified
from plancheck.domain.ledger.history import History, heads
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.status import Status
from plancheck.storage.file_names import unit_folder
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import header_text
from plancheck.storage.plan.file import load_plan
from plancheck.storage.report import file as report_file

UNIT, TYPE, PC = "宝山八村居委会", "居委会", "bench1"
_STATUSES = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE, Status.BLOCKED)
FIRST = datetime(2024, 1, 9, 9, 0, tzinfo=UTC)


def plan_text(measures: int) -> str:
    """A plan of so many measures, 居委会 leading them all."""
    parts = [
        "schema = 2\n[plan]\nid = 'bench'\ntitle = '某街道2024年工作计划'\nyear = 2024\n",
        "[[unit_type]]\nname = '居委会'\nfull_name = '各居（村）委会'\n",
    ]
    each, number = 10, 0
    objectives = -(-measures // each)
    for section in range(1, -(-objectives // each) + 1):
        parts.append(f"[[section]]\nnumber = {section}\ntitle = '全力打造新场景'\naim = '目标。'\n")
        for objective in range(1, each + 1):
            if number >= measures:
                break
            name = f"{section}.{objective}"
            parts.append(f"[[section.objective]]\nnumber = '{name}'\ntitle = '聚焦民生工程'\n")
            for measure in range(1, each + 1):
                number += 1
                if number > measures:
                    break
                parts.append(
                    f"[[section.objective.measure]]\nid = '{name}.{measure}'\n"
                    f"text = '持续完善助餐服务体系，建成一批初具规模的社区食堂第{number}项'\n"
                    "lead = ['居委会']\n"
                )
    return "".join(parts)


_WORDS = (
    "推进", "完善", "建设", "社区", "食堂", "养老", "服务", "网格", "党建", "消防", "安全", "检查",
    "改造", "小区", "电梯", "停车", "绿化", "培训", "就业", "调解", "法治", "宣传", "河道", "整治",
    "招商", "企业", "走访", "楼宇", "文化", "体育", "健康", "教育",
)  # fmt: skip


def two_plans(measures: int) -> tuple[str, str]:
    """A plan of so many measures, and its revision of which every fourth reads otherwise."""
    chance = random.Random(7)
    old = plan_text(measures)
    for number in range(1, measures + 1):
        own = "".join(chance.choices(_WORDS, k=12))
        old = old.replace(f"一批初具规模的社区食堂第{number}项", own)
    new = old.splitlines(keepends=True)
    texts = [at for at, line in enumerate(new) if line.startswith("text = ")]
    for at in texts[::4]:
        new[at] = new[at].replace("助餐服务体系", "助餐助浴体系")
    return old, "".join(new).replace("year = 2024\n", "year = 2024\nrevision = 2\n", 1)


def entries(measure_ids: list[str], count: int) -> list[Entry]:
    """A year of acts on the measures: statuses, percents, owners, notes, steps, evidence."""
    chance = random.Random(7)
    history, made = History(), []
    for n in range(1, count + 1):
        at = FIRST + timedelta(minutes=30 * n % 500_000)
        draft = _draft(chance, chance.choice(measure_ids), n, at.date())
        over = tuple(e.id for e in heads(history.group(draft.measure, draft.field)))
        entry = identified(
            Entry(
                "", at, draft.on, "填报人", PC, n, f"a{n}", draft.measure, draft.field,
                draft.value, over,
            )
        )  # fmt: skip
        history.add([entry])
        made.append(entry)
    return made


def _draft(chance: random.Random, measure: str, n: int, on: date) -> Draft:
    kind = chance.randrange(10)
    if kind < 3:
        return Draft(measure, "status", chance.choice(_STATUSES).value, on)
    if kind < 5:
        return Draft(measure, "percent", chance.randrange(100), on)
    if kind < 6:
        return Draft(measure, "owner", chance.choice(["甲", "乙", "丙"]), on)
    if kind > 8:
        return _part(measure, n, on)
    text = f"第{n}条：社区食堂选址已定，正在办理消防验收，预计下周完成。"
    return Draft(measure, f"note.n{n}", {"kind": "进展", "text": text}, on)


def _part(measure: str, n: int, on: date) -> Draft:
    """Evidence, or a part of a step; a draft a draw, so that the others stay what they were."""
    which, id = n % 4, n // 4 % 3
    if which == 0:
        return Draft(measure, f"evidence.e{n}", f"照片/第{n}张.jpg", on)
    if which == 1:
        return Draft(measure, f"step.s{id}.done", True, on)
    part: tuple[str, str | date] = ("title", f"第{id}步") if which == 2 else ("due", on)
    return Draft(measure, f"step.s{id}.{part[0]}", part[1], on)


def file_text(made: list[Entry], plan: str) -> str:
    """The ledger file that holds the entries."""
    return header_text(plan, UNIT) + "".join(map(record_text, made))


def make_home(root: Path, plan: str, made: list[Entry]) -> None:
    """A home set up for the unit, its ledger holding the entries."""
    folder = unit_folder(UNIT)
    ledger = root / "ledger" / plan / folder / f"{PC}.toml"
    ledger.parent.mkdir(parents=True)
    ledger.write_text(file_text(made, plan), encoding="utf-8", newline="")
    (root / "config.toml").write_text(
        f'[unit]\nname = "{UNIT}"\ntype = "{TYPE}"\nfolder = "{folder}"\n'
        f'[clerk]\nname = "填报人"\n[installation]\npc = "{PC}"\n',
        encoding="utf-8",
    )


def street(root: Path, units: int, weeks: int = 10) -> tuple[Plan, Path]:
    """A plan of 51 measures that concern every unit, and a folder of their reports of one week.

    Each unit has worked on its measures for so many weeks and has an owner of its own for every
    one: the worst case, as no two measures are alike.
    """
    folder = root / "files"
    folder.mkdir(parents=True)
    plan_path = root / "plan.toml"
    plan_path.write_text(plan_text(51), encoding="utf-8")
    plan, _ = load_plan(plan_path)
    named = tuple((f"第{number}居委会", TYPE) for number in range(1, units + 1))
    worked = tuple(a_street.WEEK.shifted(-back) for back in range(weeks))
    for unit, pc in a_street.histories(plan, named, worked):
        report = a_street.report_of(plan, unit, pc.history, a_street.WEEK)
        owned = tuple(m._replace(owner=(f"{unit[0]}负责人",)) for m in report.measures)
        report = report._replace(measures=owned)
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    return plan, folder

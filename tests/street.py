"""A street office's folder: its units over four weeks, the same for the same seed.

`python -m tests.street DIR` writes it: a folder a week, and a roster. Among the files are late,
missing, double, damaged, foreign and hostile ones; `Street` says which.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import tomli

from plancheck.domain.ledger.history import History
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Measure, Plan, Units
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.issues.numbers import number_for
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.content import seal_of, status_seal
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import Letterhead, StatusReport
from plancheck.domain.text import numeral
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.storage.report import file as report_file
from plancheck.storage.report import tables as report_tables
from plancheck.storage.toml import writer

from .specimens import Pc, moment

SEED = 20_240_310
WEEK = Week(2024, 10)
WEEKS = tuple(WEEK.shifted(back) for back in (-3, -2, -1, 0))
TYPES = {"居委会": 44, "中心": 9, "执法队": 3, "办公室": 2, "公司": 2}
NOTES = {
    NoteKind.PROGRESS: ("已完成摸底，共12户", "选址已定，正在办理消防验收", "本周走访8家企业"),
    NoteKind.PROBLEM: ("缺一间备餐间", "物业不配合，图纸拿不到", "经费还没有到位"),
    NoteKind.COORDINATION: ("请街道出面协调物业", "请城管中心一起来看现场"),
    NoteKind.PLAN: ("下周开工", "完成验收并报名单"),
}
OWNERS = ("甲", "乙", "王某", "李某")
STALLED = "3.2.2"
"""A measure that nobody moves."""
Unit = tuple[str, str]
"""Name and type."""


class Street(NamedTuple):
    """What was written: names of units and files, by what is the matter with them."""

    units: tuple[Unit, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    again: tuple[str, ...]
    conflict: str
    outside: str
    duplicates: tuple[str, ...]
    links: tuple[str, ...]
    refused: dict[str, str]
    """File name → a word of what is said about it."""
    remarked: dict[str, str]
    """Files that are counted, and a word of what is said about them."""


def units_of(count: int = 60) -> tuple[Unit, ...]:
    """So many units, the types in a street's proportions."""
    found: list[Unit] = []
    for name, share in TYPES.items():
        numbers = range(1, max(1, round(share * count / 60)) + 1)
        found += ((f"第{numeral(number)}{name}", name) for number in numbers)
    return tuple(found[:count])


def histories(
    plan: Plan, units: tuple[Unit, ...], weeks: tuple[Week, ...] = WEEKS, seed: int = SEED
) -> Iterator[tuple[Unit, Pc]]:
    """Each unit with a ledger of some acts a week."""
    for number, unit in enumerate(units):
        chance = Random(seed * 1_000 + number)
        mine = [
            m for m in plan.measures() if m.concerns(Units(unit[1], (unit[0],))) and m.id != STALLED
        ]
        pc = Pc(f"pc{number}")
        for week in weeks:
            for _ in range(chance.randrange(2, 8)):
                day = week.monday + timedelta(days=chance.randrange(5))
                _act(pc, chance, chance.choice(mine), day)
        yield unit, pc


def _act(pc: Pc, chance: Random, measure: Measure, day: date) -> None:
    kind = chance.randrange(10)
    if kind < 3:
        drafts = edits.tick(pc.history, measure.id, day, day)
    elif kind < 6:
        amount = chance.randrange(1, 5) if measure.target else None
        percent = None if measure.target else chance.randrange(5, 96)
        what = Edit(percent=percent, amount=amount, owner=chance.choice(OWNERS))
        if chance.random() < 0.3:
            what = what._replace(due=day + timedelta(days=chance.randrange(-5, 60)))
        drafts = edits.change(pc.history, measure.id, what, day, day)
    elif kind < 7:
        status = chance.choice((Status.BLOCKED, Status.ONGOING, Status.IN_PROGRESS))
        reason = "条件还不具备" if status is Status.BLOCKED else None
        drafts = edits.change(pc.history, measure.id, Edit(status, reason=reason), day, day)
    else:
        note = chance.choice(tuple(NoteKind))
        text = chance.choice(NOTES[note])
        fields, id = pc.history.fields.get(measure.id, {}), f"n{pc.last}"
        number = number_for(fields, measure.id, id, note)
        drafts = edits.note(measure.id, id, note, text, day, number)
    pc.does(drafts, moment(day, 9 + chance.randrange(8)))


def report_of(
    plan: Plan, unit: Unit, history: History, week: Week, made: datetime | None = None
) -> StatusReport:
    """A unit's report, generated on the week's Friday at four unless another moment is given.

    It knows what was recorded until then.
    """
    head = Letterhead(unit[0], unit[1], plan.issuer, "甲", "乙", "021-0000")
    made = made or moment(week.monday + timedelta(days=4), 16)
    known = History(entry for entry in history.by_id.values() if entry.at <= made)
    return status_report(plan, known, head, week, made, Thresholds())


def reports(
    count: int = 60, weeks: tuple[Week, ...] = WEEKS, seed: int = SEED
) -> list[StatusReport]:
    """Sound reports alone, the units one after another."""
    plan = default_plan()
    return [
        report_of(plan, unit, pc.history, week)
        for unit, pc in histories(plan, units_of(count), weeks, seed)
        for week in weeks
    ]


def default_plan() -> Plan:
    """The plan that comes with the program."""
    return load_plan(default_plan_path())[0]


def resealed(text: str) -> str:
    """The status file's text with the seal that its content has, whatever that is."""
    body = text.partition("\n[seal]\n")[0]
    content = tomli.loads(body)
    seal = status_seal if isinstance(content.get("report"), dict) else seal_of
    return f"{body}\n[seal]\n{writer.pairs(seal(content))}"


def write(folder: Path, count: int = 60, seed: int = SEED) -> Street:
    """Write the folder of a street of so many units, which must not exist yet."""
    plan, units = default_plan(), units_of(count)
    chance = Random(seed)
    picked = chance.sample([u for u in units if u[1] == "居委会"], 12)
    late, missing, again = picked[:3], picked[3:6], picked[6:8]
    conflict, doubled = picked[8], picked[9:11]
    weeks = {week: folder / str(week) for week in WEEKS}
    for place in weeks.values():
        place.mkdir(parents=True)
    now = weeks[WEEK]
    duplicates = []
    for unit, pc in histories(plan, units, seed=seed):
        for week, place in weeks.items():
            made = moment(week.monday + timedelta(days=7), 9) if unit in late else None
            if unit in missing and week == WEEK:
                continue
            report = report_of(plan, unit, pc.history, week, made)
            path = _put(place, report)
            if week != WEEK:
                continue
            if unit in again:
                _put(place, _changed(report, edition=2))
            if unit == conflict:
                _put(place, _changed(report, edition=1), " (1)")
            if unit in doubled:
                copy = path.with_name(f"{path.stem} - 副本.toml")
                shutil.copyfile(path, copy)
                duplicates.append(copy.name)
    sample = report_of(plan, ("外来居委会", "居委会"), History(), WEEK)
    _put(now, sample)
    refused = _refused(now, report_file.status_text(sample), seed)
    remarked = _remarked(now, plan)
    _roster(folder / "名册.toml", units)
    for name in ("照片.jpg", "说明.docx", "表.xlsx"):
        (now / name).write_bytes(b"\xff\xd8\xff\0")
    links = (now / "又一遍", now / "链接.toml")
    with suppress(OSError, NotImplementedError):  # where links may be made
        links[0].symlink_to(now, target_is_directory=True)
        links[1].symlink_to(weeks[WEEKS[0]] / "无.toml")
    return Street(
        units,
        tuple(u[0] for u in late),
        tuple(u[0] for u in missing),
        tuple(u[0] for u in again),
        conflict[0],
        sample.head.unit,
        tuple(duplicates),
        tuple(link.name for link in links if link.is_symlink()),
        refused,
        remarked,
    )


def _put(place: Path, report: StatusReport, suffix: str = "") -> Path:
    path = place / f"{report_file.report_stem(report)}{suffix}.toml"
    path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    return path


def _changed(report: StatusReport, edition: int) -> StatusReport:
    """The same report with one measure further on, generated an hour later."""
    first = report.measures[0]
    moved = first._replace(percent=99, status=Status.IN_PROGRESS, changed=True)
    measures = (moved, *report.measures[1:])
    return report._replace(
        edition=Edition(edition, report.edition.first_generated, (report.digest,)),
        generated=report.generated + timedelta(hours=1),
        tally=report_tables.tally_of_measures(measures),
        measures=measures,
    )


def _refused(place: Path, sound: str, seed: int) -> dict[str, str]:
    """Files of which nothing can be taken in."""
    middle = sound.index("\n[[measure]]", len(sound) // 2)
    texts = {
        "坏1": (sound[:middle] + "\x01" + sound[middle:], "损坏"),
        "坏2": (sound[: middle + 6], "损坏"),
        "改1": (sound.replace("percent = 0", "percent = 100", 1), "手工改动"),
        "新1": (sound.replace("status/2", "status/3"), "更新版本"),
        "别1": (resealed(sound.replace("youyilu-2024", "binjiang-2024")), "其他计划"),
        "别2": ('a = 1\n[owner]\nname = "x"\n', "不是"),
        "别3": (resealed(sound.replace('"居委会"', '"学校"')), "单位类型"),
        "弹1": ("[" + "a." * 1_000_000 + "a]\n", "段"),
        "弹2": ("a = " + "[" * 100_000 + "\n", "括号"),
        "弹3": ("x" * (4 * 1024 * 1024 + 1), "太大"),
        "空": ("", "不是"),
    }
    for name, (text, _) in texts.items():
        (place / f"周报_{name}_{WEEK}.toml").write_text(text, encoding="utf-8", newline="")
    words = {f"周报_{name}_{WEEK}.toml": word for name, (_, word) in texts.items()}
    junk = place / f"周报_乱_{WEEK}.toml"
    junk.write_bytes(Random(seed).randbytes(9_000))
    return words | {junk.name: "不是"}


def _remarked(place: Path, plan: Plan) -> dict[str, str]:
    """Sound seals over contents that are not what they seem."""
    made = moment(WEEK.monday + timedelta(days=4), 16)
    words = {}
    path = report_of(plan, ("../../../etc/passwd", "居委会"), History(), WEEK, made)
    words[_put(place, path).name] = ""
    lying = report_file.status_text(
        report_of(plan, ("自夸居委会", "居委会"), History(), WEEK, made)
    )
    lying = re.sub(r"(?m)^done = .*$", "done = 38", lying)
    liar = place / f"周报_自夸居委会_{WEEK}.toml"
    liar.write_text(resealed(lying), encoding="utf-8", newline="")
    words[liar.name] = "重算"
    extra = report_file.status_text(
        report_of(plan, ("多一居委会", "居委会"), History(), WEEK, made)
    )
    extra = extra.replace('id = "1.1.1"', 'id = "9.9.9"')
    other = place / f"周报_多一居委会_{WEEK}.toml"
    other.write_text(resealed(extra), encoding="utf-8", newline="")
    words[other.name] = "9.9.9"
    return words


def _roster(path: Path, units: tuple[Unit, ...]) -> None:
    lines = ["# 名册\n", 'deadline = "周五 17:00"\n']
    for name, kind in units:
        lines.append(f'\n[[unit]]\nname = "{name}"\ntype = "{kind}"\ncontact = "021-0000"\n')
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))

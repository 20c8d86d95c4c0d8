"""How `tests/samples/0.1.0` was made, once: `python -m tests.samples.make` writes the folder anew.

A release's samples are never written again: the next release that changes a format adds its own
folder beside this one.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

from plancheck.domain.form.columns import FormColumn
from plancheck.domain.form.model import FormLabel
from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.storage.ledger.typed_texts import KeptText, keep_text
from tests.form_files import sent_back
from tests.lively import carry_out
from tests.support import Clock

FOLDER = Path(__file__).parent / "0.1.0"
UNIT, OTHER = "宝山八村居委会", "第一居委会"
PLAN = """\
schema = 2

[plan]
id = "yangben-2024"
title = "某街道2024年工作计划"
year = 2024
issuer = "某街道办事处"
office = "某街道党政办公室"

[[unit_type]]
name = "居委会"
full_name = "各居委会"

[[section]]
number = 1
title = "改善居民生活"

[[section.objective]]
number = "1.1"
title = "推进加装电梯"

[[section.objective.measure]]
id = "1.1.1"
text = "推进加装电梯2台，惠及居民"
lead = ["居委会"]
target = { amount = 2, unit = "台", item = "加装电梯" }

[[section.objective.measure]]
id = "1.1.2"
text = "开展消防检查"
lead = ["居委会"]
due = 2024-06-30

[[section.objective.measure]]
id = "1.1.3"
text = "办好“社区食堂”"
lead = ["居委会"]
"""
DOCUMENT = """某某街道2026年工作计划
一、改善居民生活
（一）推进加装电梯。
在6月底前完成加装电梯10台。
牵头单位：民生办
"""
SETTINGS = """
[signals]
due_soon_days = 10

[display]
theme = "light"
skin = "ascii"
ambiguous_width = "wide"

[keys]
status = "ctrl+t"
"""
ACTS = {
    "2024-03-04T09:00:00+08:00": (
        "tick 1.1.2",
        "set 1.1.1 --amount 1 --owner 王某、李某 --due 2024-10-31",
        "step 1.1.1 add 摸底 --owner 王某 --due 2024-04-30",
        "step 1.1.1 done 1",
        "step 1.1.1 add 开工",
        "note 1.1.1 已谈妥两个楼组",
        "note 1.1.1 图纸未到 --kind 问题",
        "note 1.1.1 请街道出面协调物业 --kind 协调",
        "set 1.1.1-问1 --owner 王某 --due 2024-03-31",
        "set 1.1.3 --status 受阻 --reason 缺一间备餐间",
        "evidence 1.1.1 照片/加梯.jpg",
        "undo",
        "evidence 1.1.1 照片/加梯一.jpg",
        "export --format toml",
    ),
    "2024-03-11T09:00:00+08:00": (
        "close 1.1.1-问1 --how 图纸到了",
        "nochange 1.1.3",
        "export --period 2024-03 --format toml",
    ),
}


def main() -> None:
    """Write the folder."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        _make(Path(name))
    for path in sorted(FOLDER.iterdir()):
        print(path.stat().st_size, path.name)


def _make(work: Path) -> None:
    clock, unit, office = Clock("2024-01-10T09:00:00+08:00"), work / "unit", work / "office"
    (work / "计划.toml").write_text(PLAN, encoding="utf-8", newline="\n")
    carry_out(office, clock, *f"plan publish {work / '计划.toml'} --out {work / 'out'}".split())
    (plan,) = (work / "out").glob("*.toml")
    shutil.copyfile(plan, FOLDER / "计划.toml")
    clock.set("2024-03-01T09:00:00+08:00")
    at_unit = ("--plan", str(plan))
    carry_out(
        unit, clock, *at_unit, "setup", "--unit", UNIT, "--type", "居委会", "--clerk", "甲",
        "--reviewer", "乙", "--phone", "021-0000",
    )  # fmt: skip
    for moment, lines in ACTS.items():
        clock.set(moment)
        for line in lines:
            carry_out(unit, clock, *at_unit, *line.split())
        if "1.1.2" in lines[0]:
            _office(work, office, clock, plan, unit)
            (feedback,) = office.rglob("反馈_*.toml")
            shutil.copyfile(feedback, FOLDER / "反馈.toml")
            carry_out(unit, clock, *at_unit, "feedback", str(feedback))
            carry_out(unit, clock, *at_unit, "answer", "1", "就在八村活动室")
    for path in unit.glob("exports/**/*.toml"):
        shutil.copyfile(path, FOLDER / ("周报.toml" if "W10" in path.name else "月报.toml"))
    (ledger,) = unit.glob("ledger/*/*/*.toml")
    shutil.copyfile(ledger, FOLDER / "台账.toml")
    _settings(unit / "config.toml")
    _draft(work, unit, clock)
    typed = Typed(TypedIn.NOTE, ("1.1.1",), {"text": "写了“一半”\n第二行", "kind": "进展"}, "k1")
    keep_text(
        work / "kept", KeptText(typed, datetime.fromisoformat(max(ACTS)), "yangben-2024", UNIT)
    )
    shutil.copyfile(work / "kept" / "k1.txt", FOLDER / "没有保存的文字.txt")


def _settings(path: Path) -> None:
    """Of a made-up PC, and with what a person writes into them."""
    places = re.sub(r"= \{host.*", '= {host = "pc-1", user = "jia", path = "/home/jia"}',
                    path.read_text(encoding="utf-8"))  # fmt: skip
    (FOLDER / path.name).write_text(f"{places}{SETTINGS}", encoding="utf-8", newline="\n")


def _office(work: Path, office: Path, clock: Clock, plan: Path, unit: Path) -> None:
    """The form of a unit without the program; the roster; a roll-up; what is said to the unit."""
    inbox = work / "inbox"
    inbox.mkdir()
    for path in unit.glob("exports/**/*.toml"):
        shutil.copy(path, inbox)
    at_office = ("--plan", str(plan))
    carry_out(
        office, clock, *at_office, "form", OTHER, "--type", "居委会", "--week", "2024-W10",
        "--out", str(work / "forms"),
    )  # fmt: skip
    (form,) = (work / "forms").glob("*.xlsx")

    def signed(sheet: object) -> None:
        sheet.head(FormLabel.PREPARED_BY, "丙")  # type: ignore[attr-defined]

    filled = sent_back(
        form.read_bytes(),
        {
            "1.1.1": {
                FormColumn.STATUS: "推进中", FormColumn.AMOUNT: 1, FormColumn.PROGRESS: "谈成一台"
            },
            "1.1.2": {FormColumn.STATUS: "已完成", FormColumn.PROGRESS: "查了12户"},
        },
        on=date(2024, 3, 5),
        change=signed,
    )  # fmt: skip
    (FOLDER / "填报表.xlsx").write_bytes(filled)
    (inbox / "填报表.xlsx").write_bytes(filled)
    carry_out(office, clock, *at_office, "roster", "init", str(inbox))
    shutil.copyfile(office / "roster.toml", FOLDER / "名册.toml")
    carry_out(
        office, clock, *at_office, "rollup", str(inbox), "--name", "某街道", "--format", "toml",
        "--out", str(work / "rolled"),
    )  # fmt: skip
    (rolled,) = (work / "rolled").glob("*.toml")
    shutil.copyfile(rolled, FOLDER / "汇总.toml")
    for words in (("请写明地点", "--about", "1.1.1"), ("同意，周三一起去", "--about", "1.1.1-协1")):
        carry_out(office, clock, *at_office, "remark", UNIT, *words, "--from", str(inbox))


def _draft(work: Path, home: Path, clock: Clock) -> None:
    text = work / "2026年计划.txt"
    text.write_text(DOCUMENT, encoding="utf-8", newline="\n")
    carry_out(home, clock, "plan", "import", str(text))
    (draft,) = work.glob("*.草稿.toml")
    shutil.copyfile(draft, FOLDER / "计划.草稿.toml")


if __name__ == "__main__":
    main()

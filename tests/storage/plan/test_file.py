"""The plan file: every fault is named with file and line, and costs no more than it stands on."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.domain.plan.model import Measure, Plan, Target, Term, UnitType
from plancheck.errors import BadFile, NewerFormat, Problem
from plancheck.storage.plan.file import YEARS, default_plan_path, load_plan
from tests.rows import each_row

GOOD = """\
schema = 2
[plan]
id = "plan-2024"
title = "某街道2024年工作计划"
year = 2024
issued = 2024-01-09
preamble = "前言"
[[unit_type]]
name = "居委会"
full_name = "各居（村）委会"
[[unit_type]]
name = "中心"
[[term]]
name = "两线一街"
text = "东线、西线和牡丹江路"
[[section]]
number = 1
title = "第一部分"
aim = "目标。"
[[section.objective]]
number = "1.1"
title = "任务一"
[[section.objective.measure]]
id = "1.1.1"
text = "措施一"
lead = ["居委会"]
support = ["中心"]
terms = ["两线一街"]
target = { amount = 3, unit = "个", item = "项目" }
due = 2024-06-30
[[section.objective.measure]]
id = "1.1.2"
text = "措施二"
lead = ["中心"]
[[section.objective]]
number = "1.2"
title = "任务二"
[[section.objective.measure]]
id = "1.2.1"
text = "措施三"
lead = ["中心"]
[[section]]
number = 2
title = "第二部分"
[[section.objective]]
number = "2.1"
title = "任务三"
[[section.objective.measure]]
id = "2.1.1"
text = "措施四"
lead = ["居委会", "中心"]
"""


class Folder:
    """Writes plan files and loads them."""

    def __init__(self, path: Path) -> None:
        self.path = path / "计划.toml"

    def load(self, text: str) -> tuple[Plan, tuple[Problem, ...]]:
        self.path.write_text(text, encoding="utf-8", newline="")
        return load_plan(self.path)

    def changed(self, old: str, new: str) -> tuple[Plan, list[tuple[int, str]]]:
        """Load the good plan with its first `old` replaced."""
        assert old in GOOD
        plan, problems = self.load(GOOD.replace(old, new, 1))
        assert {problem.source for problem in problems} <= {"计划.toml"}
        return plan, [(problem.line, problem.message) for problem in problems]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def ids(plan: Plan) -> list[str]:
    return [measure.id for measure in plan.measures()]


def test_a_good_plan_is_read_whole_and_without_problems(folder: Folder) -> None:
    plan, problems = folder.load(GOOD)
    assert problems == ()
    assert (plan.id, plan.year, plan.revision, plan.copies) == ("plan-2024", 2024, 1, 0)
    assert (plan.issued, plan.assignments) == (date(2024, 1, 9), "fixed")
    assert plan.unit_types == (UnitType("居委会", "各居（村）委会"), UnitType("中心", "中心"))
    assert plan.terms == (Term("两线一街", "东线、西线和牡丹江路"),)
    assert [(s.number, s.title, s.aim) for s in plan.sections] == [
        (1, "第一部分", "目标。"),
        (2, "第二部分", ""),
    ]
    assert [o.number for s in plan.sections for o in s.objectives] == ["1.1", "1.2", "2.1"]
    assert next(plan.measures()) == Measure(
        "1.1.1",
        "措施一",
        ("居委会",),
        ("中心",),
        ("两线一街",),
        Target(3, "个", "项目"),
        date(2024, 6, 30),
    )
    assert ids(plan) == ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]


FAULTS = {
    "an unknown unit type that leads": (
        'lead = ["居委会"]',
        'lead = ["居委"]',
        [(26, "没有单位类型“居委”"), (26, "没有牵头的单位类型")],
    ),
    "an unknown unit type that supports": (
        'support = ["中心"]',
        'support = ["中心", "公司"]',
        [(27, "没有单位类型“公司”")],
    ),
    "a measure nobody leads": ('lead = ["居委会"]', "lead = []", [(26, "没有牵头")]),
    "a measure without lead": ('lead = ["居委会"]\n', "", [(23, "没有牵头")]),
    "a unit type that leads and supports": (
        'support = ["中心"]',
        'support = ["居委会"]',
        [(27, "既牵头又配合")],
    ),
    "a unit type named twice": (
        'lead = ["居委会"]',
        'lead = ["居委会", "居委会"]',
        [(26, "重复")],
    ),
    "two measures with one id": ('id = "1.2.1"', 'id = "1.1.1"', [(39, "“1.1.1”重复")]),
    "an id of another objective": ('id = "1.2.1"', 'id = "1.3.1"', [(39, "不属于任务 1.2")]),
    "an id that is no number": ('id = "1.2.1"', 'id = "一"', [(39, "应当写成")]),
    "a measure without id": ('id = "1.2.1"\n', "", [(38, "缺少 id")]),
    "an objective of another section": (
        'number = "1.2"',
        'number = "3.2"',
        [(36, "不属于第 1 部分"), (39, "不属于任务 3.2")],
    ),
    "an objective's number twice": (
        'number = "1.2"',
        'number = "1.1"',
        [(36, "“1.1”重复"), (39, "不属于任务 1.1")],
    ),
    "an objective's number that is no number": (
        'number = "1.2"',
        'number = "1.乙"',
        [(36, "应当写成 1.1"), (39, "不属于任务")],
    ),
    "an objective's number without quotes": (
        'number = "1.2"',
        "number = 1.2",
        [(36, "双引号")],
    ),
    "a section's number twice": (
        "number = 2",
        "number = 1",
        [(43, "“1”重复"), (46, "不属于第 1 部分")],
    ),
    "a section without number": ("number = 2\n", "", [(42, "缺少 number")]),
    "a section's number in quotes": ("number = 2", 'number = "二"', [(43, "整数")]),
    "an empty text": ('text = "措施三"', 'text = " "', [(40, "text 是空的")]),
    "a missing text": ('text = "措施三"\n', "", [(38, "缺少 text")]),
    "a missing title": ('title = "任务二"\n', "", [(35, "缺少 title")]),
    "a text that is a number": ('text = "措施三"', "text = 3", [(40, "双引号")]),
    "names that are one text": (
        'lead = ["居委会"]',
        'lead = "居委会"',
        [(26, "一列"), (26, "牵头")],
    ),
    "a term nobody uses": ('terms = ["两线一街"]\n', "", [(14, "没有措施用到名词“两线一街”")]),
    "a term that is not explained": (
        'terms = ["两线一街"]',
        'terms = ["两线一街", "两网"]',
        [(28, "没有解释名词“两网”")],
    ),
    "a term twice": (
        "[[section]]",
        '[[term]]\nname = "两线一街"\ntext = "又"\n[[section]]',
        [(17, "重复")],
    ),
    "a unit type twice": ("[[term]]", '[[unit_type]]\nname = "中心"\n[[term]]', [(14, "重复")]),
    "an unknown key of the file": ("schema = 2", "schema = 2\nplans = 2", [(2, "不认识“plans”")]),
    "an unknown key of the plan": ("year = 2024", "year = 2024\nowner = 1", [(6, "不认识“owner”")]),
    "an unknown key of a measure": (
        'text = "措施三"',
        'text = "措施三"\nleads = ["中心"]',
        [(41, "不认识“leads”")],
    ),
    "an unknown key of a target": ("amount = 3,", "amount = 3, by = 1,", [(29, "不认识“by”")]),
    "an unknown table": ("[[term]]", "[terms]\na = 1\n[[term]]", [(13, "不认识“terms”")]),
    "an amount of nothing": ("amount = 3", "amount = 0", [(29, "大于 0")]),
    "a negative amount": ("amount = 3", "amount = -3.5", [(29, "大于 0")]),
    "an endless amount": ("amount = 3", "amount = inf", [(29, "大于 0")]),
    "an amount that is no number": ("amount = 3", "amount = nan", [(29, "大于 0")]),
    "an amount that is a truth": ("amount = 3", "amount = true", [(29, "大于 0")]),
    "an amount in quotes": ("amount = 3", 'amount = "3"', [(29, "大于 0")]),
    "a target without amount": ("amount = 3, ", "", [(29, "大于 0")]),
    "a target without unit": ('unit = "个", ', "", [(29, "缺少 unit")]),
    "a target that is a number": (
        'target = { amount = 3, unit = "个", item = "项目" }',
        "target = 3",
        [(29, "target 应当写成")],
    ),
    "a due date in quotes": ("due = 2024-06-30", 'due = "2024-06-30"', [(30, "日期")]),
    "a due date with a time": ("due = 2024-06-30", "due = 2024-06-30T10:00:00", [(30, "日期")]),
    "a date that is a time": ("issued = 2024-01-09", "issued = 10:00:00", [(6, "日期")]),
    "a missing year": ("year = 2024\n", "", [(2, "缺少 year")]),
    "an implausible year": ("year = 2024", "year = 24", [(5, "年度")]),
    "a year in quotes": ("year = 2024", 'year = "2024"', [(5, "年度")]),
    "a revision of none": ("year = 2024", "year = 2024\nrevision = 0", [(6, "整数")]),
    "copies in quotes": ("year = 2024", 'year = 2024\ncopies = "3"', [(6, "整数")]),
    "an unknown kind of assignments": (
        "year = 2024",
        'year = 2024\nassignments = "maybe"',
        [(6, "proposed")],
    ),
    "a missing plan id": ('id = "plan-2024"\n', "", [(2, "缺少 id")]),
    "a plan id that is a path": ('id = "plan-2024"', 'id = "../plan"', [(3, "小写字母")]),
    "a plan id of 41 characters": ('id = "plan-2024"', f'id = "{"a" * 41}"', [(3, "最多 40 个")]),
    "a plan id in capitals": ('id = "plan-2024"', 'id = "Plan"', [(3, "小写字母")]),
    "a missing schema": ("schema = 2\n", "", [(0, "缺少 schema = 2")]),
    "a text that steers the terminal": (
        'text = "措施三"',
        r'text = "措\u001b施\u202e三"',
        [(40, "不能显示的字符")],
    ),
    "a text of two lines": ('text = "措施三"', r'text = "措施\n三"', [(40, "换行")]),
    "a title too long": ('title = "任务二"', f'title = "{"长" * 501}"', [(37, "超过 500 字")]),
    "a text too long": ('text = "措施三"', f'text = "{"长" * 8001}"', [(40, "超过 8000 字")]),
}
"""What is changed in the good plan, and the problems it must give: line, words of the message."""


@each_row(("old", "new", "wanted"), FAULTS.values())
def test_a_fault_is_named_with_its_line(
    folder: Folder, old: str, new: str, wanted: list[tuple[int, str]]
) -> None:
    plan, found = folder.changed(old, new)
    assert [line for line, _ in found] == [line for line, _ in wanted]
    for (_, message), (_, words) in zip(found, wanted, strict=True):
        assert words in message
    assert len(ids(plan)) >= 3


def test_the_first_of_two_measures_with_one_id_wins(folder: Folder) -> None:
    plan, _ = folder.changed('id = "1.2.1"', 'id = "1.1.1"')
    assert [(m.id, m.text) for m in plan.measures()] == [
        ("1.1.1", "措施一"),
        ("1.1.2", "措施二"),
        ("2.1.1", "措施四"),
    ]


def test_sections_with_one_number_are_both_kept(folder: Folder) -> None:
    plan, _ = folder.changed("number = 2", "number = 1")
    assert [section.title for section in plan.sections] == ["第一部分", "第二部分"]
    assert len(ids(plan)) == 4


def test_names_that_nobody_knows_do_not_reach_the_plan(folder: Folder) -> None:
    plan, _ = folder.changed('support = ["中心"]\n', 'support = ["公司", "中心", "居委会"]\n')
    assert next(plan.measures()).support == ("中心",)
    plan, _ = folder.changed('terms = ["两线一街"]', 'terms = ["两网"]')
    assert next(plan.measures()).terms == ()


def test_what_is_read_can_do_nothing_to_a_terminal(folder: Folder) -> None:
    plan, _ = folder.changed('text = "措施三"', r'text = "\u001b]52;c;x\u0007\u202e"')
    assert [m.text for m in plan.measures()][2] == "\ufffd]52;c;x\ufffd\ufffd"
    _, found = folder.changed("schema = 2", 'schema = 2\n"\\u001b]0;x\\u0007" = 1')
    assert [(line, "\x1b" in message) for line, message in found] == [(2, False)]


def test_prose_may_have_paragraphs(folder: Folder) -> None:
    plan, found = folder.changed('preamble = "前言"', 'preamble = """\n第一段\n第二段\n"""')
    assert (plan.preamble, found) == ("第一段\n第二段", [])


@each_row("id", ["../../etc", "a/b", "C:\\x", "con.", "计划", "a" * 41, ".", "a\\nb"])
def test_a_plan_id_never_becomes_a_path(folder: Folder, id: str) -> None:
    wanted = json.dumps(id, ensure_ascii=False).replace("\\\\n", "\\n")
    plan, found = folder.changed('id = "plan-2024"', f"id = {wanted}")
    assert plan.id.replace("-", "").isalnum() and plan.id.isascii() and len(plan.id) <= 40
    assert {line for line, _ in found} == {3}


def test_plans_with_different_bad_ids_do_not_share_one(folder: Folder) -> None:
    first, _ = folder.changed('id = "plan-2024"', 'id = "甲"')
    again, _ = folder.changed('id = "plan-2024"', 'id = "甲"')
    second, _ = folder.changed('id = "plan-2024"', 'id = "乙"')
    assert first.id == again.id != second.id


def test_a_missing_year_is_taken_from_the_title_or_the_date(folder: Folder) -> None:
    plan, _ = folder.changed("year = 2024\n", "")
    assert plan.year == 2024
    untitled = GOOD.replace("year = 2024\n", "").replace("某街道2024年", "某街道")
    assert folder.load(untitled)[0].year == 2024
    plan, problems = folder.load(untitled.replace("issued = 2024-01-09\n", ""))
    assert plan.year in YEARS
    assert [problem.line for problem in problems] == [2]


def test_a_plan_without_sections_or_unit_types_opens_and_says_so(folder: Folder) -> None:
    plan, problems = folder.load('schema = 2\n[plan]\nid = "a"\ntitle = "计划"\nyear = 2024\n')
    assert (plan.sections, plan.unit_types) == ((), ())
    assert sorted(p.message for p in problems) == ["缺少 section", "缺少 unit_type"]


def test_a_section_that_is_empty_is_named(folder: Folder) -> None:
    _, problems = folder.load(GOOD + '[[section]]\nnumber = 3\ntitle = "空"\n')
    assert [(p.line, p.message) for p in problems] == [(len(LINES) + 1, "缺少 objective")]
    _, problems = folder.load(GOOD + '[[section.objective]]\nnumber = "2.2"\ntitle = "空"\n')
    assert [(p.line, p.message) for p in problems] == [(len(LINES) + 1, "缺少 measure")]


def test_tables_written_as_something_else_are_named_and_passed_over(folder: Folder) -> None:
    head = 'schema = 2\nsection = 3\nterm = [1]\n[plan]\nid = "a"\ntitle = "计划"\nyear = 2024\n'
    plan, problems = folder.load(head + "[unit_type]\n")
    assert plan.sections == ()
    assert [p.line for p in problems] == [2, 3, 8]


def test_a_plan_written_in_arrays_is_read_too(folder: Folder) -> None:
    text = (
        'schema = 2\nunit_type = [{ name = "中心" }]\nsection = [\n'
        ' { number = 1, title = "一", objective = [{ number = "1.1", title = "任务", measure = ['
        '{ id = "1.1.1", text = "措施", lead = ["居委会"] }] }] },\n]\n'
        '[plan]\nid = "a"\ntitle = "计划"\nyear = 2024\n'
    )
    plan, problems = folder.load(text)
    assert ids(plan) == ["1.1.1"]
    assert {problem.line for problem in problems} == {3}


def test_many_faults_are_named_in_the_order_of_the_file(folder: Folder) -> None:
    text = GOOD.replace('lead = ["中心"]', 'lead = ["公司"]').replace("year = 2024", "year = 1")
    lines = [problem.line for problem in folder.load(text)[1]]
    assert lines == sorted(lines) == [5, 34, 34, 41, 41]


def test_of_a_million_faults_a_thousand_are_named(folder: Folder) -> None:
    plan, problems = folder.load(GOOD + "[[section.objective.measure]]\n" * 3_000)
    assert ids(plan) == ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]
    assert len(problems) == 1_001
    assert problems[0] == ("计划.toml", 0, "问题太多，只列出 1000 处")


@each_row("schema", ["0", "-1", '"1"', "1.5", "true", "[1]", "1979-01-01"])
def test_an_unknown_schema_is_a_bad_file(folder: Folder, schema: str) -> None:
    with pytest.raises(BadFile, match="schema") as caught:
        folder.changed("schema = 2", f"schema = {schema}")
    assert not isinstance(caught.value, NewerFormat)


def test_a_plan_of_the_trial_version_is_refused_in_a_sentence(folder: Folder) -> None:
    with pytest.raises(BadFile, match="写于试用版，请用现在的版本重新导出") as caught:
        folder.changed("schema = 2", "schema = 1")
    assert not isinstance(caught.value, NewerFormat)


def test_a_newer_schema_is_a_newer_format(folder: Folder) -> None:
    with pytest.raises(NewerFormat, match="升级"):
        folder.changed("schema = 2", "schema = 3")


@each_row("text", ["", "schema = 2\n", "schema = 2\nplan = 3\n", "a = [", "PK\x03\x04"])
def test_what_is_no_plan_is_a_bad_file(folder: Folder, text: str) -> None:
    with pytest.raises(BadFile, match=r"计划\.toml"):
        folder.load(text)


def test_a_missing_plan_is_a_bad_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="找不到"):
        load_plan(tmp_path / "none.toml")


def test_the_digest_is_of_the_content_and_not_of_how_it_is_written(folder: Folder) -> None:
    plan, _ = folder.load(GOOD)
    same, _ = folder.load("# 注\n" + GOOD.replace(" = ", "  =  ").replace("\n[", "\r\n\r\n["))
    other, _ = folder.changed("措施三", "措施三。")
    assert plan.digest == same.digest != other.digest
    content = {
        "schema": 2,
        "plan": {"id": "a", "issued": "2024-01-09", "title": "乙", "year": 2024},
    }
    text = 'schema = 2\nplan = { id = "a", title = "乙", year = 2024, issued = 2024-01-09 }\n'
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    assert folder.load(text)[0].digest == hashlib.sha256(canonical.encode()).hexdigest()


def test_the_default_plan_is_found_and_opens() -> None:
    plan, problems = load_plan(default_plan_path())
    assert (plan.id, problems) == ("youyilu-2024", ())


LINES = GOOD.splitlines(keepends=True)
SPOILS = st.sampled_from(["", "a = 1\n", "number = 'x'\n", "[[section]]\n", "lead = [1]\n", "x\n"])


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), SPOILS), max_size=6))
@settings(max_examples=6 * settings().max_examples)
def test_a_spoiled_plan_opens_or_is_a_bad_file(
    tmp_path_factory: pytest.TempPathFactory, spoils: list[tuple[int, str]]
) -> None:
    lines = list(LINES)
    for at, spoil in spoils:
        lines[at] = spoil
    folder = Folder(tmp_path_factory.getbasetemp())
    try:
        plan, problems = folder.load("".join(lines))
    except BadFile:
        return
    types = {unit_type.name for unit_type in plan.unit_types}
    assert len(ids(plan)) == len(set(ids(plan)))
    for measure in plan.measures():
        assert measure.text and types.issuperset(measure.lead + measure.support)
        assert not set(measure.lead) & set(measure.support)
    assert all(0 <= problem.line <= len(lines) for problem in problems)

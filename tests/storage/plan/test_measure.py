"""A plan file's measures: units by name, short titles, shared targets, numbers never used again."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.plan.model import NamedUnit, Plan, Target
from plancheck.storage.plan.file import load_plan
from tests.rows import each_row

PLAN = """\
schema = 2
[plan]
id = "plan-2024"
title = "某街道2024年工作计划"
year = 2024
[[unit_type]]
name = "居委会"
[[unit_type]]
name = "中心"
[[unit]]
name = "宝山八村（东）居委会"
type = "居委会"
aliases = ["八村东区"]
[[section]]
number = 1
title = "第一部分"
[[section.objective]]
number = "1.1"
title = "任务一"
[[section.objective.measure]]
id = "1.1.1"
text = "试点开展美化，以点带面"
short = "试点开展美化"
lead = ["宝山八村(东)居委会"]
support = ["中心"]
leader = "副主任 甲"
was = ["1.1.9", "plan-2023/1.1.1"]
target = { amount = 3, unit = "个", item = "项目", shared = true }
[[section.objective.measure]]
id = "1.1.2"
text = "做好服务"
lead = ["中心"]
[[section.objective.measure]]
id = "1.1.9"
text = "不再做的措施"
withdrawn = true
lead = ["居委会"]
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    return tmp_path / "计划.toml"


def load(path: Path, text: str) -> tuple[Plan, list[tuple[int, str]]]:
    path.write_text(text, encoding="utf-8")
    plan, problems = load_plan(path)
    return plan, [(problem.line, problem.message) for problem in problems]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_measure_is_read_with_the_unit_it_names(plan_file: Path) -> None:
    plan, problems = load(plan_file, PLAN)
    assert problems == []
    first, second = plan.measures()
    assert first.lead == ("宝山八村（东）居委会",)
    assert first.units == (NamedUnit("宝山八村（东）居委会", "居委会", ("八村东区",)),)
    assert (first.short, first.leader) == ("试点开展美化", "副主任 甲")
    assert first.was == ("1.1.9", "plan-2023/1.1.1")
    assert first.target == Target(3, "个", "项目", shared=True)
    assert (second.units, second.short, second.was, second.target) == ((), "", (), None)
    (gone,) = plan.withdrawn()
    assert (gone.id, gone.withdrawn) == ("1.1.9", True)


@each_row("name", ["八村东区", "八村 东区", "宝山八村（东）居委会", "宝山八村〔东〕居委会 "])
def test_names_are_compared_folded_and_by_alias(plan_file: Path, name: str) -> None:
    plan, problems = load(plan_file, PLAN.replace('["宝山八村(东)居委会"]', f'["{name}"]'))
    assert (next(plan.measures()).lead, problems) == (("宝山八村（东）居委会",), [])


FAULTS = {
    "a name that nobody has": (
        'support = ["中心"]',
        'support = ["宝山七村居委会"]',
        "没有单位类型“宝山七村居委会”",
    ),
    "a unit of no type": ('type = "居委会"', 'type = "街道"', "没有单位类型“街道”"),
    "a unit without a type": ('type = "居委会"\n', "", "缺少 type"),
    "a unit without a name": ('name = "宝山八村（东）居委会"\n', "", "缺少 name"),
    "a unit that is called as a type": (
        'name = "宝山八村（东）居委会"',
        'name = "居 委会"',
        "重复",
    ),
    "an alias that is a type": ('["八村东区"]', '["中心"]', "别名“中心”"),
    "an alias that is no list": ('["八村东区"]', '"八村东区"', "aliases 应当是"),
    "an unknown key of a unit": ('aliases = ["八村东区"]', "phone = 1", "不认识“phone”"),
    "a unit that leads and supports": ('["中心"]', '["八村东区"]', "既牵头又配合"),
    "a unit whose type leads": (
        'lead = ["宝山八村(东)居委会"]\nsupport = ["中心"]',
        'lead = ["居委会"]\nsupport = ["八村东区"]',
        "既牵头又配合",
    ),
    "a unit beside its type": ('["宝山八村(东)居委会"]', '["居委会", "八村东区"]', "不必另写"),
    "a unit under two names": (
        '["宝山八村(东)居委会"]',
        '["宝山八村（东）居委会", "八村东区"]',
        "重复",
    ),
    "shared in quotes": ("shared = true", 'shared = "是"', "shared 应当是不带引号的 true 或 false"),
    "withdrawn in quotes": ("withdrawn = true", 'withdrawn = "是"', "withdrawn 应当是"),
    "was that is one text": ('["1.1.9", "plan-2023/1.1.1"]', '"1.1.9"', "was 应当是"),
    "was that is no number": ('["1.1.9", "plan-2023/1.1.1"]', '["甲"]', "was 应当是"),
    "was that is itself": ('["1.1.9", "plan-2023/1.1.1"]', '["1.1.1"]', "was 应当是"),
    "a short title of nothing": (
        'short = "试点开展美化"',
        "short = 3",
        "short 应当是带英文双引号的文字",
    ),
    "a leader that is a list": ('leader = "副主任 甲"', 'leader = ["甲"]', "leader 应当是"),
}
"""What is changed, and a message that must stand at the line of it."""


@each_row(("old", "new", "words"), FAULTS.values())
def test_a_fault_is_named_with_its_line(plan_file: Path, old: str, new: str, words: str) -> None:
    plan, problems = load(plan_file, PLAN.replace(old, new, 1))
    near = line_of(PLAN, old)
    assert any(words in message and abs(line - near) <= 2 for line, message in problems), problems
    assert [m.id for m in plan.measures()][:2] == ["1.1.1", "1.1.2"]


def test_a_unit_that_no_measure_names_is_said(plan_file: Path) -> None:
    text = PLAN.replace('lead = ["宝山八村(东)居委会"]', 'lead = ["居委会"]')
    assert load(plan_file, text)[1] == [
        (line_of(text, 'name = "宝山八村'), "没有措施用到单位“宝山八村（东）居委会”")
    ]


NEW = """\
[[section.objective.measure]]
id = "1.1.9"
text = "新的措施"
lead = ["居委会"]
"""


@each_row("first", [True, False])
def test_the_number_of_a_withdrawn_measure_is_refused_to_any_other(
    plan_file: Path, first: bool
) -> None:
    at = PLAN.index("[[section.objective.measure]]") if first else len(PLAN)
    text = PLAN[:at] + NEW + PLAN[at:]
    plan, problems = load(plan_file, text)
    ((line, message),) = problems
    assert text.splitlines()[line - 1] == 'id = "1.1.9"'
    assert text.splitlines()[line] == 'text = "新的措施"'
    assert "不能再用" in message
    assert [m.id for m in plan.measures()] == ["1.1.1", "1.1.2"]
    assert [m.text for m in plan.withdrawn()] == ["不再做的措施"]


def test_of_two_withdrawn_measures_of_a_number_the_first_is_kept(plan_file: Path) -> None:
    plan, problems = load(plan_file, PLAN + NEW + "withdrawn = true\n")
    assert [m.text for m in plan.withdrawn()] == ["不再做的措施"]
    assert ["重复" in message for _, message in problems] == [True]


def test_a_withdrawn_measure_need_not_say_who_leads(plan_file: Path) -> None:
    plan, problems = load(plan_file, PLAN.removesuffix('lead = ["居委会"]\n'))
    assert problems == []
    assert [m.lead for m in plan.withdrawn()] == [()]


def test_what_is_not_withdrawn_is_a_measure_as_any(plan_file: Path) -> None:
    plan, problems = load(plan_file, PLAN.replace("withdrawn = true", "withdrawn = false"))
    assert ([m.id for m in plan.measures()][-1], problems) == ("1.1.9", [])


def test_an_objective_may_have_withdrawn_measures_alone(plan_file: Path) -> None:
    start, end = PLAN.index("[[section.objective.measure]]"), PLAN.rindex("[[section.obj")
    text = (PLAN[:start] + PLAN[end:]).replace(
        PLAN[PLAN.index("[[unit]]") : PLAN.index("[[section]]")], ""
    )
    plan, problems = load(plan_file, text)
    assert (list(plan.measures()), problems) == ([], [])

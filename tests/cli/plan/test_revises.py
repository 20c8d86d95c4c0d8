"""plan import --revises: a revised document made the next revision, every number kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from plancheck.domain.plan.model import Plan
from plancheck.storage.plan.draft_file import draft_path, load_draft
from plancheck.storage.plan.file import load_plan
from plancheck.storage.plan.writer import plan_text
from tests.cli.conftest import Answer, Run
from tests.cli.plan.test_import import LINES
from tests.specimens import revised

CHECKED = "在全部基层党支部开展“三会一课”执行情况的现场检查不少于12次。"
STATIONS = "在离居民最近的地方新建可以休息也可以办事的党群服务站3个。"
MEMBERS = "在企业和社区一线的职工与居民志愿者当中严格按照程序发展新党员5名。"
ROOFS = "修缮使用二十年以上并且存在漏水问题的老旧小区屋面2万平方米。"
NEW = "面向独居老人和重度残疾人的家庭上门安装燃气报警装置200套。"


class Street(NamedTuple):
    """An office with a plan that it has given to units, and the folder that it lies in."""

    plancheck: Run
    folder: Path

    @property
    def old(self) -> Path:
        return self.folder / "旧.toml"

    def revise(self, *changes: tuple[str, str], lines: list[str] = LINES) -> tuple[Answer, Plan]:
        """The document with some words changed, imported as a revision; the answer, the plan."""
        text = "\n".join(lines)
        for was, now in changes:
            assert was in text
            text = text.replace(was, now)
        document = self.folder / "修订稿.txt"
        document.write_text(text, encoding="utf-8")
        answer = self.plancheck("plan", "import", str(document), "--revises", str(self.old))
        assert answer.status == 0, answer.err
        return answer, load_plan(self.folder / "修订稿.toml")[0]


@pytest.fixture
def street(plancheck: Run, tmp_path: Path) -> Street:
    found = Street(plancheck, tmp_path)
    document = tmp_path / "旧.txt"
    document.write_text("\n".join(LINES), encoding="utf-8")
    assert plancheck("plan", "import", str(document)).status == 0
    plan, _ = load_plan(found.old)
    leads = {one.id: {"lead": ("党建办",)} for one in plan.measures()}
    text = plan_text(revised(plan, leads, number=1))
    types = '[[unit_type]]\nname = "党建办"\nfull_name = "党建办"\n\n[[section]]'
    found.old.write_text(text.replace("[[section]]", types, 1), encoding="utf-8")
    assert plancheck("plan", "check", str(found.old)).status == 0
    return found


def texts(plan: Plan) -> dict[str, str]:
    return {one.id: one.text for one in plan.measures()}


def test_the_document_once_more_is_the_plan_once_more(street: Street) -> None:
    answer, plan = street.revise()
    old, _ = load_plan(street.old)
    assert "没有不同" in answer.out
    assert (plan.id, plan.revision, plan.sections) == (old.id, 2, old.sections)
    assert street.plancheck("plan", "check", str(street.folder / "修订稿.toml")).status == 0


def test_every_kind_of_change_keeps_the_numbers(street: Street) -> None:
    answer, plan = street.revise(
        ("不少于12次", "不少于15次"),
        (STATIONS, ""),
        (MEMBERS, f"{MEMBERS}{NEW}"),
        (ROOFS, ""),
        ("抓好基层党建", "抓实基层党建"),
    )
    old, _ = load_plan(street.old)
    assert texts(plan)["1.1.1"].endswith("15次")
    assert texts(plan)["1.2.3"] == NEW.rstrip("。")
    assert [one.id for one in plan.withdrawn()] == ["1.1.2", "2.1.2"]
    kept = set(texts(plan)) - {"1.1.1", "1.2.3"}
    assert {id: texts(plan)[id] for id in kept} == {id: texts(old)[id] for id in kept}
    assert all(one.lead == ("党建办",) for one in plan.measures() if one.id != "1.2.3")
    assert f"1.1.2 {STATIONS.rstrip('。')}" in answer.out
    answer = street.plancheck("plan", "diff", str(street.old), str(street.folder / "修订稿.toml"))
    assert "新增1项，作废2项，改写1项，调整目标1项，标题改动1处" in answer.out
    assert "核对" not in answer.out


def test_a_section_put_in_front_moves_no_number(street: Street) -> None:
    first = LINES.index("一、抓好基层党建")
    before = [*LINES[:first], "一、转变工作作风", "（一）少开会议。", NEW]
    after = [line.replace("二、", "三、").replace("一、", "二、") for line in LINES[first:]]
    _, plan = street.revise(lines=[*before, *after])
    old, _ = load_plan(street.old)
    added = set(texts(plan)) - set(texts(old))
    assert {id: text for id, text in texts(plan).items() if id not in added} == texts(old)
    assert [texts(plan)[id] for id in added] == [NEW.rstrip("。")]
    assert plan.place("1.1.1")[0].number == 2
    assert (
        street.plancheck("plan", "check", str(street.folder / "修订稿.toml")).status == 1
    )  # no lead


def test_what_is_only_likely_is_asked_with_its_line(street: Street) -> None:
    answer, _ = street.revise((STATIONS, "在离居民最近的地方改造可以读书的党群服务站3个。"))
    assert "与原来的 1.1.2" in answer.out
    assert "%" in answer.out
    assert "新措施" in answer.out


def test_the_draft_keeps_what_it_revises(street: Street) -> None:
    street.revise((STATIONS, ""))
    found = load_draft(draft_path(street.folder / "修订稿.toml"))
    assert found.revises is not None
    assert found.revises.id == load_plan(street.old)[0].id


def test_scripts_get_what_changes(street: Street) -> None:
    document = street.folder / "旧.txt"
    answer = street.plancheck(
        "plan", "import", str(document), "--revises", str(street.old), "--json"
    )
    assert not any(answer.json["changes"]["counts"].values())
    ids = [piece["id"] for piece in answer.json["pieces"] if piece["role"] == "措施"]
    assert ids == list(texts(load_plan(street.old)[0]))


def test_next_years_plan_is_no_revision(street: Street) -> None:
    document = street.folder / "明年.txt"
    document.write_text("\n".join(LINES).replace("2026", "2027"), encoding="utf-8")
    answer = street.plancheck("plan", "import", str(document), "--revises", str(street.old))
    assert (answer.status, answer.out) == (2, "")
    assert "2027" in answer.err
    assert not (street.folder / "明年.toml").exists()


def test_an_old_plan_that_is_none_is_named(street: Street) -> None:
    document = str(street.folder / "旧.txt")
    answer = street.plancheck("plan", "import", document, "--revises", document)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith("旧.txt")


def test_faults_of_the_old_plan_are_one_sentence(street: Street) -> None:
    text = street.old.read_text(encoding="utf-8")
    street.old.write_text(text.replace("lead =", "lead_ ="), encoding="utf-8")
    answer, _ = street.revise()
    assert answer.err.count("注意") == 1
    assert "plan check" in answer.err

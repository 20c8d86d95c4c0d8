"""plan publish, adopt, list: by the command line, from the office to the unit and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from plancheck.domain.plan.model import Seal
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.workspace.plan.offers import offers, plan_advice
from tests.lively import carry_out
from tests.revisions import Street, withdrawn

from ...support import TYPE, UNIT, Clock, open_home
from ..conftest import Run


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Street:
    return Street(tmp_path_factory.mktemp("street"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The office's own plan file."""
    return Path(shutil.copy(default_plan_path(), tmp_path / "计划.toml"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_publishing_seals_the_file_and_writes_a_copy_to_hand_down(
    plancheck: Run, plan: Path, home: Path
) -> None:
    answer = plancheck("plan", "publish", str(plan))
    assert answer.status == 0, answer.err
    handed = Path(answer.out.strip())
    assert handed.name == "计划_友谊路街道2024年工作计划_第1版.toml"
    assert handed.read_bytes() == plan.read_bytes()
    assert load_plan(plan)[0].seal is Seal.SOUND
    assert "校验码" in answer.err
    again = plancheck("plan", "publish", str(plan))
    assert (again.status, "没有不同" in again.err) == (1, True)
    shutil.rmtree(home / "plans")  # sealed where it could not be kept any more
    assert plancheck("plan", "publish", str(plan)).status == 1
    edit(plan, "用好红色资源", "用好用活红色资源")
    assert plancheck("plan", "publish", str(plan)).status == 0


def test_a_revision_is_raised_noted_and_adopted_from_the_inbox(
    plancheck: Run, home: Path, plan: Path
) -> None:
    plancheck("setup", "--unit", UNIT, "--type", TYPE)
    plancheck("plan", "publish", str(plan))
    edit(plan, "用好红色资源", "用好用活红色资源")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(withdrawn(text, "1.3.1"), encoding="utf-8")
    answer = plancheck("plan", "publish", str(plan), "--out", str(home / "收件"))
    assert answer.status == 0, answer.err
    assert "作废1项（1.3.1）" in answer.err
    assert "改写1项（1.1.2）" in answer.err
    found, problems = load_plan(plan)
    assert (found.revision, len(found.revisions), problems) == (2, 2, ())
    assert "第2版" in plancheck("list").err
    preview = plancheck("plan", "adopt", "--preview")
    assert "1.3.1" in preview.out
    assert "第2版" in plancheck("list").err
    done = plancheck("plan", "adopt", "--on", "2024-03-05")
    assert (done.status, "2024-03-05" in done.out) == (0, True)
    assert "第2版" not in plancheck("list").err
    assert plancheck("plan", "adopt").status == 1
    assert "* youyilu-2024  2024  第2版" in plancheck("plan", "list").out
    assert "计划" in plancheck("undo", "--list").out
    assert "接收计划" in plancheck("undo").out
    assert "* youyilu-2024  2024  第1版，另有第2版没有接收" in plancheck("plan", "list").out


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "1.1.2"\n', 'id = "1.1.9"\n', "编号 1.1.2 不见了"),
        ('id = "1.1.2"\n', 'id = "1.1.3"\n', "处问题"),
        ("year = 2024", "year = 2025", "youyilu-2025"),
        ('lead = ["中心"]', 'lead = ["无此单位"]', "处问题"),
        ("[plan]", "[plan", ""),
    ],
)
def test_what_may_not_be_published_is_said_and_the_file_stays_as_it_is(
    plancheck: Run, home: Path, plan: Path, old: str, new: str, words: str
) -> None:
    assert plancheck("plan", "publish", str(plan)).status == 0
    edit(plan, old, new)
    before, kept = plan.read_bytes(), sorted(home.rglob("*"))
    answer = plancheck("plan", "publish", str(plan))
    assert answer.status in (2, 3)
    assert words in answer.err
    assert plan.read_bytes() == before
    assert sorted(home.rglob("*")) == kept


def test_where_the_revision_before_is_not_at_hand_its_file_is_asked_for(
    plancheck: Run, home: Path, plan: Path, tmp_path: Path
) -> None:
    first = tmp_path / "第1版.toml"
    first.write_text(plan.read_text(encoding="utf-8"), encoding="utf-8")
    plancheck("plan", "publish", str(plan))
    first.write_bytes(plan.read_bytes())
    for file in (home / "plans").rglob("*.toml"):
        file.unlink()
    edit(plan, "用好红色资源", "用好用活红色资源")
    answer = plancheck("plan", "publish", str(plan))
    assert (answer.status, "--since" in answer.err) == (2, True)
    assert plancheck("plan", "publish", str(plan), "--since", str(plan)).status == 2
    answer = plancheck("plan", "publish", str(plan), "--since", str(first))
    assert (answer.status, "改写1项" in answer.err) == (0, True)


def test_a_published_plan_goes_on_from_the_file_that_was_handed_down(
    plancheck: Run, plan: Path, home: Path
) -> None:
    plancheck("setup", "--unit", UNIT, "--type", TYPE)
    handed = Path(plancheck("plan", "publish", str(plan)).out.strip())
    assert plancheck("plan", "adopt", handed.name).status == 3
    assert plancheck("plan", "adopt", str(handed)).status == 0
    assert plancheck("tick", "3.2.1").status == 0
    assert plancheck("--plan", "2024", "list").status == 0
    assert plancheck("--plan", "2023", "list").status == 3
    assert plancheck("doctor", "--json").status in (0, 1)
    assert "接收" in plancheck("doctor").out


def test_where_the_year_is_over_the_list_says_what_to_do(
    home: Path, clock: Clock, plancheck: Run
) -> None:
    plancheck("setup", "--unit", UNIT, "--type", TYPE)
    clock.set("2026-03-06T09:00:00+08:00")
    err = plancheck("list").err
    assert "plancheck plan adopt" in err
    assert "plancheck plan import" in err


def test_a_lacking_revision_is_said_by_doctor_list_and_report(
    home: Path, clock: Clock, plancheck: Run, street: Street
) -> None:
    plancheck("setup", "--unit", UNIT, "--type", TYPE)
    carry_out(home, clock, "plan", "adopt", str(street.second))
    for file in (home / "plans").rglob("*-r2-*.toml"):
        file.unlink()
    assert "第2版" in plancheck("list").err
    assert plancheck("report").status == 3
    assert plancheck("report", "--week", "2024-W05").status == 0
    doctor = plancheck("doctor")
    assert (doctor.status, "第2版" in doctor.out) == (1, True)
    carry_out(home, clock, "plan", "adopt", str(street.second))
    assert plancheck("report").status == 0
    (first,) = (home / "plans").rglob("*-r1-*.toml")
    first.write_text("schema = 2\n", encoding="utf-8")
    assert first.name in plancheck("doctor").out
    first.unlink()
    assert "第2版（2024-03-06 接收）" in plancheck("doctor").out  # the program's own is the same


def test_a_unit_that_the_plan_names_and_the_roster_does_not_is_said_by_plan_check(
    home: Path, plancheck: Run
) -> None:
    assert "点名" not in plancheck("plan", "check").err
    roster = home / "roster.toml"
    home.mkdir(exist_ok=True)
    roster.write_text('[[unit]]\nname = "宝山七村居委会"\ntype = "居委会"\n', encoding="utf-8")
    assert "宝山八村居委会" in plancheck("plan", "check").err
    with roster.open("a", encoding="utf-8") as file:
        file.write('[[unit]]\nname = "宝山八村居委会"\ntype = "居委会"\n')
    assert "点名" not in plancheck("plan", "check").err


def test_the_office_s_own_unit_is_told_to_adopt_what_it_published(unit: Run, plan: Path) -> None:
    unit("plan", "publish", str(plan))
    edit(plan, "用好红色资源", "用好用活红色资源")
    assert "还要接收" in unit("plan", "publish", str(plan)).err
    done = unit("plan", "adopt")
    assert (done.status, "第2版" in done.out) == (0, True)
    assert unit("plan", "adopt").status == 1


@pytest.fixture
def second(plancheck: Run, plan: Path, tmp_path: Path) -> Path:
    """The file of the second revision, where three were published."""
    published = tmp_path / "第2版.toml"
    for old, new in (("", ""), ("用好红色资源", "用活红色资源"), ("用活红色", "用好用活红色")):
        edit(plan, old, new)
        assert plancheck("plan", "publish", str(plan)).status == 0
        if new == "用活红色资源":
            published.write_bytes(plan.read_bytes())
    return published


def test_an_older_revision_is_not_published_once_more(
    plancheck: Run, home: Path, second: Path
) -> None:
    before, kept = second.read_bytes(), sorted(home.rglob("*"))
    for consent in ([], ["--again"]):
        answer = plancheck("plan", "publish", str(second), *consent)
        assert answer.status == 2
        assert "已下发过的第2版" in answer.err
        assert "第3版" in answer.err
    assert second.read_bytes() == before
    assert sorted(home.rglob("*")) == kept


def test_what_was_changed_on_an_older_revision_is_published_by_consent(
    plancheck: Run, home: Path, second: Path
) -> None:
    edit(second, "锻炼", "大练兵")
    before, kept = second.read_bytes(), sorted(home.rglob("*"))
    seen = plancheck("plan", "publish", str(second), "--preview")
    assert (seen.status, "改写" in seen.out, "第2版" in seen.err) == (0, True, True)
    answer = plancheck("plan", "publish", str(second))
    assert (answer.status, "--again" in answer.err, "第2版" in answer.err) == (2, True, True)
    assert second.read_bytes() == before
    assert sorted(home.rglob("*")) == kept
    assert plancheck("plan", "publish", str(second), "--again").status == 0
    assert load_plan(second)[0].revision == 4


def test_what_publishing_would_change_is_shown_before(
    plancheck: Run, home: Path, plan: Path
) -> None:
    first = plancheck("plan", "publish", str(plan), "--preview")
    assert (first.status, "第1版" in first.out) == (0, True)
    assert not (home / "plans").exists()
    plancheck("plan", "publish", str(plan))
    edit(plan, "用好红色资源", "用好用活红色资源")
    before = plan.read_bytes()
    answer = plancheck("plan", "publish", str(plan), "--preview")
    assert (answer.status, "1.1.2" in answer.out, "第2版" in answer.out) == (0, True, True)
    assert plan.read_bytes() == before


def test_the_plans_are_listed_as_json_too(plancheck: Run, plan: Path) -> None:
    plancheck("setup", "--unit", UNIT, "--type", TYPE)
    plancheck("plan", "publish", str(plan))
    plancheck("plan", "adopt", str(plan))
    edit(plan, "用好红色资源", "用好用活红色资源")
    plancheck("plan", "publish", str(plan))
    answer = plancheck("plan", "list", "--json")
    (one,) = json.loads(answer.out)
    assert (one["id"], one["year"], one["revision"], one["open"]) == ("youyilu-2024", 2024, 1, True)
    assert one["unadopted"] == 2
    assert one["title"] == load_plan(plan)[0].title


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("plan", "import", "."), ".：是文件夹"),
        (("plan", "adopt", "."), ".：是文件夹"),
        (("plan", "adopt", "说明.md"), "不是计划文件"),
        (("plan", "publish", "说明.md"), "不是计划文件"),
        (("plan", "check", "说明.md"), "不是计划文件"),
        (("--plan", "2023", "list"), "没有2023年的计划"),
        (("--plan", "other-plan", "list"), "没有编号是“other-plan”的计划"),
        (("--plan", "没有.toml", "list"), "找不到文件"),
    ],
)
def test_what_is_no_plan_is_said_to_be_none(
    plancheck: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "说明.md").write_text('# 说明\n\n把 "plan 写好\n', encoding="utf-8")
    answer = plancheck(*args)
    assert (answer.status, words in answer.err) == (3, True), answer.err


@pytest.mark.parametrize("named", [False, True], ids=["office alone", "a unit too"])
def test_an_office_is_not_told_to_take_over_what_it_published_from_its_inbox(
    plancheck: Run, home: Path, clock: Clock, *, named: bool
) -> None:
    if named:
        plancheck("setup", "--unit", UNIT, "--type", TYPE)
    (home / "收件").mkdir(parents=True)
    own = Path(shutil.copy(default_plan_path(), home / "收件"))
    edit(own, "用好红色资源", "用好用活红色资源")
    edit(own, "revision = 1", "revision = 2")
    opened = open_home(home, clock)  # the screen goes on with it while one publishes
    answer = plancheck("plan", "publish", str(own))
    assert answer.status == 0, answer.err
    assert [one.path == own for one in offers(opened.unit)] == ([True] if named else [])
    assert plan_advice(opened.unit).startswith("本机有") == named

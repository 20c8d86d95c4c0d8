"""`plancheck rollup` and `roster` over a generated street: its units over four weeks."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Collection
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from plancheck.cli import run
from plancheck.domain.plan.model import Units
from plancheck.storage.plan.file import default_plan_path
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.rollup import file as rollup_file
from plancheck.workspace.office.inbox import Inbox
from plancheck.workspace.office.outputs import FORMATS
from tests import street
from tests.cli.conftest import Answer, Run
from tests.street import Street
from tests.support import Clock

FIGURES = ("--json", "--format", "toml")
"""Figures to read, and no more papers than there must be."""


@pytest.fixture(scope="module")
def place(written_street: tuple[Path, Street]) -> Path:
    return written_street[0]


@pytest.fixture(scope="module")
def made(written_street: tuple[Path, Street]) -> Street:
    return written_street[1]


@pytest.fixture(scope="module")
def answer(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """What one command line says, with everything that there is to say."""
    work = tmp_path_factory.mktemp("answer")
    words = ["--home", str(work / "home"), "rollup", str(place)]
    words += ["--roster", str(place / "名册.toml"), "--name", "某街道"]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run([*words, *FIGURES, "--out", str(work / "out")], {}, Clock())
    return Answer(status, out.getvalue(), err.getvalue())


def by_name(answer: Answer) -> dict[str, Any]:
    return {note["name"]: note for note in answer.json["files"]}


def files_of(units: Collection[str], folder: Path) -> list[Path]:
    """The reports of these units in a week's folder, without what is the matter with others."""
    return [path for path in sorted(folder.glob("周报_*.toml")) if path.name.split("_")[1] in units]


def test_every_file_is_accounted_for(answer: Answer, place: Path, made: Street) -> None:
    account = dict(answer.json["account"])
    files = by_name(answer)
    assert account.pop("litter") == []
    asides, read = account.pop("asides"), account.pop("read")
    assert account["unread"] == 3
    assert sum(account.values()) == len(answer.json["files"]) == read - len(asides)
    on_disk = [p.name for p in place.rglob("*.toml") if p.name != "名册.toml"]
    assert sorted(files) == sorted({*on_disk, *made.links, "照片.jpg", "说明.docx", "表.xlsx"})
    assert account["other_period"] == 3 * len(made.units)
    assert account["superseded"] == len(made.again)
    assert account["duplicate"] == len(made.duplicates)
    assert account["conflict"] == 1


def test_each_refusal_says_what_is_wrong(answer: Answer, made: Street) -> None:
    files = by_name(answer)
    for name, word in made.refused.items():
        assert files[name]["outcome"] == "拒收"
        assert word in files[name]["words"], name
    for name, word in made.remarked.items():
        assert files[name]["outcome"] == "计入"
        assert word in files[name]["words"], name
    refused = {name for name, note in files.items() if note["refused"]}
    assert refused == {*made.refused, *made.links}


def test_the_roster_tells_late_missing_and_outside(answer: Answer, made: Street) -> None:
    found: dict[str, set[str]] = {}
    for one in answer.json["standings"]:
        found.setdefault(one["standing"], set()).add(one["unit"])
    assert found["迟报"] == set(made.late)
    assert found["未报"] == set(made.missing)
    assert made.outside in found["名册外"]
    assert len(found["按时报"]) == len(made.units) - len(made.late) - len(made.missing)


def test_it_ends_with_1_and_lists_who_is_missing_and_what_was_refused(
    answer: Answer, made: Street
) -> None:
    assert answer.status == 1
    assert all(name in answer.err for name in (*made.missing, *made.refused))
    assert f"共 {answer.json['account']['read']} 个文件 = 计入 " in answer.err


def test_editions_and_conflicts_are_kept_apart(answer: Answer, made: Street) -> None:
    units = {one["unit"]: one for one in answer.json["units"]}
    for name in made.again:
        assert units[name]["edition"] == 2
        assert [one["edition"] for one in units[name]["superseded"]] == [1]
    assert [name for name, one in units.items() if one["conflict"]] == [made.conflict]


def test_figures_add_up(answer: Answer, made: Street) -> None:
    found = answer.json
    whole = found["whole"]
    for groups in (found["types"], found["sections"], found["objectives"], found["units"]):
        for key in ("total", "done", "ongoing", "overdue", "due_soon", "behind"):
            assert sum(group[key] for group in groups) == whole[key]
    for group in ("sections", "objectives", "types"):
        assert sum(one["change"]["done"] for one in found[group]) == whole["change"]["done"]
    assert sum(m["reported"] for m in found["measures"]) == whole["total"]
    assert sum(m["statuses"].get("已完成", 0) for m in found["measures"]) == whole["done"]
    every = len(made.units)
    assert [one["units"] for one in found["trend"]] == [every] * 3 + [every + 1]
    (still,) = found["still"]
    assert street.STALLED in [one["id"] for one in still["measures"]]


@pytest.fixture(scope="module")
def written(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is written where no roster is."""
    work = tmp_path_factory.mktemp("written")
    words = ["--home", str(work / "home"), "rollup", str(place), "--english", "--format", "csv,md"]
    assert run([*words, "--out", str(work / "out")], {}, Clock()) == 1
    return work / "out"


def test_the_long_table_has_a_row_a_unit_measure_and_week(written: Path, made: Street) -> None:
    (path,) = written.glob("*.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    keys = [(row["week"], row["unit"], row["measure"]) for row in rows]
    measures = [*street.default_plan().measures()]
    owed = [m for name, kind in made.units for m in measures if m.concerns(Units(kind, (name,)))]
    more = 4 * 37 - 1 - len(made.missing) * 37  # of 居委会 outside, one with a measure unknown
    assert len(keys) == len(set(keys)) == 4 * len(owed) + more
    assert {row["week"] for row in rows} == {str(week) for week in street.WEEKS}
    no_figure = {row["status"] for row in rows if not row["percent"].isdecimal()}
    assert no_figure <= {"常态推进", "不适用"}


def test_by_stages_or_in_one_go_the_figures_are_the_same(
    plancheck: Run, place: Path, made: Street, tmp_path: Path
) -> None:
    """Half the units' files rolled up by one office, half by another, then both together."""
    halves, weeks = [tmp_path / "one", tmp_path / "two"], street.WEEKS[-2:]
    units = {made.conflict, *made.again, *made.late, *(name for name, _ in made.units[::12])}
    for week in weeks:
        for number, path in enumerate(files_of(units, place / str(week))):
            half = halves[number % 2] / str(week)
            half.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, half)
    out = tmp_path / "out"
    for half in halves:
        for week in weeks:
            plancheck("rollup", str(half), "--week", str(week), "--format", "toml",
                      "--name", half.name, "--out", str(out))  # fmt: skip
    assert len(list(out.iterdir())) == 4
    whole = [str(half) for half in halves]
    flat = plancheck("rollup", *whole, *FIGURES, "--out", str(tmp_path / "a")).json
    staged = plancheck("rollup", str(out), *FIGURES, "--out", str(tmp_path / "b")).json
    outside = ("account", "files", "written")
    assert {k: v for k, v in staged.items() if k not in outside} == {
        k: v for k, v in flat.items() if k not in outside
    }
    texts = [next((tmp_path / n).glob("*.toml")).read_text(encoding="utf-8") for n in "ab"]
    one, other = (rollup_file.parse_rollup(text, "x", Blocks()).rollup for text in texts)
    assert one == other


def test_a_rollup_in_the_folder_is_the_week_before(
    plancheck: Run, place: Path, made: Street, tmp_path: Path
) -> None:
    both, before = tmp_path / "both", tmp_path / "before"
    units = {*made.missing, *(name for name, _ in made.units[:12])}
    for folder, week in ((both, "2024-W10"), (before, "2024-W09")):
        folder.mkdir()
        for path in files_of(units, place / week):
            shutil.copy(path, folder)
    alone = plancheck("rollup", str(both), *FIGURES).json
    assert alone["whole"]["change"] is None
    plancheck("rollup", str(before), "--format", "toml", "--out", str(both))
    found = plancheck("rollup", str(both), *FIGURES).json
    assert found["period"] == "2024-W10"
    assert found["whole"]["change"]["units"] == len(units - {*made.missing})
    assert found["still"] == [{"plan": "youyilu-2024", "weeks": 2, "measures": []}]


def test_another_plan_counts_where_its_file_lies_among_them(
    plancheck: Run, place: Path, made: Street, tmp_path: Path
) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    files = (place / "2024-W10").glob("周报_[第别]*.toml")
    for path in sorted(files)[:6]:  # three of the other plan, three of this one
        shutil.copy(path, folder)
    before = plancheck("rollup", str(folder), *FIGURES).json
    text = default_plan_path().read_text(encoding="utf-8")
    (folder / "计划.toml").write_text(
        text.replace('"youyilu-2024"', '"binjiang-2024"').replace("友谊路街道", "滨江街道"),
        encoding="utf-8",
    )
    after = plancheck("rollup", str(folder), *FIGURES).json
    assert [plan["id"] for plan in after["plans"]] == ["youyilu-2024", "binjiang-2024"]
    assert after["whole"]["total"] == before["whole"]["total"] + 37
    assert after["account"]["refused"] == before["account"]["refused"] - 1
    assert len(after["measures"]) == 51 + 37  # one 居委会 reports under the other plan


def test_paths_are_printed_one_a_line_and_stay_in_the_home(
    plancheck: Run, place: Path, made: Street, home: Path
) -> None:
    files = map(str, files_of({name for name, _ in made.units[:3]}, place / "2024-W07"))
    found = plancheck("rollup", *files, "--name", "../../某街道")
    assert found.status == 0
    paths = [Path(line) for line in found.out.splitlines()]
    assert [path.suffix for path in paths] == [f".{one}" for one in FORMATS]
    assert all(path.is_file() and path.parent == home / "exports" / "2024-W07" for path in paths)


def test_markdown_shows_nobodys_markup_and_a_conflict_side_by_side(
    written: Path, made: Street
) -> None:
    (path,) = written.glob("*.md")
    text = path.read_text(encoding="utf-8")
    assert f"并存：{made.conflict}第1版" in text
    assert "| 推进中，99%" in text
    assert "没有名册" in text


def test_without_a_path_what_came_into_the_folder_is_rolled_up(
    unit: Run, home: Path, tmp_path: Path
) -> None:
    unit("tick", "3.3.2")
    unit("export", "--format", "toml", "--out", str(home / "收件"))
    assert "md" in unit("rollup", "--format", "md", "--out", str(tmp_path)).out
    assert len(list(tmp_path.glob("汇总_*.md"))) == 1


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("rollup",), "收件"),
        (("rollup", ".", "--week", "2024-W60"), "看不懂“2024-W60”"),
        (("rollup", ".", "--format", "pdf"), "不认识导出格式"),
        (("roster", "list"), "没有“list”"),
        (("roster", "init"), "请写上"),
        (("roster", "check", "x"), "--roster"),
    ],
)
def test_wrong_usage(plancheck: Run, arguments: tuple[str, ...], word: str) -> None:
    answer = plancheck(*arguments)
    assert answer.status == 2
    assert word in answer.err


def test_nothing_to_roll_up_is_said_with_why(
    plancheck: Run, place: Path, made: Street, tmp_path: Path
) -> None:
    assert plancheck("rollup", str(tmp_path)).status == 1
    (tmp_path / "a.toml").write_text("a = 1\n", encoding="utf-8")
    answer = plancheck("rollup", str(tmp_path))
    assert answer.status == 1
    assert "a.toml：不是本程序的" in answer.err
    answer = plancheck("rollup", str(place / "2024-W07"), "--week", "2024-W20")
    assert "2024年第20周" in answer.err
    assert answer.status == 1


def test_a_roster_is_made_of_the_files_and_corrected(
    plancheck: Run, place: Path, made: Street, home: Path
) -> None:
    assert plancheck("roster", "check").status == 3
    answer = plancheck("roster", "init", str(place / "2024-W07"))
    assert answer.status == 0
    path = home / "roster.toml"
    assert answer.out.strip() == str(path)
    again = plancheck("roster", "init", str(place / "2024-W07"))
    assert again.status == 3
    assert "没有改动" in again.err
    more = plancheck("roster", "init", "--add", "--json", str(place / "2024-W10"))
    assert made.outside in [unit["name"] for unit in more.json]
    assert more.status == 1  # some files were of no use
    found = plancheck("roster", "check", "--json")
    assert found.status == 0
    assert len(found.json["units"]) == len(made.units) + 4
    text = path.read_text(encoding="utf-8").replace('"执法队"', '"学校"', 1)
    path.write_text(text, encoding="utf-8")
    checked = plancheck("roster", "check")
    assert checked.status == 1
    assert "“学校”不在计划中" in checked.err


def test_the_homes_roster_is_used_where_none_is_named(
    plancheck: Run, place: Path, made: Street, home: Path
) -> None:
    home.mkdir()
    shutil.copy(place / "名册.toml", home / "roster.toml")
    answer = plancheck("rollup", str(place / "2024-W10"), *FIGURES)
    assert sum(one["standing"] == "未报" for one in answer.json["standings"]) == 3


def test_open_says_where_no_screen_can_be_shown(plancheck: Run, place: Path, made: Street) -> None:
    answer = plancheck("rollup", str(place), "--open")
    assert answer.status == 2
    assert "这里不是能显示界面的终端" in answer.err
    assert "去掉 --open" in answer.err


def test_open_shows_the_same_files_on_the_screen(
    plancheck: Run, place: Path, made: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Inbox] = []

    def run_app(workspace: object, receiving: Inbox) -> int:
        shown.append(receiving)
        return 0

    monkeypatch.setattr("plancheck.cli.command.screen.is_terminal", lambda _: True)
    monkeypatch.setattr("plancheck.tui.program.run", run_app)
    terminal = {"TERM": "xterm-256color"}
    arguments = ("rollup", str(place), "--open", "--week", "2024-W09")
    assert plancheck(*arguments, environment=terminal).status == 0
    assert shown[0].paths == (place,)
    assert str(shown[0].period) == "2024-W09"
    answer = plancheck(*arguments, "--format", "csv", environment=terminal)
    assert answer.status == 2
    assert "不写文件" in answer.err


def test_a_month_is_rolled_up_from_the_weeks_at_hand(
    plancheck: Run, place: Path, made: Street, tmp_path: Path
) -> None:
    units = {*made.missing, *made.again, *(name for name, _ in made.units[::12])}
    for name in map(str, street.WEEKS):
        (tmp_path / "in" / name).mkdir(parents=True)
        for path in files_of(units, place / name):
            shutil.copy(path, tmp_path / "in" / name)
    files = str(tmp_path / "in")
    week = plancheck("rollup", files, *FIGURES, "--out", str(tmp_path / "week")).json
    month = plancheck(
        *("rollup", files, "--period", "2024-03", *FIGURES, "--out", str(tmp_path / "month"))
    ).json
    in_week = {one["unit"]: one for one in week["units"]}
    in_month = {one["unit"]: one for one in month["units"]}
    assert in_month.keys() - in_week.keys() == set(made.missing)  # these have the week before
    for name, one in in_week.items():  # all stand as in their latest week
        assert (in_month[name]["total"], in_month[name]["done"]) == (one["total"], one["done"])
    assert month["account"]["other_period"] == 2 * len(units)  # 第7周, 第8周
    before = plancheck(
        *("rollup", files, "--period", "2月", *FIGURES, "--out", str(tmp_path / "month"))
    ).json
    both = {one["unit"]: one["done"] for one in before["units"]}
    change = sum(one["done"] - both[one["unit"]] for one in month["units"] if one["unit"] in both)
    assert month["whole"]["change"] == {"units": len(units), "done": change}
    assert [one["period"] for one in month["trend"]] == ["2024-02", "2024-03"]
    again = plancheck(
        *("rollup", str(tmp_path / "month"), "--period", "2024-03", *FIGURES),
        *("--out", str(tmp_path / "again")),
    ).json
    assert again["units"] == month["units"]
    assert again["measures"] == month["measures"]


@pytest.mark.parametrize(
    ("unit", "lacks"),
    [
        ('name = "宝山八村居委会"', False),
        ('name = "宝山 八村居民委员会"', False),
        ('name = "八村社区居委会"\nformer = ["宝山八村居委会"]', False),
        ('name = "宝山七村居委会"', True),
    ],
)
def test_a_unit_that_the_plan_names_and_the_roster_does_not_is_said(
    plancheck: Run, home: Path, unit: str, lacks: bool
) -> None:
    home.mkdir()
    text = f'[[unit]]\n{unit}\ntype = "居委会"\n'
    (home / "roster.toml").write_text(text, encoding="utf-8")
    checked = plancheck("roster", "check")
    assert checked.status == 0
    assert (
        "计划点名的“宝山八村居委会”不在名册上，点名由它办的 4.1.4 无人认领" in checked.err
    ) == lacks

"""remark, feedback, answer, remind: down to the unit, answered, seen in the next roll-up."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.storage.feedback.file import load_feedback
from plancheck.storage.report.file import load_status
from tests.support import TYPE, UNIT, Clock

from .conftest import Run

ROSTER = f"""
[[unit]]
name = "{UNIT}"
type = "{TYPE}"
contact = "甲某"
phone = "021-1"
[[unit]]
name = "九村居委会"
type = "居委会"
contact = "=乙某"
phone = "021-2"
"""


def test_a_remark_goes_down_is_answered_and_is_seen_in_the_next_rollup(
    unit: Run, home: Path, clock: Clock, tmp_path: Path
) -> None:
    """The office and the unit share a home here, as they may at a desk."""
    reports, out = tmp_path / "收到的", "--out"
    (home / "roster.toml").write_text(ROSTER, encoding="utf-8")
    unit("note", "3.3.2", "请街道出面协调物业", "--kind", "协调")
    unit("export", "--format", "toml", out, str(reports))
    source = ("--from", str(reports))

    assert unit("remark", UNIT, "请写明地点", "--about", "3.1.2", *source).status == 0
    unit("remark", UNIT, "周三一起去", "--about", "3.3.2-协1", *source)
    answer = unit("remark", f"{UNIT}（{TYPE}）", "合计不对", "--return", *source)
    files = [Path(line) for line in answer.out.splitlines()]
    assert [path.name for path in files] == [
        f"反馈_{UNIT}_2024-W10.toml",
        f"反馈_{UNIT}_2024-W10.txt",
    ]
    kinds = [item.kind.value for item in load_feedback(files[0]).items]
    assert kinds == ["意见", "答复", "退回"]
    listed = unit("remark", UNIT, *source)
    assert listed.out.splitlines()[2] == "3 退回：合计不对"
    rolled = unit("rollup", str(reports), "--format", "toml,md")
    assert f"已退回1个单位：{UNIT}" in rolled.err
    assert "第1版（已退回）" in _text(rolled.out, ".md")

    assert unit("feedback", str(files[0])).err == "已收下 3 条反馈 3.1.2、3.3.2。\n"
    assert "没有新的" in unit("feedback", str(files[0].parent)).err
    assert "街道意见：请写明地点" in unit("show", "3.1.2").out
    assert unit("check").out.count("plancheck answer") == 3
    clock.set("2024-03-07T10:00:00+08:00")
    assert unit("answer", "1", "就在八村活动室").status == 0
    unit("answer", "3")
    assert unit("check").out.count("plancheck answer") == 1
    unit("export", "--format", "toml,md,csv", out, str(reports))
    report = load_status(reports / f"周报_{UNIT}_2024-W10_第2版.toml")
    assert [one.answer for one in report.feedback] == ["就在八村活动室", "已知悉"]
    assert [issue.answer for issue in report.issues] == ["周三一起去"]
    assert "意见：请写明地点。答复：就在八村活动室。" in unit("report").out

    rolled = unit("rollup", str(reports), "--format", "toml,md")
    assert "退回" not in rolled.err
    assert "已退回" not in _text(rolled.out, ".md")
    assert "就在八村活动室" in _text(rolled.out, ".md")


def _text(paths: str, suffix: str) -> str:
    (path,) = (Path(line) for line in paths.splitlines() if line.endswith(suffix))
    return path.read_text(encoding="utf-8")


def test_who_is_to_be_rung_up_is_listed_with_contact_and_telephone(
    unit: Run, home: Path, clock: Clock, tmp_path: Path
) -> None:
    (home / "roster.toml").write_text(ROSTER, encoding="utf-8")
    clock.set("2024-03-09T10:00:00+08:00")
    unit("export", "--format", "toml", "--out", str(tmp_path / "in"))
    answer = unit("remind", "--from", str(tmp_path / "in"))
    paths = [Path(line) for line in answer.out.splitlines()]
    assert [path.suffix for path in paths] == [".xlsx", ".docx", ".txt"]
    lines = paths[2].read_text(encoding="utf-8-sig").splitlines()
    assert "未报1个单位：" in lines
    assert "1. 九村居委会（=乙某 021-2）" in lines
    assert f"1. {UNIT}（甲某 021-1）：3-09 周六 10:00报" in lines
    assert unit("remind", "--from", str(tmp_path / "in"), "--format", "pdf").status == 2


def test_where_all_reported_nobody_is_rung_up(unit: Run, tmp_path: Path) -> None:
    unit("export", "--format", "toml", "--out", str(tmp_path / "in"))
    answer = unit("remind", "--from", str(tmp_path / "in"))
    assert (answer.status, answer.out) == (1, "")
    assert "没有名册" in answer.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("remark", "没有这个居委会", "好"), "没有单位"),
        (("remark", UNIT, "好", "--about", "9.9.9"), "没有 9.9.9"),
        (("remark", UNIT, "--drop", "1"), "没有第 1 条"),
        (("remark", UNIT), "还没有给"),
        (("answer", "1", "好"), "没有第 1 条"),
    ],
)
def test_what_there_is_not_is_said(
    unit: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    unit("export", "--format", "toml", "--out", str(tmp_path))
    source = ("--from", str(tmp_path)) if words[0] == "remark" else ()
    answer = unit(*words, *source)
    assert answer.status in (1, 2)
    assert told in answer.err


def test_without_a_unit_nothing_is_taken_in(plancheck: Run, tmp_path: Path) -> None:
    from plancheck.storage.feedback.file import feedback_text
    from tests.feedback import said

    path = tmp_path / "反馈.toml"
    path.write_text(feedback_text(said()), encoding="utf-8")
    answer = plancheck("feedback", str(path))
    assert answer.status == 2
    assert "还没有设置单位" in answer.err

"""Markdown that reads well as plain text."""

from __future__ import annotations

from plancheck import export

from ..reports import made, told


def test_nothing_to_say_is_no_list_and_names_keep_their_underscores() -> None:
    report, plan = made(told("1.1.1", "见清单_v2_终.pdf", problems=(), coordination=(), next=()))
    text = export.render("md", report, plan).decode()
    assert "\n## 二、存在问题\n\n无。\n" in text
    assert "（一）推进第1.1.1项工作（1.1.1）。目前进度40%。累计完成2.5。见清单_v2_终.pdf。" in text
    assert "\\_" not in text
    assert f"校验码：{report.check_code}" in text
    assert "涉密" not in text


def test_columns_that_say_nothing_are_left_out() -> None:
    one = told("1.1.1", owner=(), due=None, steps_total=0, amount=None)
    text = export.render("md", *made(one)).decode()
    assert "| 编号 | 具体举措 | 状态 | 进度 | 亮灯 |\n" in text

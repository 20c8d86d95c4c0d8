"""问题台账 on the command line: listed, given to somebody, closed by a number, opened again."""

from __future__ import annotations

from tests.cli.conftest import Run

ID = "3.2.1"


def standing(unit: Run) -> dict[str, str]:
    return {one["number"]: one["state"] for one in unit("problems", "--all", "--json").json}


def test_a_problem_is_numbered_given_to_somebody_closed_and_opened_again(unit: Run) -> None:
    assert unit("note", ID, "缺备餐间", "--kind", "问题").out.startswith("已记问题 3.2.1-问1　")
    unit("note", ID, "请街道协调", "--kind", "协调", "--on", "2月20日")
    assert unit("set", "3.2.1-问1", "--owner", "王某", "--due", "3月底").status == 0
    assert [line.split() for line in unit("problems").out.splitlines()] == [
        ["3.2.1-协1", "继续", "2周", "请街道协调"],
        ["3.2.1-问1", "新增", "不到1周", "王某", "时限3月31日", "缺备餐间"],
    ]
    closed = unit("close", "３．２．１－问1", "--how", "租到了", "--on", "今天")
    assert closed.out.startswith("已销号 3.2.1-问1　")
    assert standing(unit) == {"3.2.1-协1": "继续", "3.2.1-问1": "已销号"}
    assert "3月6日销号：租到了" in unit("problems", "--all").out
    assert "3月6日已销号：租到了" in unit("show", ID).out
    assert unit("reopen", "3.2.1问1").out.startswith("已取消销号 3.2.1-问1　")
    unit("undo")
    assert standing(unit)["3.2.1-问1"] == "已销号"


def test_a_tick_and_the_check_tell_of_what_is_left_open(unit: Run) -> None:
    unit("note", ID, "缺备餐间", "--kind", "问题")
    assert "还有 1 个问题没有销号" in unit("tick", ID).out
    assert "3.2.1-问1 还没有销号" in unit("check").out
    unit("close", ID, "--how", "租到了")  # the only one of its measure
    assert "销号" not in unit("check").out
    assert unit("problems").status == 1


IMPOSSIBLE: list[tuple[tuple[str, ...], str]] = [
    (
        ("close", "9.9.9-问1", "--how", "好"),
        "没有问题“9.9.9-问1”。没有销号的有：3.2.1-问",
    ),
    (("close", ID, "--how", "好"), "3.2.1 有几个没有销号的问题，请写问题的编号"),
    (("close", "3.2.1-问1", "--how", " "), "销号要写一句怎么解决的；没有保存。"),
    (("close", "3.2.1-问1", "--how", "好", "--on", "3月1日"), "销号的日期不能比它早"),
    (("close", "3.2.1-问1", "--how", "好", "--on", "2024-03-09"), "还没有到"),
    (("reopen", "3.2.1-问1"), "3.2.1-问1 还没有销号"),
    (("set", "3.2.1-问1", "--status", "完成"), "问题只能改责任人和时限"),
    (("set", "3.2.1-问1", ID, "--owner", "甲"), "问题只能改责任人和时限"),
    (("set", "3.2.1-问1"), "--owner"),
]


def test_what_cannot_be_done_to_a_problem_is_said_and_nothing_is_saved(unit: Run) -> None:
    for text in ("缺备餐间", "缺人"):
        unit("note", ID, text, "--kind", "问题")
    before = unit("history", ID, "--json").out
    for command, words in IMPOSSIBLE:
        answer = unit(*command)
        assert (command, answer.status, words in answer.err) == (command, 2, True)
        assert unit("history", ID, "--json").out == before, command

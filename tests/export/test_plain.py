"""Fields that no spreadsheet takes for something else, text that no Markdown reader acts on."""

from __future__ import annotations

import pytest

from plancheck.export.plain import escaped, worded

FIGURES = "3.2.1|1/3|3月5日|2024年3月|10:30|1e5|(5)|007|100%|Mar 5|5-May|１／３|TRUE|-1|=1+1|1 1/2"


@pytest.mark.parametrize("field", FIGURES.split("|"))
def test_what_a_spreadsheet_takes_for_a_figure_or_a_formula_is_marked_as_text(field: str) -> None:
    assert worded(field) == f"'{field}"


@pytest.mark.parametrize(
    "field", ["3步完成1步", "措施3.2.1", "1-2号楼", "3处", "一", "", "2024年第10周", "May", "v2.1"]
)
def test_what_reads_as_words_is_left_as_it_is(field: str) -> None:
    assert worded(field) == field


@pytest.mark.parametrize("text", ["文件_v2_终.pdf", "1.5米", "a#b!", "3-5月", "完成>80%", "a=b"])
def test_what_acts_nowhere_is_not_escaped(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_重要_", r"\_重要\_"),
        ("1. 项", r"1\. 项"),
        ("# 题", r"\# 题"),
        ("- 项", r"\- 项"),
        ("> 引", r"\> 引"),
        ("a|b", r"a\|b"),
        ("*急*", r"\*急\*"),
        ("[x](y)", r"\[x\](y)"),
        ("<b>", r"\<b>"),
        ("一\n# 二", "一 # 二"),
    ],
)
def test_what_would_act_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown

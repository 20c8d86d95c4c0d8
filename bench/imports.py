"""Documents to import: a long report as text, a street's plan as Word file."""

from __future__ import annotations

from pathlib import Path

import docx

from plancheck.domain.plan.document import body
from plancheck.domain.plan.model import Plan
from plancheck.domain.text import numeral

_SENTENCES = (
    "推进老旧小区综合改造{0}个，同步整治雨污混接，让居民住得更舒心。",
    "引进重点企业{0}家以上，其中总部型企业不少于3家，全年招商落地资金达到{0}亿元。",
    "完善“一网统管”平台，依托网格力量开展隐患排查，6月底前完成{0}处整改，力争动态清零。",
    "开展“家门口”服务{0}场；新建、改建社区食堂{0}家，方便老年人就近用餐。",
    "以党建引领物业治理为抓手，健全居委会、业委会、物业三方协商机制。",
)


def long_text(characters: int) -> str:
    """A plan of so many characters: sections, objectives, and sentences with figures in them."""
    lines = ["某某区2026年工作计划"]
    size = section = item = 0
    while size < characters:
        section += 1
        lines.append(f"{numeral(section)}、推进第{numeral(section)}方面工作，提升城区品质")
        for objective in range(1, 7):
            lines.append(f"（{numeral(objective)}）抓好第{numeral(objective)}项重点任务。")
            told = []
            for sentence in _SENTENCES * 2:
                item += 1
                told.append(sentence.format(item % 97 + 2))
            lines.append("".join(told))
        size = sum(map(len, lines))
    return "\n".join(lines)


def write_word(plan: Plan, path: Path) -> None:
    """The plan's document as a Word file."""
    file = docx.Document()
    for line in body(plan):
        if line.strip():
            file.add_paragraph(line.strip())
    file.save(str(path))

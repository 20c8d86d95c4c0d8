"""A measure by its number, as a clerk types it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ...errors import UsageFault
from ..text import clean, visible
from .model import Measure


def find_measure(measures: Mapping[str, Measure], typed: str) -> Measure:
    """The measure of a number typed in any width; UsageFault offers the nearest ones."""
    number = unicodedata.normalize("NFKC", visible(typed)).replace("。", ".").strip()
    if number in measures:
        return measures[number]
    from difflib import get_close_matches

    under = [id for id in measures if id.startswith(f"{number}.")] if number else []
    near = under[:5] or get_close_matches(number, measures, 3, 0.6)
    hint = f"相近的有：{'、'.join(near)}。" if near else "用 plancheck list --type 全部 查看编号。"
    raise UsageFault(f"计划中没有措施“{clean(typed, 40)}”。{hint}")

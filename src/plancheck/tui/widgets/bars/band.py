"""The first line of a screen that is about a period: what it is, whose, and which period."""

from __future__ import annotations

from ...skin import AFTER, BEFORE
from .bars import Word


def band_title(what: str, whose: str, period: str) -> list[Word]:
    """` 周报 宝山八村居委会  ← 第10周 3/4-3/10 →`; the arrows go to other periods."""
    return [
        Word(f" {what} ", "head"),
        Word(f"{whose}  ", "bold"),
        Word(f" {BEFORE}", "head", "screen.period(-1)"),
        Word(f" {period} ", "bold"),
        Word(f"{AFTER} ", "head", "screen.period(1)"),
    ]

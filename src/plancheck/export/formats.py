"""Which formats there are, each with the module that writes it, and which this PC can write."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..errors import NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterable

MODULES = {"xlsx": "xlsx", "docx": "docx", "csv": "csv", "md": "markdown", "txt": "brief"}
"""File name suffix → module."""
ROLLUP_MODULES = {
    **{"xlsx": "xlsx", "docx": "docx", "html": "html.page"},
    **{"md": "markdown", "csv": "csv"},
}
"""The same for roll-ups."""
CHASE_MODULES = {"xlsx": "xlsx", "docx": "docx", "txt": "text"}
"""The same for the list of those who are rung up (催报)."""


def unwritable(suffix: str) -> str:
    """Why a format cannot be written on this PC; "" where it can.

    Word files need lxml, which is machine code: a program that runs from one file has none with it.
    """
    if suffix == "docx" and not _has_lxml():
        return "这台电脑的 Python 没有 lxml，写不了 Word 文件（docx）"
    return ""


def _has_lxml() -> bool:
    """Whether its machine code is there, for this very Python: another's is not found."""
    try:
        return find_spec("lxml.etree") is not None
    except ModuleNotFoundError:
        return False


def writable(suffixes: Iterable[str]) -> tuple[str, ...]:
    """Those of the formats that this PC can write."""
    return tuple(suffix for suffix in suffixes if not unwritable(suffix))


def require(suffix: str) -> None:
    """NotSaved where a format cannot be written on this PC."""
    if words := unwritable(suffix):
        raise NotSaved(f"{words}。")

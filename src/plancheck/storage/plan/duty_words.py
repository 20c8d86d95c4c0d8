"""data/duty_words.toml: which words point to which unit types; an office may add its own."""

from __future__ import annotations

from pathlib import Path

from ...domain.plan.duty_words import DutyWords
from ...domain.text import clean, folded
from ...errors import BadFile
from .. import text_file
from ..resources import packaged_path
from ..toml import guard

LIMIT = 256 * 1024


def duty_words_path() -> Path:
    """The table that comes with the program, beside its plan."""
    return packaged_path("duty_words.toml")


def load_duty_words(path: Path) -> tuple[DutyWords, ...]:
    """The table; BadFile where it cannot be read or is none."""
    content = guard.parse_toml(text_file.read_text(path, LIMIT), path.name)
    duties = content.get("duty", [])
    if not isinstance(duties, list):
        raise BadFile(path.name, "应当是一段段的 [[duty]]。请改正它，或换回程序自带的那一份。")
    return tuple(_duty(one, path.name) for one in duties)


def _duty(table: object, source: str) -> DutyWords:
    if isinstance(table, dict):
        lead, support, words = (table.get(key) for key in ("lead", "support", "words"))
        if isinstance(lead, str) and isinstance(words, str) and _is_names(support):
            return DutyWords(
                lead=clean(lead),
                support=tuple(clean(name) for name in support or ()),
                words=tuple(filter(None, map(folded, words.split()))),
            )
    what = "每段 [[duty]] 要有 lead（一类单位）、support（几类单位）和 words（用空格隔开的词）。"
    raise BadFile(source, f"{what}请改正它，或换回程序自带的那一份。")


def _is_names(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(n, str) for n in value))

"""The feedback file (plancheck-feedback/1), sealed: 反馈_<单位>_<2024-W10>.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ...domain.period import Kind, kind_of, parse_period
from ...domain.report.content import seal_of
from ...domain.report.feedback import FORMAT, Feedback, FeedbackItem, item_content, item_of
from ...domain.startup import lazy
from ...domain.text import clean
from ...errors import BadFile
from .. import file_kinds, text_file
from ..file_names import file_name
from ..report.seal import SEAL, SealedFormat, values_of
from ..report.tables import tables
from ..toml import writer

if TYPE_CHECKING:
    from pathlib import Path


MOST = 1_000
"""Items and names of a file that are read."""
_ITEM = "\n[[item]]\n"
_ID = lazy(r"[0-9A-Za-z-]{1,40}")
_MEASURE = lazy(r"[0-9A-Za-z.-]{0,40}")
_BEGINS = lazy(r"""^format[ \t]*=[ \t]*["']plancheck-feedback/""", re.MULTILINE)
_PEEK = 1_000
_STEM = "反馈"
FEEDBACK = SealedFormat(FORMAT, "不是 plancheck 反馈文件。", "请向街道重新索取。")


def feedback_stem(feedback: Feedback) -> str:
    """反馈_<单位>_<2024-W10>."""
    return f"{_STEM}_{file_name(feedback.unit)}_{feedback.period}"


def feedback_text(feedback: Feedback) -> str:
    """The file's text."""
    head, items = _head(feedback), [_item(item) for item in feedback.items]
    content = {"format": FORMAT, "feedback": head} | ({"item": items} if items else {})
    parts = [
        "# plancheck 反馈文件：放进收件文件夹，或运行 plancheck feedback 文件；请勿手工修改\n",
        f"format = {writer.string(FORMAT)}\n\n[feedback]\n{writer.pairs(head)}",
        *(f"{_ITEM}{writer.pairs(item)}" for item in items),
        f"{SEAL}{writer.pairs(seal_of(content))}",
    ]
    return "".join(parts)


def load_feedback(path: Path) -> Feedback:
    """Read a feedback file; BadFile where it is none, is damaged or was edited."""
    return feedback_in(text_file.read_text(path, text_file.LIMIT), path.name)


def feedback_in(text: str, source: str) -> Feedback:
    """What a file's text says, its seal verified, its texts cleaned."""
    content = FEEDBACK.content(text, source)
    with values_of(source):
        head = content["feedback"]
        if not isinstance(head, Mapping):
            raise ValueError("feedback")
        items = tuple(_item_of(table) for table in tables(content, "item"))
        if len(items) > MOST or len({item.id for item in items}) < len(items):
            raise ValueError("item")
        return Feedback(
            sender=_word(head, "from"),
            plan=_word(head, "plan"),
            unit=_word(head, "unit"),
            unit_type=_word(head, "unit_type"),
            period=parse_period(_word(head, "week" if "week" in head else "period")),
            generated=_moment(head),
            items=items,
            names=_names(head),
        )


def is_archive(path: Path) -> bool:
    """Whether a file is an archive, in which feedback files may be."""
    try:
        return text_file.read_head(path).startswith(file_kinds.ZIP)
    except BadFile:
        return False


def looks_like_feedback(path: Path) -> bool:
    """Whether a file of a folder begins as a feedback file does, or is an archive by that name.

    It is not read any further.
    """
    head = text_file.peek(path)[:_PEEK]
    if head.startswith(file_kinds.ZIP):
        return path.name.startswith(_STEM)
    return bool(_BEGINS.search(head.decode("utf-8", "replace")))


def _head(feedback: Feedback) -> dict[str, object]:
    key = "week" if kind_of(feedback.period) is Kind.WEEK else "period"
    head: dict[str, object] = {
        "from": feedback.sender,
        "plan": feedback.plan,
        "unit": feedback.unit,
        "unit_type": feedback.unit_type,
        key: str(feedback.period),
        "generated": feedback.generated,
    }
    return head | ({"names": list(feedback.names)} if feedback.names else {})


def _item(item: FeedbackItem) -> dict[str, object]:
    about = {"measure": item.measure} if item.measure else {}
    return {"id": item.id, **about, **item_content(item)}


def _item_of(table: Mapping[str, object]) -> FeedbackItem:
    id, measure = _word(table, "id"), _word(table, "measure") if "measure" in table else ""
    if not _ID.fullmatch(id) or not _MEASURE.fullmatch(measure):
        raise ValueError("id")
    return item_of(table, id, measure)


def _word(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise ValueError(key)
    return clean(value)


def _names(head: Mapping[str, object]) -> tuple[str, ...]:
    names = head.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("names")
    return tuple(map(clean, names[:MOST]))


def _moment(head: Mapping[str, object]) -> datetime:
    moment = head["generated"]
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise ValueError("generated")
    return moment

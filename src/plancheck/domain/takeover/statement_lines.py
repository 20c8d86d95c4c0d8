"""The lines of plancheck's own reports, read back: days, figures, reasons, followed problems."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..date_meaning import NoDay
from ..dates import past_day
from ..form.values import amount_in
from ..progress.state import NoteKind
from ..startup import lazy

_DATED = lazy(r"[（(]([0-9]{1,2}月[0-9]{1,2}日)[）)]\s*")
_STEPS = lazy(r"[0-9]+步完成[0-9]+步")
_AMOUNT = lazy(r"累计完成([0-9]+(?:\.[0-9]+)?[^\s0-9]{0,4})")
_WHY = lazy(r"(?:(?:自[0-9]+月[0-9]+日起)?受阻|原因)[:：]")
_ASKED = "需协调："
_FOLLOWED = lazy(
    r"(?P<state>新增|继续|已销号)：(?P<text>.+)（[0-9A-Za-z.]+-[问协][0-9]+[^（），]?(?P<facts>，.*)?）。"
)
_RAISED = lazy(r"，((?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)提出")
_MORE = lazy("，(?:责任人|时限|街道答复)")


class ToldLine(NamedTuple):
    """What a line says of its own: a note, a reason, an amount, or nothing that is kept.

    `left` says what of it does not come along.
    """

    kind: NoteKind | None = None
    text: str = ""
    on: date | None = None
    reason: str = ""
    amount: int | float | None = None
    left: str = ""


def told_line(kind: NoteKind, line: str, today: date) -> ToldLine | None:
    """What a line of a note of this kind says; None where it is one as any other."""
    if kind is NoteKind.PROGRESS:
        return _of_progress(line, today)
    if kind is NoteKind.PROBLEM and (why := _WHY.match(line)):
        return ToldLine(reason=line[why.end() :].rstrip("。"))
    asked = kind is NoteKind.PROBLEM and line.startswith(_ASKED)
    kind = NoteKind.COORDINATION if asked else kind
    words = line.removeprefix(_ASKED) if asked else line
    if match := _FOLLOWED.fullmatch(words):
        return _followed(kind, match["state"], match["text"], match["facts"] or "", today)
    return ToldLine(kind=kind, text=words) if asked else None


def _of_progress(line: str, today: date) -> ToldLine | None:
    if amount := _AMOUNT.fullmatch(line):
        return ToldLine(amount=amount_in(amount[1]))
    if dated := _DATED.match(line):
        return ToldLine(kind=NoteKind.PROGRESS, text=line[dated.end() :], on=_day(dated[1], today))
    return ToldLine() if _STEPS.fullmatch(line) else None


def _followed(kind: NoteKind, state: str, text: str, facts: str, today: date) -> ToldLine:
    """A problem with its number, as a report goes on with it."""
    if state == "已销号":
        return ToldLine(left="已经销号，没有录")
    raised = _RAISED.search(facts)
    left = "问题的责任人、时限、答复没有录" if _MORE.search(facts) else ""
    on = _day(raised[1], today) if raised else None
    return ToldLine(kind=kind, text=text, on=on, left=left)


def _day(words: str, today: date) -> date | None:
    try:
        return past_day(words, today)
    except NoDay:
        return None

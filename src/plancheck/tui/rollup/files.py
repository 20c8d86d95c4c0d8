"""文件: what became of each file, the grave first; each that was not read, with why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...domain.progress.search import words_of
from ...domain.rollup.intake.outcomes import ASIDE, FileNote, Outcome
from ...domain.rollup.question import RollupAnswer
from ...domain.text import folded
from ..widgets.bars.bars import Word
from ..widgets.row import Row, title

_ORDER = (
    Outcome.REFUSED,
    Outcome.CONFLICT,
    Outcome.SUPERSEDED,
    Outcome.DUPLICATE,
    Outcome.UNREAD,
    Outcome.OTHER_PERIOD,
    Outcome.COUNTED,
)
_STYLES = {Outcome.REFUSED: "alert", Outcome.CONFLICT: "mind"}
_LITTER = "系统和办公软件留下的，不用管"


def file_rows(answer: RollupAnswer) -> Iterator[Row]:
    """The page; with words that are asked for, the files that have them."""
    account, words = answer.report.account, words_of(answer.question.words)

    def wanted(text: str) -> bool:
        return all(word in folded(text) for word in words) if words else True

    yield title("读入的文件")
    yield Row(f" {account.sum_line()}。", "", "plain", 1)
    for outcome in _ORDER:
        style = _STYLES.get(outcome, "plain")
        notes = [n for n in account.files if _listed(n) is outcome and wanted(_told(n))]
        if outcome is Outcome.UNREAD:  # what there is little of stands out from the photographs
            often = Counter(note.words for note in notes)
            notes.sort(key=lambda note: (often[note.words], note.words))
        yield from _group(outcome.value, map(_told, notes), style)
    yield from _group(ASIDE, filter(wanted, account.asides))
    yield from _group(_LITTER, filter(wanted, account.litter), "faint")


def _listed(note: FileNote) -> Outcome:
    """Under what a file is listed: a roll-up of which something was refused is among these."""
    return Outcome.REFUSED if note.refused else note.outcome


def _told(note: FileNote) -> str:
    return f"{note.place}：{note.words}" if note.words else note.place


def _group(name: str, texts: Iterable[str], style: str = "plain") -> Iterator[Row]:
    told: Sequence[str] = list(texts)
    if told:
        yield title(f"{name} {len(told)}")
        yield from (Row((Word(f" {text}", style),), indent=3) for text in told)

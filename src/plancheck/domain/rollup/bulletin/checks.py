"""核对说明: what the office should look into before the bulletin is signed; no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..revisions import revision_sentences, unanswered_sentences
from ..roster.standings import Submission
from ..submissions import hinted
from ..wording import conflict_words, returned_words

if TYPE_CHECKING:
    from ..figures.figures import RollupReport

TITLE = "核对说明"


def checks(report: RollupReport) -> list[str]:
    """Units that are not sure, conflicts, who reports by another revision: a sentence each."""
    hints = [f"{s.submission.value}：{hinted(s)}" for s in report.standings if s.hint]
    outside = [s for s in report.standings if s.submission is Submission.OUTSIDE and not s.hint]
    names = "、".join(s.unit for s in outside)
    told = [
        *revision_sentences(report),
        *unanswered_sentences(report),
        *hints,
        *([f"名册外单位{len(outside)}个：{names}"] if outside else []),
        *(
            f"{one.counted.report.head.unit}{returned_words(one)}"
            for one in report.speaking
            if one.returned
        ),
        *(f"{one.counted.report.head.unit}{conflict_words(one)}" for one in report.conflicts()),
    ]
    return [f"{words}。" for words in told]

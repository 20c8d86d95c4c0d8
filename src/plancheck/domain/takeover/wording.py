"""How a table is told of that may be taken over: what each row brings, what is left out and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from .offers import TakeoverOffer
from .takeover import Takeover

_NAMED = 40
"""Characters of a row's own words."""


def row_label(offer: TakeoverOffer, *, sheets: bool) -> str:
    """第12行, and of which sheet where there are several."""
    row = offer.row.row
    return f"{row.sheet} 第{row.number}行" if sheets else f"第{row.number}行"


def has_sheets(offers: Iterable[TakeoverOffer]) -> bool:
    """Whether the rows are of several sheets."""
    return len({one.row.row.sheet for one in offers}) > 1


def own_words(offer: TakeoverOffer, characters: int = _NAMED) -> str:
    """What the row says it is about."""
    match, cells = offer.row.match, offer.row.row.cells
    words = match.own or "　".join(dict.fromkeys(cell.words for cell in cells))
    words = f"{words}：{match.step}" if match.step else words
    words = " ".join(words.split())
    return words if len(words) <= characters else f"{words[: characters - 1]}…"


def how_found(offer: TakeoverOffer) -> str:
    """By what the row is taken for the measure; what speaks against it."""
    how, doubt = offer.row.match.how, offer.doubt
    return doubt if doubt.startswith(how) else "，".join(filter(None, (how, doubt)))


def brought_words(offer: TakeoverOffer) -> str:
    """What the row brings; that a reason is wanted and stands nowhere."""
    return f"{offer.left.words}，缺原因" if offer.reasonless else offer.left.words


def has_unread(offer: TakeoverOffer) -> bool:
    """Whether cells of a row that is of the table do not come along."""
    return bool(offer.row.said.unread) and not offer.row.passed


def cell_lines(offer: TakeoverOffer) -> Iterator[str]:
    """The cells of a row that are not read, or not as they stand."""
    yield from (f"没有读 {one}" for one in offer.row.said.unread)
    yield from offer.row.said.understood


def refused_lines(offers: Sequence[TakeoverOffer]) -> Iterator[str]:
    """The rows that bring nothing, by why: 第5、8行 不录：台账里已经有了.

    Those of which a cell is told stand there one by one.
    """
    sheets = has_sheets(offers)
    by_why: dict[tuple[str, str], list[int]] = {}
    for one in offers:
        if one.refused and not one.homeless and not has_unread(one):
            sheet = f"{one.row.row.sheet} " if sheets else ""
            by_why.setdefault((sheet, one.refused), []).append(one.row.row.number)
    for (sheet, why), numbers in by_why.items():
        yield f"{sheet}第{_spans(numbers)}行　不录：{why}"


def _spans(numbers: Iterable[int]) -> str:
    """5、8—12."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return "、".join("—".join(map(str, span)) for span in spans)


def left_lines(takeover: Takeover) -> Iterator[str]:
    """The sheets and columns that are left out."""
    yield from takeover.unread
    known = [one for one in takeover.left if one.known]
    if known:
        names = "、".join(dict.fromkeys(f"“{one.heading}”" for one in known))
        yield f"不录的栏：{names}（计划里有，或者是以前的情况）"
    for one in takeover.left:
        if not one.known:
            named = f"“{one.heading}”" if one.heading else "（没有栏名）"
            yield f"不认识的栏：{one.letters}列{named}，没有读"


def waiting(offers: Iterable[TakeoverOffer], chosen: Collection[str]) -> int:
    """How many rows a person has still to look at."""
    return sum(bool(one.doubt) and not one.refused for one in offers if one.key not in chosen)


def taken_words(offers: Iterable[TakeoverOffer], chosen: Collection[str]) -> str:
    """录12行（10项措施）."""
    taken = [one for one in offers if one.key in chosen]
    return f"录{len(taken)}行（{len({one.measure.id for one in taken if one.measure})}项措施）"


def tally_words(offers: Sequence[TakeoverOffer], chosen: Collection[str]) -> str:
    """录12行（10项措施），要核对2行，没有对上1行，不录5行."""
    homeless = sum(one.homeless for one in offers)
    refused = sum(bool(one.refused) for one in offers) - homeless
    others = (("要核对", waiting(offers, chosen)), ("没有对上", homeless), ("不录", refused))
    return "，".join(
        [taken_words(offers, chosen), *(f"{name}{count}行" for name, count in others if count)]
    )


def day_words(takeover: Takeover, on: date | None) -> str:
    """记在 2024-05-31（表上写的）; "" where it is today."""
    if on is None:
        return ""
    return f"记在 {on}{'（表上写的）' if on == takeover.on else ''}"

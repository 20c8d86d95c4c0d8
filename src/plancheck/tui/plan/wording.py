"""What the review says: the draft as rows, what is open about a piece, who answers for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...domain.plan.draft import Duty, Piece, PlanDraft, Role
from ...domain.plan.review import BODY, unsure
from ...domain.text import numeral
from ..skin import BOX_CLOSE, BOX_OPEN, LINE
from ..widgets.bars import Word
from ..widgets.plan_columns import fit
from ..widgets.row import Row

STYLES = {
    Role.SECTION: "strong",
    Role.GROUP: "head",
    Role.OBJECTIVE: "head",
    Role.AIM: "steady",
    Role.MEASURE: "plain",
    Role.SET_ASIDE: "faint",
}
ROLES = (
    Role.SECTION,
    Role.GROUP,
    Role.OBJECTIVE,
    Role.MEASURE,
    Role.AIM,
    Role.SET_ASIDE,
    Role.TITLE,
    Role.PREAMBLE,
    Role.TERM,
    Role.LEAD,
    Role.SUPPORT,
    Role.DUE,
)
"""What a piece is asked to be; what else the importer finds is found right or set aside."""
_ROLE_CELLS = 9
_NAMED = 40


def rows(draft: PlanDraft, shown: Collection[int], marked: Collection[int]) -> Iterator[Row]:
    """A row for each piece that is shown, by its place."""
    numbered = numbers(draft)
    for place, piece in enumerate(draft.pieces):
        if place in shown:
            yield _row(place, piece, numbered[place], marked=place in marked)


def _row(place: int, piece: Piece, number: str, *, marked: bool) -> Row:
    style = STYLES.get(piece.role, "faint")
    indent = {Role.SECTION: 0, Role.GROUP: 1, Role.OBJECTIVE: 1}.get(piece.role, 2)
    text = piece.text or piece.mark.strip() or "（没有文字）"
    words = [
        Word("*" if marked else " ", "mind"),
        Word("?" if piece.doubt else " ", "mind"),
        Word(fit(piece.role.value, _ROLE_CELLS), "mind" if piece.doubt else "faint"),
        Word(" " * indent),
    ]
    if number:
        words.append(Word(number if number.endswith("、") else f"{number} ", style))
    words.append(Word(text.replace("\n", " "), style))
    if duty := duty_words(piece.duty):
        words.append(Word(f"　{duty}", "faint"))
    elif piece.why:
        words.append(Word(f"　{piece.why.value}", "faint"))
    return Row(words, str(place), indent=_ROLE_CELLS + 4)


def duty_words(duty: Duty) -> str:
    """牵头 中心  配合 居委会  责任领导 某某  时限 6-30  目标 3个."""
    named = (
        ("牵头", "、".join(duty.lead)),
        ("配合", "、".join(duty.support)),
        ("责任领导", duty.leader),
        ("时限", duty.due.isoformat() if duty.due else ""),
        ("目标", str(duty.target) if duty.target else ""),
    )
    return "  ".join(f"{name} {value}" for name, value in named if value)


def numbers(draft: PlanDraft) -> list[str]:
    """What each piece is numbered in the list: 一、 1.2 1.2.3; a measure keeps its own number."""
    found: list[str] = []
    section = objective = measure = 0
    for piece in draft.pieces:
        if piece.role is Role.SECTION:
            section, objective, measure = section + 1, 0, 0
            found.append(f"{numeral(section)}、")
        elif piece.role in (Role.GROUP, Role.OBJECTIVE):
            objective, measure = objective + 1, 0
            found.append(f"{max(1, section)}.{objective}")
        elif piece.role is Role.MEASURE:
            measure += 1
            found.append(piece.id or f"{max(1, section)}.{max(1, objective)}.{measure}")
        else:
            found.append("")
    return found


def called(document: str, revision: int) -> str:
    """The document's name, and which revision of the plan it will be."""
    return f"{document}（修订，第{revision}版）" if revision else document


def title(name: str, draft: PlanDraft) -> tuple[list[Word], list[Word]]:
    """What is reviewed; how much is in it, and how much is open."""
    left = len(unsure(draft))
    counts = f" 部分 {_count(draft, Role.SECTION)}  任务 {_count(draft, Role.OBJECTIVE)}  "
    counts += f"措施 {_count(draft, Role.MEASURE)}  "
    open_ = Word(f"还有 {left} 处要看 ", "mind") if left else Word("都看过了 ", "good")
    return [Word(" 审阅 ", "head"), Word(f"{name}  ", "bold")], [Word(counts), open_]


def views(names: Sequence[str], chosen: int) -> list[Word]:
    """What can be shown, the chosen one in its box; each in as many cells either way."""
    return [
        Word(f"{BOX_OPEN}{name}{BOX_CLOSE}", "tab")
        if n == chosen
        else Word(f" {name} ", "plain", f"screen.view({n})")
        for n, name in enumerate(names)
    ]


def about(draft: PlanDraft, place: int) -> list[Word]:
    """`── 措施 1.1.2 ──`: which piece is told of under the list."""
    piece, number = draft.pieces[place], numbers(draft)[place]
    return [Word(LINE * 2, "line"), Word(f" {f'{piece.role.value} {number}'.strip()} ", "strong")]


def _count(draft: PlanDraft, role: Role) -> int:
    return sum(1 for _ in draft.of(role))


def question(piece: Piece) -> list[Word]:
    """Why the text does not decide, and the likeliest answers with their keys."""
    if not piece.doubt:
        return [Word(f" {_about(piece)}", "faint")]
    words = [Word(f" ? {piece.doubt.reason}  ", "mind"), Word("空格 就是这样", "plain")]
    for number, choice in enumerate(piece.doubt.choices, 1):
        words += [
            Word(f"  {number} ", "strong", f"screen.answer({number})"),
            Word(choice.words, "plain", f"screen.answer({number})"),
        ]
    return words


def _about(piece: Piece) -> str:
    if piece.why:
        return f"不列入：{piece.why.value}"
    if piece.role in BODY or piece.role is Role.TERM:
        return duty_words(piece.duty)
    return ""


def named(pieces: Sequence[Piece]) -> str:
    """What an act was about: the words of one piece, or how many there are."""
    if len(pieces) != 1:
        return f"{len(pieces)} 条"
    text = pieces[0].text.replace("\n", " ")
    return f"“{text if len(text) <= _NAMED else text[:_NAMED] + '…'}”"

"""What the review says: the draft as rows, what is open about a piece, who answers for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...domain.plan.draft import Choice, Duty, Piece, PlanDraft, Role
from ...domain.plan.draft_text import piece_numbers
from ...domain.plan.model import Plan
from ...domain.plan.review import BODY, unsure
from ...domain.text import numeral
from ..skin import BOX_CLOSE, BOX_OPEN, LINE
from ..widgets.bars.bars import Word
from ..widgets.plan.columns import fit
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


def rows(
    draft: PlanDraft, numbered: Sequence[str], shown: Collection[int], marked: Collection[int]
) -> Iterator[Row]:
    """A row for each piece that is shown, by its place."""
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


def numbers(draft: PlanDraft, plan: Plan) -> list[str]:
    """What each piece is numbered in the list: 一、 1.2 1.2.3, as the plan will have it."""
    found = piece_numbers(draft, plan)
    named = [found.get(id(piece), "") for piece in draft.pieces]
    return [
        f"{numeral(int(number))}、" if piece.role is Role.SECTION and number else number
        for piece, number in zip(draft.pieces, named, strict=True)
    ]


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


def about(piece: Piece, number: str) -> list[Word]:
    """`── 措施 1.1.2 ──`: which piece is told of under the list."""
    return [Word(LINE * 2, "line"), Word(f" {f'{piece.role.value} {number}'.strip()} ", "strong")]


def _count(draft: PlanDraft, role: Role) -> int:
    return sum(1 for _ in draft.of(role))


def question(piece: Piece) -> list[Word]:
    """Why the text does not decide; of what is settled, what it is."""
    if not piece.doubt:
        return [Word(f" {_about(piece)}", "faint")]
    return [Word(f" ? {piece.doubt.reason}", "mind")]


def answers(piece: Piece) -> list[Word]:
    """The likeliest answers with their keys; where nothing is open, the words."""
    if not piece.doubt:
        return [Word(f" {piece.text}".replace("\n", " "))]
    words = [Word(" 空格", "strong", "screen.agree"), Word(" 就是这样", "plain", "screen.agree")]
    for number, choice in enumerate(piece.doubt.choices, 1):
        told = "拆开" if parts(choice, piece) else choice.words
        words += [
            Word(f"  {number} ", "strong", f"screen.answer({number})"),
            Word(told, "plain", f"screen.answer({number})"),
        ]
    return words


def parts(choice: Choice, piece: Piece) -> bool:
    """Whether an answer leaves a piece what it is: then it is about where it ends."""
    same = choice.role is piece.role and choice.why is piece.why and not choice.joins
    return same and choice.id in (None, piece.id)


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


def stored(name: str, left: int, changes: str) -> str:
    """That the plan is stored, what it changes, and what comes next."""
    told = f"{changes}。" if changes else ""
    told += f"还有 {left} 处没有看过。" if left else ""
    return f"已存成计划：{name}　{told}下一步：核对好了，回到计划一页下发"

"""The scorer says 1 for the gold itself, and less for a draft that is wrong."""

from __future__ import annotations

from plancheck.domain.plan.draft import Duty, Piece, PlanDraft, Role
from plancheck.domain.plan.source import Span

from .figures import Score, figures
from .score import score
from .shape import NAMES, Shape, Truth, is_content, shape

ROLES = {
    "title": Role.TITLE,
    "number": Role.NUMBER,
    "issuer": Role.ISSUER,
    "date": Role.DATE,
    "addressees": Role.ADDRESSEES,
    "preamble": Role.PREAMBLE,
    "section": Role.SECTION,
    "heading": Role.SECTION,
    "objective": Role.OBJECTIVE,
    "aim": Role.AIM,
    "measure": Role.MEASURE,
    "term": Role.TERM,
}
PERFECT = (1,) * 9 + (0,) * 3


def as_drafted(one: Shape) -> PlanDraft:
    """The gold as a draft, its units and figures left out."""
    offsets = [at for at, char in enumerate(one.source.text) if is_content(char)]

    def piece(truth: Truth) -> Piece:
        spans = tuple(Span(offsets[place], offsets[place] + 1) for place in truth.places)
        return Piece(ROLES.get(truth.role, Role.SET_ASIDE), spans, truth.text)

    refusal = "" if one.is_plan else "不是计划"
    return PlanDraft(tuple(map(piece, one.truths)), refusal=refusal)


def test_the_gold_itself_is_right_in_every_letter() -> None:
    for name in NAMES:
        one = shape(name)
        found = score(one, as_drafted(one))
        assert found.taken.right == 1, name
        if one.is_plan:
            assert figures(found)[:7] == PERFECT[:7], name
            assert figures(found)[-3:] == PERFECT[-3:], name


def faulty(index: int, *pieces: Piece) -> Score:
    """Of a plan in which other pieces stand for the measure of that index."""
    one = shape("dash_items")
    draft = as_drafted(one)
    own = [at for at, piece in enumerate(draft.pieces) if piece.role is Role.MEASURE][index]
    found = draft.pieces
    return score(one, draft._replace(pieces=(*found[:own], *pieces, *found[own + 1 :])))


def measure(index: int) -> Piece:
    """A measure of that plan, as the gold has it."""
    return [one for one in as_drafted(shape("dash_items")).pieces if one.role is Role.MEASURE][
        index
    ]


def test_what_is_nowhere_is_lost() -> None:
    found = faulty(0)
    assert found.kept.lost == len(measure(0).spans)
    assert found.letters.recall < 1 == found.letters.precision
    assert found.whole.right == found.whole.true - 1


def test_what_stands_in_two_pieces_is_there_twice() -> None:
    assert faulty(0, measure(0), measure(0)).kept.twice == len(measure(0).spans)


def test_words_that_the_document_has_not_are_invented() -> None:
    one = measure(0)
    assert faulty(0, one._replace(text=one.text + "并整改")).kept.invented == 3
    assert faulty(0, one._replace(duty=Duty(lead=("水利办",)))).kept.invented == 1


def test_words_left_out_of_a_piece_are_lost() -> None:
    one = measure(0)
    assert faulty(0, one._replace(text=one.text[2:])).kept.lost == 2
    assert faulty(0, one._replace(text=one.text[2:], mark=one.text[:2])).kept.lost == 0


def test_a_cut_where_none_is_makes_two_wrong_parts_of_one_measure() -> None:
    one = measure(0)
    parts = (
        one._replace(spans=one.spans[:4], text=one.text[:4]),
        one._replace(spans=one.spans[4:], text=one.text[4:]),
    )
    found = faulty(0, *parts)
    assert found.cuts.said - found.cuts.right == 2
    assert found.whole.true - found.whole.right == 1
    assert found.letters.f1 == 1


def test_a_measure_taken_for_a_heading_puts_what_follows_under_it() -> None:
    one = measure(1)
    found = faulty(1, one._replace(role=Role.SECTION))
    assert found.sections.precision < 1 == found.sections.recall
    assert found.hierarchy.precision < 1


def test_units_count_by_name_and_part() -> None:
    one = measure(0)
    assert faulty(0, one._replace(duty=Duty(lead=("统计局",)))).units.precision == 0


def test_a_plan_that_is_refused_has_no_measures_right() -> None:
    found = score(shape("glued"), PlanDraft((), refusal="不是计划"))
    assert (found.taken.right, found.letters.recall, found.cut) == (0, 0, 0)


def test_a_menu_that_is_taken_is_wrong() -> None:
    one = shape("none_menu")
    assert score(one, as_drafted(one)._replace(refusal="")).taken.right == 0

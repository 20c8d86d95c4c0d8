"""A revised document is cut where the plan is: what was decided once is not asked again."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.draft import Doubt, Piece, PlanDraft, Role, Why
from plancheck.domain.plan.revision.recut import recut
from plancheck.domain.plan.source import Source, Span
from tests.rows import each_row
from tests.specimens import measure, plan_of

OLD = plan_of(
    (
        measure("1.1.1", "用好红色资源，丰富教育内容"),
        measure("1.1.2", "举办培训班"),
        measure("1.1.3", "开展岗位锻炼"),
    )
)
TEXT = "用好红色资源，丰富教育内容，举办培训班，开展岗位锻炼。"
SOURCE = Source.of_text(TEXT)


def drafted(*texts: str, role: Role = Role.MEASURE, document: str = TEXT) -> PlanDraft:
    """The document's measures as so many pieces, one after the other."""
    edges = pairwise([*map(document.index, texts), len(document)])
    spans = (Span(start, end) for start, end in edges)
    return PlanDraft(
        tuple(
            Piece(role, (span,), text, doubt=Doubt("？"))
            for text, span in zip(texts, spans, strict=True)
        )
    )


def texts(draft: PlanDraft) -> list[str]:
    return [piece.text for piece in draft.of(Role.MEASURE)]


RIGHT = ["用好红色资源，丰富教育内容", "举办培训班", "开展岗位锻炼"]


@each_row(
    "pieces",
    [
        RIGHT,
        ["用好红色资源", "丰富教育内容", "举办培训班", "开展岗位锻炼"],
        ["用好红色资源，丰富教育内容，举办培训班，开展岗位锻炼"],
        ["用好红色资源，丰富教育内容，举办培训班", "开展岗位锻炼"],
        ["用好红色资源", "丰富教育内容，举办培训班，开展岗位锻炼"],
    ],
)
def test_the_plans_measures_are_pieces_however_they_were_read(pieces: list[str]) -> None:
    made = recut(drafted(*pieces), SOURCE, OLD)
    assert texts(made) == RIGHT
    words = ["".join(TEXT[start:end] for start, end in piece.spans) for piece in made.pieces]
    assert [word.strip("，。") for word in words] == RIGHT


def test_what_the_plan_has_not_stays_as_it_was_read() -> None:
    old = plan_of((measure("1.1.1", "举办培训班"),))
    pieces = ["用好红色资源，丰富教育内容，举办培训班", "开展岗位锻炼"]
    assert texts(recut(drafted(*pieces), SOURCE, old)) == RIGHT
    assert texts(recut(drafted(*pieces), SOURCE, plan_of(()))) == pieces


REWORDED = "用好红色遗址资源，丰富教育内容，分批举办培训班，开展岗位大练兵，招募志愿者。"


@each_row(
    "pieces",
    [
        ["用好红色遗址资源", "丰富教育内容", "分批举办培训班", "开展岗位大练兵", "招募志愿者"],
        ["用好红色遗址资源，丰富教育内容", "分批举办培训班", "开展岗位大练兵", "招募志愿者"],
        ["用好红色遗址资源，丰富教育内容，分批举办培训班", "开展岗位大练兵", "招募志愿者"],
    ],
)
def test_reworded_measures_are_cut_as_those_that_they_are_most_like(pieces: list[str]) -> None:
    made = recut(drafted(*pieces, document=REWORDED), Source.of_text(REWORDED), OLD)
    assert texts(made) == [
        "用好红色遗址资源，丰富教育内容",
        "分批举办培训班",
        "开展岗位大练兵",
        "招募志愿者",
    ]


def test_what_is_new_beside_a_reworded_measure_stays_a_piece_of_its_own() -> None:
    text = "举办干部培训班，打造行走的党课。"
    made = drafted("举办干部培训班", "打造行走的党课", document=text)
    assert recut(made, Source.of_text(text), OLD) == made


def test_words_under_two_headings_are_not_one_measure() -> None:
    first, second, *others = drafted(
        "用好红色资源", "丰富教育内容", "举办培训班", "开展岗位锻炼"
    ).pieces
    heading = Piece(Role.OBJECTIVE, (), "任务")
    made = PlanDraft((first, heading, second, *others))
    assert recut(made, SOURCE, OLD) == made


def test_what_the_plan_takes_for_a_measure_is_one() -> None:
    made = recut(drafted(*RIGHT, role=Role.AIM), SOURCE, OLD)
    assert texts(made) == RIGHT
    assert not any(piece.doubt for piece in made.pieces)


def test_words_that_stand_in_their_role_may_stand_elsewhere_as_well() -> None:
    section = Piece(Role.SECTION, (), OLD.sections[0].title)
    listed = Piece(Role.SET_ASIDE, (), OLD.sections[0].title, why=Why.CONTENTS)
    made = PlanDraft((listed, section))
    assert recut(made, SOURCE, OLD) == made


@given(st.sets(st.sampled_from([7, 13, 19])), st.sets(st.sampled_from(range(3))))
def test_no_character_is_lost_or_stands_twice(cuts: set[int], kept: set[int]) -> None:
    old = plan_of(one for n, one in enumerate(OLD.measures()) if n in kept)
    edges = [0, *sorted(cuts), len(TEXT)]
    pieces = tuple(
        Piece(Role.MEASURE, (Span(start, end),), TEXT[start:end].strip("，。"))
        for start, end in pairwise(edges)
    )
    made = recut(PlanDraft(pieces), SOURCE, old)
    spans = [span for piece in made.pieces for span in piece.spans]
    assert "".join(TEXT[start:end] for start, end in spans) == TEXT

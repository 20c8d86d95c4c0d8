"""What was typed: how it is told, where it is offered, whether the ledger has it after all."""

from __future__ import annotations

from datetime import timedelta

from plancheck.domain.ledger.entry import Entry, Value
from plancheck.domain.ledger.typed_text import Typed, TypedIn
from tests.rows import each_row
from tests.specimens import made, moment

AT = moment()

NOTE = Typed(TypedIn.NOTE, ("3.2.1",), {"text": "选址已定", "kind": "进展"})


@each_row(
    ("typed", "told"),
    [
        (NOTE, "3.2.1 的记录“选址已定”"),
        (NOTE._replace(measures=("3.2.1", "3.2.2")), "3.2.1 等 2 项 的记录“选址已定”"),
        (NOTE._replace(fields={"text": "一\n二"}), "3.2.1 的记录“一 二”"),
        (Typed(TypedIn.STEP, ("1.1.1",), {"title": "选址", "owner": "王某"}), "1.1.1 的步骤“选址”"),
        (
            Typed(TypedIn.FORM, ("1.1.1",), {"percent": "50", "owner": "王某"}),
            "1.1.1 的填报“50，王某”",
        ),
        (Typed(TypedIn.TRANSFER, (), {"former": "王某", "text": "李某"}), "移交“李某”"),
    ],
)
def test_it_is_told_by_what_it_is_about_and_its_first_words(typed: Typed, told: str) -> None:
    assert typed.described == told


def test_a_long_text_is_told_by_its_beginning() -> None:
    assert len(NOTE._replace(fields={"text": "很长" * 4_000}).described) < 40


def test_it_is_offered_where_it_was_typed_and_nowhere_else() -> None:
    assert NOTE.answers(Typed(TypedIn.NOTE, ("3.2.1",)))
    assert not NOTE.answers(Typed(TypedIn.NOTE, ("3.2.2",)))
    assert not NOTE.answers(Typed(TypedIn.NOTE, ("3.2.1", "3.2.2")))
    assert not NOTE.answers(Typed(TypedIn.REASON, ("3.2.1",)))
    two = NOTE._replace(measures=("3.2.1", "3.2.2"))
    assert two.answers(Typed(TypedIn.NOTE, ("3.2.2", "3.2.1")))
    transfer = Typed(TypedIn.TRANSFER, (), {"former": "王某", "text": "李某"})
    assert transfer.answers(Typed(TypedIn.TRANSFER, (), {"former": "王某"}))
    assert not transfer.answers(Typed(TypedIn.TRANSFER, (), {"former": "赵某"}))


def recorded(field: str, value: Value, later: int = 0, measure: str = "3.2.1") -> Entry:
    return made(value, measure=measure, field=field, at=AT + timedelta(seconds=later))


RECORDED = [
    (NOTE, [recorded("note.aaaaaaaa", {"kind": "进展", "text": "选址已定"})], True),
    (NOTE, [recorded("note.aaaaaaaa", {"kind": "问题", "text": "选址已定"}, 5)], True),
    (NOTE, [recorded("note.aaaaaaaa", {"kind": "进展", "text": "选址已定"}, -1)], False),
    (NOTE, [recorded("note.aaaaaaaa", {"kind": "进展", "text": "选址未定"})], False),
    (NOTE, [recorded("note.a", {"kind": "进展", "text": "选址已定"}, measure="1.1.1")], False),
    (
        NOTE._replace(fields={"text": "选址\u200b已定 "}),
        [recorded("note.aaaaaaaa", {"kind": "进展", "text": "选址已定"})],
        True,
    ),
    (
        Typed(TypedIn.STEP, ("3.2.1",), {"title": "选址", "owner": "王某"}),
        [recorded("step.aaaaaaaa.title", "选址")],
        True,
    ),
    (
        Typed(TypedIn.FORM, ("3.2.1",), {"percent": "50%", "owner": "王某"}),
        [recorded("percent", 50), recorded("owner", "王某")],
        True,
    ),
    (
        Typed(TypedIn.FORM, ("3.2.1",), {"percent": "50%", "owner": "王某"}),
        [recorded("percent", 50)],
        False,
    ),
    (
        Typed(TypedIn.FORM, ("3.2.1",), {"due": "6月底", "evidence": "照片.jpg"}),
        [recorded("evidence.aaaaaaaa", "照片.jpg")],
        True,
    ),
    (
        Typed(TypedIn.TRANSFER, (), {"former": "王某", "text": "李某"}),
        [recorded("owner", "李某")],
        True,
    ),
]


@each_row(("typed", "entries", "is_there"), RECORDED)
def test_what_the_ledger_says_from_then_on_is_recorded(
    typed: Typed, entries: list[Entry], is_there: bool
) -> None:
    assert typed.recorded_in(entries, AT) is is_there

"""Texts read as plans in tests, by the words that come with the program."""

from __future__ import annotations

from functools import cache

from plancheck.domain.plan.draft import PlanDraft, Role
from plancheck.domain.plan.importer import draft_of
from plancheck.domain.plan.importer.words import Words
from plancheck.domain.plan.source import Source
from plancheck.storage.plan.import_words import import_words_path, load_import_words


@cache
def words() -> Words:
    return load_import_words(import_words_path())


def read(text: str) -> PlanDraft:
    return draft_of(Source.of_text(text), words())


def said(draft: PlanDraft, role: Role) -> list[str]:
    return [piece.text for piece in draft.of(role)]

"""The program runs from a stick that is pulled: what it has loaded goes on, the rest is said."""

from __future__ import annotations

import sys

import pytest

from plancheck.tui import late_imports
from plancheck.workspace import Workspace

from .screen import clerk_at


async def test_a_page_that_cannot_be_loaded_from_a_pulled_stick_is_said_and_opens_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clerk_at(workspace) as clerk:
        with monkeypatch.context() as pulled:
            pulled.setattr(late_imports, "program_is_there", lambda: False)
            pulled.setitem(sys.modules, "plancheck.tui.pages.help", None)
            await clerk.press("f1")
            assert clerk.app.screen is clerk.app.main
            assert late_imports.PROGRAM_GONE in clerk.screen
        await clerk.press("f1")
        assert clerk.app.screen is not clerk.app.main


def test_the_program_is_there() -> None:
    assert late_imports.program_is_there()


def test_the_program_is_not_there_where_its_folder_went(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late_imports, "__file__", "/拔出的U盘/plancheck/tui/late_imports.py")
    assert not late_imports.program_is_there()

"""How often the styles of a screen's widgets are looked up: each time is a fifth of its opening."""

from __future__ import annotations

from collections import Counter
from typing import Any
from unittest import mock

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from plancheck.workspace import Workspace

from .screen import clerk_at

_apply = Stylesheet.apply


@pytest.mark.parametrize("columns", [80, 100])
async def test_a_dialogs_widgets_are_styled_as_they_come_and_not_again(
    workspace: Workspace, columns: int
) -> None:
    styled: Counter[DOMNode] = Counter()

    def apply(sheet: Stylesheet, node: DOMNode, **how: Any) -> None:
        styled[node] += 1
        _apply(sheet, node, **how)

    async with clerk_at(workspace, (columns, 24)) as clerk:
        with mock.patch.object(Stylesheet, "apply", apply):
            await clerk.press("f5")
        still = [one for one in clerk.app.screen.walk_children(Widget) if not one.can_focus]
        assert len(still) > 6
        assert [(one, styled[one]) for one in still if styled[one] != 1] == []

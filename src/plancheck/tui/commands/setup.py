"""The keys of the page on which a unit says who it is, as its bar shows them."""

from __future__ import annotations

from .command import Command

NEXT = Command(
    id="", keys="", action="app.focus_next", shown="Enter", label="下一格", help="", rank=1
)
LOOK = NEXT._replace(action="close", shown="Esc", label="先看计划", rank=2)
BACK = LOOK._replace(label="返回，不改")
PLANS = NEXT._replace(action="plans", shown="Ctrl+L", label="换计划", rank=4)
OFFICE = NEXT._replace(action="rollup", shown="F9", label="汇总", rank=3)

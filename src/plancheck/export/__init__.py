"""The formats that are only written, one module each behind one table.

A module has `render(report, plan) -> bytes`, one of roll-ups `render(report, *, english)`;
it is imported when its format is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..domain.plan.model import Plan
    from ..domain.report.model import StatusReport
    from ..domain.rollup.figures import RollupReport

MODULES = {"xlsx": "xlsx", "docx": "docx", "csv": "csv", "md": "markdown", "txt": "brief"}
"""File name suffix → module."""
ROLLUP_MODULES = {"xlsx": "xlsx", "docx": "docx", "md": "markdown", "csv": "csv"}
"""The same for roll-ups."""


def render(suffix: str, report: StatusReport, plan: Plan) -> bytes:
    """The report in one of the formats; KeyError for a format there is none of."""
    module = import_module(f".report.{MODULES[suffix]}", __name__)
    function = cast("Callable[[StatusReport, Plan], bytes]", module.render)
    return function(report, plan)


def render_rollup(suffix: str, report: RollupReport, *, english: bool = False) -> bytes:
    """The roll-up in one of the formats; `english` names a table's columns so."""
    module = import_module(f".rollup.{ROLLUP_MODULES[suffix]}", __name__)
    return cast("bytes", module.render(report, english=english))

"""The formats that are only written, one module each behind one table.

A module has `render(report, plan) -> bytes`; it is imported when its format is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..domain.plan import Plan
    from ..domain.report import StatusReport

MODULES = {"xlsx": "xlsx", "docx": "docx", "csv": "csv", "md": "markdown", "txt": "text"}
"""File name suffix → module."""


def render(suffix: str, report: StatusReport, plan: Plan) -> bytes:
    """The report in one of the formats; KeyError for a format there is none of."""
    module = import_module(f".{MODULES[suffix]}", __name__)
    function = cast("Callable[[StatusReport, Plan], bytes]", module.render)
    return function(report, plan)

"""The formats that are only written, one module each behind one table.

`report/` has those of a unit's report, `form/` the workbook that a unit fills in, `rollup/` those
of a roll-up, `chase/` the list of those who are rung up; none knows another. `comparison` puts two
plans beside each other. They share `workbook` (sheets, colours, text that stays text) with
`list_sheet` and `growing_rows`, `paper` with `paper_styles`, `paper_table` and `page_number`
(official documents by GB/T 9704-2012) and `paper_contents` (what the manual has besides),
`column_widths` and `plain` (CSV fields, Markdown).

What holds here:
- A format's module is imported when the format is asked for: XlsxWriter and python-docx are
  slow to import.
- Words, tables and figures are the domain's; here is how they look. The same value gives the same
  bytes, so that a file can be compared.
- Text from units is untrusted: never markup, never a link, never a formula, no control characters.
- What a format does not hold (rows, columns, a cell's length) is said in the file.

A new format is a module with `render` and a row in a table of `formats`; `toml` is not among them,
for it is read back (`storage/report/`, `storage/rollup/`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from .formats import CHASE_MODULES, MODULES, ROLLUP_MODULES, require

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ..domain.form.model import BlankForm
    from ..domain.plan.comparison import Comparison
    from ..domain.plan.model import Plan
    from ..domain.report.model import StatusReport
    from ..domain.rollup.figures.figures import RollupReport


def render(suffix: str, report: StatusReport, plan: Plan) -> bytes:
    """The report in one of the formats; KeyError for a format there is none of."""
    require(suffix)
    module = import_module(f".report.{MODULES[suffix]}", __name__)
    function = cast("Callable[[StatusReport, Plan], bytes]", module.render)
    return function(report, plan)


def render_rollup(suffix: str, report: RollupReport, *, english: bool = False) -> bytes:
    """The roll-up in one of the formats; `english` names a table's columns so."""
    require(suffix)
    module = import_module(f".rollup.{ROLLUP_MODULES[suffix]}", __name__)
    return cast("bytes", module.render(report, english=english))


def render_form(form: BlankForm) -> bytes:
    """A form to fill in, as a workbook."""
    module = import_module(".form.xlsx", __name__)
    return cast("bytes", module.render(form))


def render_chase(suffix: str, report: RollupReport) -> bytes:
    """Whom the office rings up, in one of the formats; KeyError for a format there is none of."""
    module = import_module(f".chase.{CHASE_MODULES[suffix]}", __name__)
    return cast("bytes", module.render(report))


def render_comparison(found: Comparison, made: datetime) -> bytes:
    """Two plans beside each other as a Word file."""
    require("docx")
    module = import_module(".comparison", __name__)
    return cast("bytes", module.render(found, made))

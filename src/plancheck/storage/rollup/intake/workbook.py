"""A file that is an Excel table: a form that a unit filled in, or any other."""

from __future__ import annotations

from ....domain.form.finder import found_forms
from ....domain.rollup.intake.arrival import Arrival
from ....domain.text import clean
from ... import file_kinds
from ...form.sheet import LIMIT, NoReader, sheets_in
from ..claims import claims_of
from .names import paper_of
from .source_file import SourceFile

_NOBODYS = "填报表没有写填报单位"
_NO_FORM = "Excel 表格，不是本程序的填报表"
_PAPER = "汇总的 Excel 表；要再汇总，用同名的 .toml"
_PAPER_SHEETS = frozenset(("总览", "报送情况", "收件情况"))
"""What a roll-up's workbook has (`export/rollup/xlsx.py`), whose lists are headed as forms are."""


def workbook_arrival(source: SourceFile, data: bytes) -> Arrival:
    """What a workbook's bytes (xlsx, xls, ods) are to an office; BadFile where it is damaged.

    Where none can be read here, one that is called as this program's papers are is taken for one.
    """
    name = clean(source.name)
    try:
        sheets = sheets_in(data, source.name)
    except NoReader:
        if paper := paper_of(source.name):
            return Arrival(name, unread=paper)
        raise
    if {sheet.name for sheet in sheets} >= _PAPER_SHEETS:
        return Arrival(name, unread=_PAPER)
    shown = [form for form in found_forms(s for s in sheets if not s.hidden) if form.is_form]
    hidden = [form for form in found_forms(s for s in sheets if s.hidden) if form.is_form]
    if not shown and not hidden:
        return Arrival(name, unread=_NO_FORM)
    left = tuple(f"隐藏的“{form.sheet}”没有读" for form in hidden if shown)
    forms = tuple(shown or hidden)
    claims = () if all(form.unit for form in forms) else claims_of(name, b"", _NOBODYS)
    return Arrival(name, forms=forms, remarks=left, claims=claims)


def compound_arrival(source: SourceFile) -> Arrival | None:
    """The same of a compound file, which may be an xls or locked; None for any other document."""
    data = source.data(LIMIT)
    if not source.name.lower().endswith((".xls", ".xlsx", ".et")) and not file_kinds.is_xls(data):
        return None
    return workbook_arrival(source, data)

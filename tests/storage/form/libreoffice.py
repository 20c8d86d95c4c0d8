"""Fill in a form as a person does with LibreOffice, and save it: the samples in `filled/`.

    python -c 'from tests.storage.form.libreoffice import write_blank; write_blank("blank.xlsx")'
    python3 tests/storage/form/libreoffice.py blank.xlsx tests/storage/form/filled

The second by the Python that knows `uno` (Debian: python3-uno); what it typed, `TYPED` says.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plancheck.domain.plan.model import Plan

PORT = 21_987
TOP = 4
"""The row of the headings, counted from 1."""
TYPED = {
    "K5": "推进中",
    "L5": "80%",
    "N5": "已完成摸底，共12户\n=1+1",
    "P5": "请街道出面协调物业",
    "R5": "3-10",
    "S5": "2024-6-30",
    "M5": "2.5",
    "K6": "受阻",
    "O6": "缺一间备餐间",
    "L6": "0.3",
    "K7": "常态推进",
    "N7": "3.10",
    "O2": "2024-3-8",
    "Q2": "王某",
}
"""By cell; each as a person types it."""
LOCKED = {"B5": "9.9.9", "C2": "别的单位", "I5": "已完成", "M6": "7"}
"""What is typed in vain."""
FORMATS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}


def plan_filled_in() -> Plan:
    """The plan of the form."""
    from plancheck.domain.plan.model import Target
    from tests.specimens import measure, plan_of

    return plan_of(
        (
            measure("3.1.1", "加装电梯", target=Target(12, "台", "电梯")),
            measure("3.1.10", "开展消防检查"),
            measure("3.2.1", "办好社区食堂"),
            measure("3.2.2", "做好垃圾分类"),
        )
    )


def write_blank(path: str) -> None:
    """The form that is filled in."""
    from plancheck.domain.form.blank import blank_form
    from plancheck.domain.period import Week
    from plancheck.domain.plan.model import Units
    from plancheck.domain.progress.status import Status
    from plancheck.export import render_form
    from tests.export.reports import made, told

    report, _ = made(
        told("3.1.1", percent=40, amount=2),
        told("3.1.10", status=Status.ONGOING, percent=None, amount=None),
        told("3.2.1", status=Status.DONE, percent=100, amount=None),
    )
    units = Units("居委会", ("宝山八村居委会",))
    form = blank_form(plan_filled_in(), units, Week(2024, 10), report)
    Path(path).write_bytes(render_form(form))


class Office:
    """LibreOffice without a window, a document open on it."""

    def __init__(self, document: Path, profile: Path) -> None:
        import uno  # type: ignore[import-not-found]  # of the system's Python alone
        from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

        self._property, self._sort_field = PropertyValue, uno.createUnoStruct
        self._fields = partial(uno.Any, "[]com.sun.star.table.TableSortField")
        where = f"socket,host=localhost,port={PORT};urp;"
        options = ["--headless", "--norestore", f"--accept={where}"]
        self._process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", *options]
        )
        local = uno.getComponentContext()
        name = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(name, local)
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:{where}StarOffice.ComponentContext")
                break
            except Exception:  # noqa: BLE001  # it is not up yet
                time.sleep(0.5)
        manager = context.ServiceManager
        self._desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        name = "com.sun.star.frame.DispatchHelper"
        self._dispatcher = manager.createInstanceWithContext(name, context)
        self.book = self._desktop.loadComponentFromURL(document.as_uri(), "_blank", 0, ())
        self.sheet = self.book.Sheets.getByName("填报表")
        self.book.CurrentController.setActiveSheet(self.sheet)

    def properties(self, **values: object) -> tuple[Any, ...]:
        found = []
        for name, value in values.items():
            one = self._property()
            one.Name, one.Value = name, value
            found.append(one)
        return tuple(found)

    def does(self, command: str, **values: object) -> None:
        frame = self.book.CurrentController.Frame
        self._dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, self.properties(**values))

    def types(self, cell: str, words: str) -> str:
        """Type in a cell; what stands there then."""
        self.does("GoToCell", ToPoint=cell)
        self.does("EnterString", StringName=words)
        return str(self.sheet.getCellRangeByName(cell).String)

    def saves(self, path: Path) -> None:
        options = self.properties(FilterName=FORMATS[path.suffix.lstrip(".")])
        self.book.storeToURL(path.resolve().as_uri(), options)

    def disorders(self) -> None:
        """What people do to a sheet: unprotect it, put in, sort, hide, merge, rename."""
        self.sheet.unprotect("")
        self.sheet.Columns.insertByIndex(3, 1)
        self.sheet.getCellRangeByName(f"D{TOP}").String = "备注"
        rows = self.sheet.getCellRangeByName(f"A{TOP + 1}:U{TOP + 4}")
        field = self._sort_field("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = 0, False
        rows.sort(self.properties(SortFields=self._fields((field,)), ContainsHeader=False))
        self.sheet.Rows.insertByIndex(TOP + 2, 1)
        self.sheet.Rows.getByIndex(TOP + 1).IsVisible = False
        self.sheet.Columns.getByIndex(5).IsVisible = False
        self.sheet.getCellRangeByName(f"O{TOP + 4}:P{TOP + 4}").merge(True)
        self.sheet.Name = "3月第二周"

    def close(self) -> None:
        self.book.close(True)
        self._desktop.terminate()
        self._process.wait(30)


def main(blank: Path, folder: Path) -> None:
    """Type, save in all formats, then disorder and save again."""
    with tempfile.TemporaryDirectory() as profile:
        office = Office(blank.resolve(), Path(profile))
        try:
            for cell, words in {**TYPED, **LOCKED}.items():
                print(cell, repr(words), "->", repr(office.types(cell, words)))
            folder.mkdir(exist_ok=True)
            for suffix in FORMATS:
                office.saves(folder / f"filled.{suffix}")
            office.disorders()
            office.saves(folder / "disordered.xlsx")
        finally:
            office.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))

"""Ctrl+D: whether all is well with this installation, and the repair of a damaged ledger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from ...workspace import Workspace
from ...workspace.doctor.examination import Examination, examine
from ...workspace.doctor.findings import Finding, Verdict
from ...workspace.doctor.repair import mend
from ..commands import DOCTOR, bindings
from ..jobs import Job, failure
from ..recorder import Recorder
from ..saver import UNDER_WAY
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.plan.columns import fit
from ..widgets.row import Row, title
from ..widgets.rows import Rows
from .work_page import WorkPage

_STYLES = {Verdict.BAD: "alert", Verdict.CAUTION: "mind", Verdict.GOOD: "good"}
_VERDICT, _TOPIC = 6, 8
_TERMINAL = "终端"
"""Measured by the command line alone, before a screen has it."""


class DoctorPage(WorkPage):
    """The findings, the grave ones first; Enter mends what may be mended."""

    SHOWN = DOCTOR
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DOCTOR)]
    DEFAULT_CSS: ClassVar[str] = "DoctorPage #findings { height: 1fr; }"

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        super().__init__(workspace, recorder)
        unit = workspace.unit
        self._look = partial(examine, unit.home, unit.revisions.asked, unit.clock, None)
        self._job = Job(self.run_worker)
        self._found: Examination | None = None
        self._steps: list[Finding] = []
        """What was mended since the page was opened."""

    def content(self) -> ComposeResult:
        """The findings."""
        yield Rows(id="findings")

    def on_mount(self) -> None:
        """Look at once."""
        self.query_one(Rows).focus()
        self.head("检查　文件夹、台账、备份、时钟")
        self.action_look()

    def _show_keys(self) -> None:
        found = self._found
        offers = found is None or bool(found.damaged or found.fuller)
        shown = [one for one in self.SHOWN if offers or one.action != "mend"]
        show_keys(self._foot, shown, self.app.size.width, keymap_of(self.app))

    def show_changed(self, touched: set[str] | None) -> None:
        """The ledger was read again: nothing of it stands here."""

    def action_look(self) -> None:
        """Ctrl+R."""
        if not self._job.busy:
            self._job.begin()
            self.say("正在检查……")
            self._job.do(self._look, self._show, self._fail)

    def action_mend(self) -> None:
        """Enter: behind what is still on its way to the disk."""
        found = self._found
        if self._job.busy or found is None:
            return
        if not found.damaged and not found.fuller:
            self.say("没有要修复的。")
        elif self._recorder.saving is UNDER_WAY:
            self.say("还在保存，请稍等再按 Enter。")
        else:
            self._job.begin()
            self.say("正在修复……")
            today = self._workspace.unit.clock().date()
            self._job.do(lambda: mend(self._look, today), self._mended, self._fail)

    def _mended(self, outcome: tuple[Examination, list[Finding]]) -> None:
        found, steps = outcome
        self._steps += steps
        self._recorder.check_disk()
        self._show(found)
        failed = any(step.verdict is Verdict.BAD for step in steps)
        self.say("没有都修好，见上面。" if failed else "修好了，可以接着用。", _said(failed))

    def _show(self, found: Examination) -> None:
        self._found = found
        rows = self.query_one(Rows)
        rows.show(tuple(self._rows(found)))
        self._show_keys()
        offers = len(found.damaged) + len(found.fuller)
        bad = any(one.verdict is not Verdict.GOOD for one in found.findings)
        if offers:
            self.say(f"{offers} 处可以修复：按 Enter，原件留着", "mind")
        else:
            self.say("有要注意的；没有要修复的。" if bad else "没有发现问题。", _said(bad))

    def _rows(self, found: Examination) -> Iterator[Row]:
        if self._steps:
            yield title("修复")
            yield from map(_row, self._steps)
        for verdict in (Verdict.BAD, Verdict.CAUTION, Verdict.GOOD):
            findings = [one for one in found.findings if one.verdict is verdict]
            findings = [one for one in findings if one.topic != _TERMINAL]
            if findings:
                yield title(f"{verdict.value} {len(findings)}")
                yield from map(_row, findings)

    def _fail(self, error: Exception) -> None:
        self.say(failure(error, "没有查完"), "alert")


def _row(finding: Finding) -> Row:
    words = (
        Word(f" {fit(finding.verdict.value, _VERDICT)}", _STYLES[finding.verdict]),
        Word(fit(finding.topic, _TOPIC), "faint"),
        Word(" ".join(finding.words.splitlines())),
    )
    return Row(words, indent=1 + _VERDICT + _TOPIC)


def _said(amiss: bool) -> str:
    return "mind" if amiss else "good"

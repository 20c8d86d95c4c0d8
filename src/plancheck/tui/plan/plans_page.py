"""The plans: what came in to be adopted, what can be opened, documents to make one of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType

from ...errors import PlancheckError
from ...workspace import Workspace
from ...workspace.plan.adoption import Published
from ...workspace.plan.documents import documents, is_draft, plans_made
from ...workspace.plan.drafts import PASTED
from ...workspace.plan.offers import offers, plan_advice, refused
from ...workspace.plan.plans import known_plans
from ...workspace.plan.publication import proposed, publish
from ...workspace.plan.review import PlanReview, open_places
from ..commands import PLANS, bindings
from ..dialogs.choose import ChooseDialog
from ..dialogs.document import DocumentDialog
from ..jobs import Job, failure
from ..pages.work_page import WorkPage, reading_area
from ..recorder import Recorder
from ..restart import Restart, StartAnew
from ..widgets.bars.bars import Word
from ..widgets.prose import Prose
from ..widgets.row import Row, title
from ..widgets.rows import Rows
from .adoption_page import AdoptionPage
from .plan_words import PlanWords
from .screen import PlanReviewScreen

ADOPT, OPEN, DOCUMENT, ELSEWHERE = "adopt:", "open:", "document:", "elsewhere"
PUBLISH, CARRY = "publish:", "carry"
_YES = "yes"


class PlansPage(WorkPage):
    """Enter adopts, opens, or reviews what is highlighted."""

    SHOWN = PLANS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PLANS)]
    DEFAULT_CSS: ClassVar[str] = """
    PlansPage { #about_area { height: 9; } }
    """

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        super().__init__(workspace, recorder)
        self._job = Job(self.run_worker)
        self._words = PlanWords(workspace)

    def content(self) -> ComposeResult:
        """What there is, and what the highlighted one is about."""
        yield Rows(id="plans")
        yield reading_area("about")

    def on_mount(self) -> None:
        """Begin with what came in."""
        self.head("计划")
        rows = self.query_one(Rows)
        rows.show(list(self._rows()))
        rows.begin()
        rows.focus()
        self.say(plan_advice(self._workspace.unit, on_screen=True))
        self._tell(rows.chosen)

    def _rows(self) -> Iterator[Row]:
        unit = self._workspace.unit
        found = offers(unit)
        unfit = refused(unit, found)
        yield title("收件里新下发的", Word("" if found or unfit else " 没有", "faint"))
        for offer in found:
            yield Row([Word(" 接收 ", "mind"), Word(offer.words)], f"{ADOPT}{offer.path}")
        for path, why in unfit:
            yield Row([Word(" 不能接收 ", "alert"), Word(path.name)], f"{ADOPT}{path}")
            yield Row([Word(f"   {why}", "faint")], indent=3)
        yield title("本机的计划")
        known = known_plans(unit)
        for plan in [unit.plan, *(one for one in known if one.id != unit.plan.id)]:
            own = plan is unit.plan
            told = f" {plan.year}  第{plan.revision}版  {plan.title}"
            shipped = own and unit.plan_read.path is None
            now = [Word(" 现在打开的", "good")] if own else []
            now += [Word(" 程序自带", "faint")] if shipped else []
            yield Row([Word(told), *now], "" if own else f"{OPEN}{plan.id}")
        if unit.adopted or any(plan.year < unit.plan.year for plan in known):
            told = " 沿用  去年计划、作废措施上的责任人、分解、常态推进，逐项确认"
            yield Row([Word(told)], CARRY)
        yield title("录入新计划", Word(" 由 Word 文件、文本文件", "faint"))
        for path in documents(unit.home):
            what = " 接着审阅 " if is_draft(path) else " 录入 "
            words = [Word(what, "mind"), Word(path.name), Word(f"  {path.parent}", "faint")]
            yield Row(words, f"{DOCUMENT}{path}")
        yield Row([Word(" 别处的文件，或粘贴文字……")], ELSEWHERE)
        if made := plans_made(unit.home):
            yield title("录好的计划")
        for path in made:
            words = [Word(" 下发 ", "mind"), Word(path.name), Word(f"  {path.parent}", "faint")]
            yield Row(words, f"{PUBLISH}{path}")

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Say what it is about."""
        event.stop()
        self._tell(event.key)

    def _tell(self, key: str) -> None:
        unit = self._workspace.unit
        words = ""
        if key.startswith(ADOPT):
            words = self._words.of_adoption(Path(key.removeprefix(ADOPT)))
        elif key.startswith(OPEN):
            words = "打开这一份：它的记录都在，照样查看、填报、出报告。现在打开的那一份不受影响。"
        elif key == CARRY:
            words = "计划写明是同一项的、文字相近的，列出来逐项确认；沿用算一步，可以撤销。"
        elif key.startswith(PUBLISH):
            words = self._words.of_publication(Path(key.removeprefix(PUBLISH)))
        elif key.startswith(DOCUMENT) or key == ELSEWHERE:
            words = (
                "把街道发下来的文件录成计划：程序先认一遍，定不下来的标出来，一条条看过，再存成计划"
                "文件下发。看到一半可以离开，草稿留着。"
            )
        self.query_one("#about", Prose).tell(Text(words or f"收件文件夹：{unit.home.inbox}"))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._choose(event.key)

    def action_choose(self) -> None:
        """Enter."""
        self._choose(self.query_one(Rows).chosen)

    def _choose(self, key: str) -> None:
        if self._job.busy:
            return
        if key.startswith(ADOPT):
            self._adopt(Path(key.removeprefix(ADOPT)))
        elif key.startswith(OPEN):
            self._start_anew(Restart(key.removeprefix(OPEN)))
        elif key.startswith(DOCUMENT):
            self._read(Path(key.removeprefix(DOCUMENT)))
        elif key == CARRY:
            self._carry_over()
        elif key.startswith(PUBLISH):
            self._publish(Path(key.removeprefix(PUBLISH)))
        elif key == ELSEWHERE:
            self._ask_for_document()

    def _adopt(self, path: Path) -> None:
        """Ask once more, with what it brings in sight; then adopt it and open it."""
        try:
            published = self._workspace.adoptions.read(path)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return

        def chosen(answer: bool | None) -> None:
            if answer:
                self._start_anew(_adoption(self._workspace, published))

        self.app.push_screen(AdoptionPage(self._workspace, published), chosen)

    def _start_anew(self, restart: Restart) -> None:
        self.post_message(StartAnew(restart))

    def _carry_over(self) -> None:
        from .carry_page import CarryPage

        try:
            self.app.push_screen(CarryPage(self._workspace, self._recorder))
        except PlancheckError as error:
            self.say(str(error), "alert")

    def _publish(self, path: Path) -> None:
        """Ask once more; then seal the plan and say where the copy to hand down lies."""
        try:
            found = proposed(self._workspace.unit.home, path)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return

        def chosen(answer: str | None) -> None:
            if answer != _YES:
                return
            try:
                unit = self._workspace.unit
                done = publish(unit.home, path, unit.today, again=bool(found.warning))
            except PlancheckError as error:
                self.say(str(error), "alert")
                return
            self._words.forget()
            doubts = "".join(f"　注意：{doubt}。" for doubt in done.doubts)
            code = f"已下发第{done.plan.revision}版，校验码 {done.check_code}：{done.copy}"
            self.say(f"{code}{doubts}", "good")

        left = open_places(path)
        about = f"下发 {path.name}，第{found.number}版"
        about += f"：还有 {left} 处没有看过" if left else ""
        options = [(_YES, "下发"), ("", f"先不下发{'：' * bool(found.warning)}{found.warning}")]
        if left or found.warning:
            options.reverse()
        self.app.push_screen(ChooseDialog(about, options, options[0][0]), chosen)

    # --- a document

    def _ask_for_document(self) -> None:
        def given(document: str | None) -> None:
            if document is None:
                return
            path = Path(document.strip().strip('"'))
            if "\n" in document:
                self._ask_what_it_is(PASTED, lambda revises: self._of_text(document, revises))
            elif path.suffix.lower() == ".toml" and not is_draft(path):
                self._adopt(path)
            else:
                self._read(path)

        label = "docx、txt 或 md 文件的路径，\n如 D:\\下载\\2027年工作计划.docx"
        dialog = DocumentDialog(label, "也可以把整份文字直接粘贴到这里")
        self.app.push_screen(dialog, given)

    def _read(self, path: Path) -> None:
        unit = self._workspace.unit
        if is_draft(path):
            self._review(lambda: PlanReview.of_file(path, unit))
        else:
            read = PlanReview.of_file
            self._ask_what_it_is(path.name, lambda revises: read(path, unit, revises=revises))

    def _of_text(self, text: str, revises: bool) -> PlanReview:
        return PlanReview.of_text(text, self._workspace.unit, revises=revises)

    def _ask_what_it_is(self, name: str, read: Callable[[bool], PlanReview]) -> None:
        """A plan of its own, or the next revision of the one that is open."""
        plan = self._workspace.unit.plan
        revised = f"《{plan.title}》的修订，成为第{plan.revision + 1}版"
        options = [("", "一份新的计划"), (_YES, revised)]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._review(lambda: read(answer == _YES))

        self.app.push_screen(ChooseDialog(name, options, ""), chosen)

    def _review(self, read: Callable[[], PlanReview]) -> None:
        """Read a document, which may take a second; then its draft is reviewed."""
        self._job.begin()
        self.say("正在读……")

        def failed(error: Exception) -> None:
            self.say(failure(error, "没有读取"), "alert")

        def opened(review: PlanReview) -> None:
            self.app.push_screen(PlanReviewScreen(review), self._reviewed)

        self._job.do(read, opened, failed)

    def _reviewed(self, plan: Path | None) -> None:
        rows = self.query_one(Rows)
        rows.show(list(self._rows()))
        told = f"{plan.name} 存好了；核对以后，在“录好的计划”里下发" if plan else "草稿留着。"
        self.say(told, "good")


def _adoption(workspace: Workspace, published: Published) -> Restart:
    return Restart(published.plan.id, lambda: workspace.adoptions.adopt(published))

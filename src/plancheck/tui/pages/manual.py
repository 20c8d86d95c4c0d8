"""使用手册 on the screen, from the help by F2: its headings to go along, the text beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from ...domain.manual import BlockKind, ManualBlock, ManualChapter, ManualMark, pieces, plain
from ...domain.progress.search import matches
from ...errors import BadFile
from ...workspace.manual import manual
from ..widgets.bars.bars import Word
from ..widgets.bars.key_bar import chips
from ..widgets.field import Field
from ..widgets.prose import Prose
from ..widgets.row import Row
from ..widgets.rows import Rows
from .search_page import NOTHING, SearchPage


class _Headings(Rows):
    """The chapters and their parts; PgUp and PgDn are the text's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.leaf(-1)", "上一页", show=False),
        Binding("pagedown", "screen.leaf(1)", "下一页", show=False),
    ]


class ManualPage(SearchPage):
    """A chapter at a time; what is typed is looked for in all of them."""

    NAMED = "使用手册"
    HINT = "输几个字，在全书里找，如 催报、备份"
    DEFAULT_CSS: ClassVar[str] = """
    ManualPage #headings { width: 20; }
    ManualPage #page { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        try:
            self._chapters = manual()
        except BadFile as error:
            told = ManualBlock(BlockKind.PARAGRAPH, ((str(error),),))
            self._chapters = (ManualChapter(2, "没有读到", (told,)),)

    def text(self) -> ComposeResult:
        """The headings, the text."""
        rows = [
            Row(("　" if one.level > 2 else "") + one.title, key=str(at))
            for at, one in enumerate(self._chapters)
        ]
        with Horizontal():
            yield _Headings(rows, id="headings")
            with VerticalScroll(id="page"):
                yield Prose(id="text")

    @property
    def reader(self) -> Widget:
        """The headings."""
        return self.query_one(_Headings)

    def keys(self) -> Sequence[Word]:
        """How to go on and how to leave."""
        return chips((
            ("↑ ↓", "换一章", ""), ("PgUp PgDn", "翻看", ""), ("打字", "查找", ""),
            ("Esc q", "返回", ""),
        ))  # fmt: skip

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another heading: its text, whatever was looked for."""
        event.stop()
        self.query_one(Field).value = ""
        self.tell("")

    def action_leaf(self, step: int) -> None:
        """PgUp, PgDn: a page of the text."""
        page = self.query_one("#page", VerticalScroll)
        (page.scroll_page_down if step > 0 else page.scroll_page_up)(animate=False)

    def tell(self, words: str) -> None:
        """The chosen chapter, or of all chapters the blocks that have the words."""
        at = int(self.query_one(_Headings).chosen or 0)
        shown = list(_found(self._chapters, words)) if words.strip() else list(self._under(at))
        text = Text("\n").join(_told(shown)) if shown else Text(NOTHING)
        self.query_one("#text", Prose).tell(text)
        self.query_one("#page").scroll_home(animate=False)

    def _under(self, at: int) -> Iterator[ManualChapter]:
        """A heading's text, and that of its parts."""
        first = self._chapters[at]
        yield first
        for one in self._chapters[at + 1 :]:
            if one.level <= max(first.level, 2):
                return
            yield one


def _found(chapters: Iterable[ManualChapter], words: str) -> Iterator[ManualChapter]:
    for one in chapters:
        if matches(words, one.title):
            yield one
            continue
        blocks = []
        for block in one.blocks:
            kept = [row for row in block.rows if matches(words, plain("　".join(row)))]
            if kept and block.kind is not BlockKind.PICTURE:
                head = block.rows[:1] if block.kind is BlockKind.TABLE else ()
                blocks.append(block._replace(rows=tuple(dict.fromkeys((*head, *kept)))))
        if blocks:
            yield one._replace(blocks=tuple(blocks))


def _told(chapters: Iterable[ManualChapter]) -> Iterator[Text]:
    for one in chapters:
        yield Text(one.title, "bold")
        for block in one.blocks:
            if block.kind is not BlockKind.PICTURE:
                yield from _lines(block)
                yield Text()


def _lines(block: ManualBlock) -> Iterator[Text]:
    match block.kind:
        case BlockKind.TABLE:
            for first, *rest in block.rows[1:]:
                yield Text.assemble("  ", (plain(first), "bold"), "　", _marked("　".join(rest)))
        case BlockKind.ITEMS:
            yield from (Text.assemble("  - ", _marked(line)) for line in block.lines)
        case BlockKind.STEPS:
            yield from (Text.assemble("  ", _marked(line)) for line in block.lines)
        case BlockKind.TYPED:
            yield from (Text(f"    {line}") for line in block.lines)
        case _:
            yield from map(_marked, block.lines)


def _marked(line: str) -> Text:
    styles = {ManualMark.STRONG: "bold"}
    return Text.assemble(*((words, styles.get(mark, "")) for words, mark in pieces(line)))

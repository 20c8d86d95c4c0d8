"""The pictures of the manual and the READMEs, from the real app: `python -m tests.pictures`.

A fixed home and a fixed clock, so that `tests/tui/test_pictures.py` can say whether what they show
is what the app shows today. The SVG is Textual's own, without the font that it would fetch; the PNG
is made of it where rsvg-convert is, and bears the digest of its SVG.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from hashlib import sha256
from html import escape, unescape
from pathlib import Path
from shutil import which

from rich.cells import cell_len

from plancheck.domain.period import Week
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.workspace import Workspace
from plancheck.workspace.act import PreparedAct
from tests import street
from tests.png import in_few_colours
from tests.support import Clock, set_up_home
from tests.tui.rollup.reports import put
from tests.tui.screen import Clerk, clerk_at

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SIZE = (80, 24)
SHOWN: dict[str, tuple[str, ...]] = {
    "清单": ("f3", "t:助餐", "escape"),
    "填报": ("enter",),
    "周报": ("f8",),
    "问题台账": ("ctrl+t",),
    "汇总": ("f9",),
    "矩阵": ("f9", "2"),
}
"""Each picture's name, and the keys to it from the list as the one before left it."""
_FONT = re.compile(r"@font-face\s*{[^}]*}\s*")
_TEXT = re.compile(r"<text([^>]*\bclip-path=\"url\(#[^)]*-line-(\d+)\)\"[^>]*)>(.*?)</text>", re.S)
_ID = re.compile(r"terminal-\d+")
_X = re.compile(r'\bx="([\d.]+)"')
_CELL = 12.2
"""The width of a cell in Textual's SVG."""
_PNG_FONT = "Noto Sans Mono CJK SC"
_NARROW = "DejaVu Sans Mono"
"""What has a quotation mark of one cell."""


def street_of(home: Path) -> Workspace:
    """An office PC that has both: a unit in the middle of its week, and what eight units sent."""
    clock = Clock("2024-03-08T09:20:00+08:00")
    workspace = set_up_home(home, clock)
    book, edit = workspace.unit.whole_ledger(), workspace.edit
    clock.set("2024-02-28T09:00:00+08:00")
    book.perform(edit.note(["3.2.2"], "有两户不同意，楼组长在做工作", NoteKind.PROBLEM))
    food = Edit(percent=40, owner="王某、李某", due=date(2024, 10, 31))
    lift = Edit(status=Status.BLOCKED, reason="等图纸", owner="李某", due=date(2024, 3, 6))
    acts: tuple[Callable[[], PreparedAct], ...] = (
        lambda: edit.tick(["3.3.2", "1.1.2"]),
        lambda: edit.note(["3.3.2"], "本周新装 2 处"),
        lambda: edit.change(["3.2.1"], food),
        lambda: edit.note(["3.2.1"], "缺一间备餐间", NoteKind.PROBLEM),
        lambda: edit.note(["3.2.1"], "选址已定，正在办理消防验收"),
        lambda: edit.change(["3.2.2"], lift),
        lambda: edit.note(["3.3.3"], "请街道出面协调物业", NoteKind.COORDINATION),
        lambda: edit.change(["3.3.5"], Edit(status=Status.ONGOING)),
    )  # fmt: skip
    for minute, act in enumerate(acts, 13):
        clock.set(f"2024-03-08T09:{minute}:00+08:00")  # nothing stands by chance before another
        book.perform(act())
    for report in street.reports(8, (Week(2024, 9), Week(2024, 10))):
        put(workspace.unit.home.inbox, report)
    display = workspace.unit.config.display._replace(theme="light", skin="drawn")
    workspace.unit.settings.config = workspace.unit.config._replace(display=display)
    return workspace


async def shown(workspace: Workspace) -> AsyncIterator[tuple[str, Clerk]]:
    """Each picture's name, and the screen that it is to show."""
    async with clerk_at(workspace, SIZE) as clerk:
        for name, keys in SHOWN.items():
            for key in keys:
                await (clerk.type(key[2:]) if key.startswith("t:") else clerk.press(key))
            yield name, clerk
            while len(clerk.app.screen_stack) > 1:
                await clerk.press("escape")


def drawn(clerk: Clerk) -> str:
    """Textual's SVG of what is on the screen."""
    return _ID.sub("t", _FONT.sub("", clerk.app.export_screenshot()))


async def _drawn(workspace: Workspace) -> dict[str, str]:
    return {name: drawn(clerk) async for name, clerk in shown(workspace)}


def words_of(svg: str) -> list[str]:
    """The lines of a picture's screen that have any words, without blanks."""
    lines: dict[int, str] = defaultdict(str)
    for _, line, text in _TEXT.findall(svg):
        lines[int(line)] += "".join(unescape(text).split())
    return [lines[at] for at in sorted(lines) if lines[at]]


def main() -> None:
    """Draw all, and say how large they are."""
    with tempfile.TemporaryDirectory() as home:
        pictures = asyncio.run(_drawn(street_of(Path(home) / "home")))
    FOLDER.mkdir(exist_ok=True)
    for name, svg in pictures.items():
        path = FOLDER / f"{name}.svg"
        path.write_text(svg, encoding="utf-8", newline="\n")
        if which("rsvg-convert"):
            _png(svg, path.with_suffix(".png"))
        print(name, *(f.stat().st_size for f in sorted(FOLDER.glob(f"{name}.*"))))
    if not which("rsvg-convert"):
        print("no rsvg-convert: the PNGs are as they were", file=sys.stderr)


def _png(svg: str, path: Path) -> None:
    cells = _TEXT.sub(lambda m: "".join(_cells(m[1], unescape(m[3]))), svg)
    cells = cells.replace("Fira Code", _PNG_FONT)
    done = subprocess.run(["rsvg-convert"], input=cells.encode(), check=True, capture_output=True)
    path.write_bytes(in_few_colours(done.stdout, sha256(svg.encode()).hexdigest()))


def _cells(attributes: str, text: str) -> Iterator[str]:
    """Each character where its cell is: a hanzi takes two, whatever the font thinks."""
    found = _X.search(attributes)
    assert found
    at = float(found[1])
    rest = re.sub(r'\s*\b(?:x|textLength)="[\d.]+"', "", attributes)
    for character in text:
        if character.strip():
            font = f' style="font-family:{_NARROW}"' if character in "“”‘’…" else ""
            yield f'<text{rest} x="{at:.1f}"{font}>{escape(character)}</text>'
        at += _CELL * cell_len(character)


if __name__ == "__main__":
    main()

"""The pictures of the manual and the READMEs show what the app shows today.

Where this fails, look at `make pictures` and check in what it draws.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.pictures import FOLDER, SHOWN, drawn, shown, street_of, words_of
from tests.png import chunks

ROOT = FOLDER.parents[1]
TEXTS = (ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "docs" / "manual.zh-CN.md")


async def test_every_picture_has_the_words_of_the_screen(home: Path) -> None:
    async for name, clerk in shown(street_of(home)):
        kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        lines = ["".join(line.split()) for line in clerk.lines]
        assert (name, words_of(kept)) == (name, [line for line in lines if line])
        if name == next(iter(SHOWN)):
            assert words_of(drawn(clerk)) == words_of(kept)


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_printed_was_drawn_of_what_is_kept_beside_it(name: str) -> None:
    svg = (FOLDER / f"{name}.svg").read_bytes()
    told = dict(chunks((FOLDER / f"{name}.png").read_bytes()))[b"tEXt"]
    assert told == b"Comment\0" + sha256(svg).hexdigest().encode()


def test_the_texts_show_these_pictures_and_no_others() -> None:
    named = {
        (path.parent / place).resolve()
        for path in TEXTS
        for place in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    }
    assert {path.stem for path in named} == set(SHOWN)
    assert all(path.parent == FOLDER and path.exists() for path in named)

"""The manual says what is so: its commands are understood, its way back from a loss is walked."""

from __future__ import annotations

import io
import re
import shlex
import zipfile

import pytest
from bundles import manual as printed

from plancheck.cli.parser import whole_parser
from plancheck.domain.manual import chapters

TEXT = printed.SOURCE.read_text(encoding="utf-8")
FOUND = chapters(TEXT)
COMMANDS = sorted({
    command.replace("…", "").strip()
    for command in re.findall(r"(?:`|^    )(plancheck [^`\n]+?)(?:`|$)", TEXT, re.MULTILINE)
})  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_line_is_understood(command: str) -> None:
    if not command.endswith("--help"):
        whole_parser().parse_args(shlex.split(command)[1:])


def test_the_printed_manual_is_the_same_every_time_and_has_its_pictures() -> None:
    data = printed.manual()
    assert data == printed.manual()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.endswith(".png")]
        words = package.read("word/document.xml").decode("utf-8")
    assert len(pictures) == TEXT.count("](pictures/")
    assert all(one.title in words for one in FOUND)

"""使用手册, packaged with the program and read when somebody asks for it."""

from __future__ import annotations

from ..domain.manual import ManualChapter, chapters
from ..storage.resources import packaged_path
from ..storage.text_file import read_text


def manual() -> tuple[ManualChapter, ...]:
    """Its chapters without the title; BadFile where it does not lie with the program."""
    text = read_text(packaged_path("manual.zh-CN.md", "docs"))
    return tuple(one for one in chapters(text) if one.level > 1)

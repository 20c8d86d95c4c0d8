"""The document that a plan is made of, read: docx, txt, md, or text from another program.

What cannot be read is said with what to do about it; nothing is written, and nothing that a
document points to is opened.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from ...domain.plan.source import Source
from ...domain.startup import lazy
from ...errors import BadFile, Problem
from .. import file_kinds, text_file
from .markdown import markdown_source
from .source_text import source_text

LIMIT = 20 * 1024 * 1024
"""Bytes of a document; those with pictures are large."""
CHARACTERS = 200_000
"""Characters of a plan. The longest reports have 60,000."""
_TOO_LARGE = "文件太大（超过 {} MB），没有读取。请删去里面的图片、附件，只留计划的文字，再导入。"
_TOO_LONG = "有 {} 万字，不像一份计划，没有读取。请只留计划的文字，再导入。"
_BROKEN = (
    "文件不是完好的 docx，没有读取。请用 Word 或 WPS 打开看看：能打开就另存为 docx，再导入；"
    "打不开请重新索取。"
)
_EMPTY = "文件是空的，没有文字。"
_WEB = "这是网页，没有读取。请用浏览器打开，把正文复制到 Word 里，另存为 docx，再导入。"
_XML = "这是 XML 文件，没有读取。如果是 Word 文档，请用 Word 打开，另存为 docx，再导入。"
_PLAN = "这已经是计划文件，不用导入。用 plancheck plan check 检查，用 --plan 打开。"
_MARKED_UP = (
    (lazy(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE), _WEB),
    (lazy(r"(?:MIME-Version|Content-Type|From):\s", re.IGNORECASE), _WEB),
    (lazy(r"\s*<\?xml\b", re.IGNORECASE), _XML),
    (lazy(r"(?:[^\n]*\n){0,40}?schema *= *[0-9]+\s", re.IGNORECASE), _PLAN),
)
_USUAL = lazy(
    "[\t-\r\x20-\x7e\xa0-\xff\u2010-\u203b\u2460-\u24ff\u25a0-\u25ff"
    "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
"""What Chinese documents are written in."""


def load_source(path: Path) -> tuple[Source, tuple[Problem, ...]]:
    """The source that a file is, and what of the file is no part of it; BadFile if it is none."""
    _refuse_large(path)
    return source_of(text_file.read_bytes(path, LIMIT), path.name)


def source_of(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """The source that bytes are, under a name that is told in messages."""
    if len(data) > LIMIT:
        raise BadFile(name, _TOO_LARGE.format(LIMIT // 1024**2))
    if not data.strip(b"\0 \t\r\n"):
        raise BadFile(name, _EMPTY)
    suffix = PurePath(name).suffix.lower()
    if data.startswith(file_kinds.ZIP) and re.search(rb"word[/\\]document", data, re.IGNORECASE):
        from .word.document import word_source

        source, problems = word_source(data, name)
        _refuse_long(source.text, name)
        return source, problems
    if (found := file_kinds.kind_of(data)) and found.document:
        raise BadFile(name, found.document)
    if suffix in {".docx", ".docm", ".doc", ".wps"} or data.startswith(file_kinds.ZIP):
        raise BadFile(name, _BROKEN)
    text = _decoded(data, name)
    _refuse_long(text, name)
    for pattern, words in _MARKED_UP:
        if pattern.match(text):
            raise BadFile(name, words)
    text = source_text(text)
    if not text.strip():
        raise BadFile(name, _EMPTY)
    return markdown_source(text, escapes=suffix == ".md"), ()


def _refuse_large(path: Path) -> None:
    """BadFile of a file that is too large, or another program's; what else is amiss is left."""
    try:
        if not path.is_file() or path.stat().st_size <= LIMIT:
            return
        with path.open("rb") as file:
            found = file_kinds.kind_of(file.read(file_kinds.HEAD))
    except OSError:
        return
    named = found.document if found else ""
    raise BadFile(path.name, named or _TOO_LARGE.format(LIMIT // 1024**2))


def _refuse_long(text: str, name: str) -> None:
    if len(text) > CHARACTERS:
        raise BadFile(name, _TOO_LONG.format(len(text) // 10_000))


def _decoded(data: bytes, name: str) -> str:
    """The text of bytes in UTF-8, GB 18030 or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16", name)
    if b"\0" in data:
        found = [data.decode(codec, "replace") for codec in ("utf-16-le", "utf-16-be")]
        best = max(found, key=_usual)
        if _usual(best) > 0.9 and len(data) % 2 == 0:
            return best
    return text_file.decoded(data, name)


def _utf16(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise BadFile(name, "文字已损坏，请换一份完好的文件。") from error


def _usual(text: str) -> float:
    """Which part of a text is such as documents have."""
    return len(_USUAL.findall(text)) / max(1, len(text))

"""What may not be read of a Word file is refused in a sentence, before it costs anything."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable

import pytest

from plancheck.errors import BadFile
from plancheck.storage.plan.source_file import source_of
from tests.rows import each_row
from tests.storage.plan.word.packages import docx, p, part, r, read, relations, zipped

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "哈哈">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><a>&i;</a>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def declared(name: str, size: int) -> bytes:
    """A docx whose document says it is so large."""
    data = bytearray(docx(p("文")))
    at = data.index(b"PK\x01\x02")
    while not data[at + 46 :].startswith(name.encode()):
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


def locked() -> bytes:
    """A docx whose parts are encrypted as zip does it."""
    data = bytearray(docx(p("文")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def another_document(xml: str) -> bytes:
    return docx("", files={"word/document.xml": xml})


def many_files() -> bytes:
    return docx(p("文")) + b"PK\x01\x02" * 20_000


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (lambda: docx(p("文"), files={"word/vbaProject.bin": b"x"}), "宏"),
    "cut off": (lambda: docx(p("文"))[:700], "已损坏"),
    "encrypted": (locked, "密码"),
    "no document": (lambda: zipped({"word/document2.xml": "x", "a": "b"}), "已损坏"),
    "no XML": (lambda: another_document("x"), "已损坏"),
    "XML cut off": (lambda: another_document(part("document", p("文"))[:-9]), "已损坏"),
    "entities in entities": (lambda: another_document(BOMB), "已损坏"),
    "an entity outside": (lambda: another_document(OUTSIDE + "<a>&x;</a>"), "已损坏"),
    "large": (
        lambda: docx(p("文"), files={"word/document.xml": b" " * 60_000_000}),
        "不像一份计划",
    ),
    "larger than it says": (lambda: declared("word/document.xml", 99), "已损坏"),
    "said to be larger": (lambda: declared("word/document.xml", 2**31), "不像一份计划"),
    "many tags": (lambda: docx("<w:p/>" * 1_000_001), "不像一份计划"),
    "many files": (many_files, "不像一份计划"),
    "deep": (
        lambda: docx("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000),
        "太深",
    ),
    "packed otherwise": (
        lambda: zipped({"word/document.xml": part("document", "")}, zipfile.ZIP_BZIP2),
        "已损坏",
    ),
    "no words": (lambda: docx("<w:p/>"), "没有文字"),
    "a header alone": (lambda: docx("<w:p/>", hdr=p("某街道")), "没有文字"),
    "pictures alone": (lambda: docx("<w:p/>", files={"word/media/1.png": b"x"}), "扫描件"),
}


@each_row(("made", "words"), REFUSED.values())
def test_what_may_not_be_read_is_refused_in_a_sentence(
    made: Callable[[], bytes], words: str
) -> None:
    data, begun = made(), time.process_time()
    with pytest.raises(BadFile, match=words) as caught:
        source_of(data, "计划.docx")
    assert caught.value.problem.message.endswith(("。", "）。"))
    assert time.process_time() - begun < 2


def test_names_of_parts_may_be_written_otherwise() -> None:
    rels = relations(("officeDocument", "/Word/Document2.xml", ""))
    files: dict[str, str | bytes] = {
        "_rels\\.rels": rels,
        "word\\document2.XML": part("document", f"<w:body>{p('文')}</w:body>"),
    }
    assert read(zipped(files)).text == "文"


def test_the_strict_form_is_read_as_the_other() -> None:
    strict = part("document", f"<w:body>{p('文')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(another_document(strict)).text == "文"


def test_what_is_no_part_of_the_text_is_said() -> None:
    links = (
        *(("image", f"media/{number}.png", "") for number in (1, 2)),
        ("chart", "charts/chart1.xml", ""),
        ("diagramData", "diagrams/data1.xml", ""),
        ("comments", "comments.xml", ""),
        ("hyperlink", "http://127.0.0.1:1/a", 'TargetMode="External"'),
        ("attachedTemplate", "file:///x.dotm", 'TargetMode="External"'),
        ("image", "http://127.0.0.1:1/b.png", 'TargetMode="External"'),
    )
    removed = "<w:del><w:r><w:delText>删去了</w:delText></w:r></w:del>"
    body = f"<w:p>{removed}{r('文')}{r('暗', '<w:vanish/>')}</w:p><w:altChunk/>"
    source, problems = source_of(docx(body, links=links), "计划.docx")
    assert source.text == "文"
    assert [problem.message for problem in problems] == [
        "修订中已删去的和隐藏的文字有 4 字，没有读入。",
        "有 3 处外部链接，没有打开，链接到的内容没有读入。",
        "嵌有 1 个别的文档或对象，里面的文字没有读入。",
        "有 2 张图片，里面的文字没有读入。",
        "有 1 个图表，里面的文字没有读入。",
        "有 1 个 SmartArt 图形，里面的文字没有读入。",
        "有批注，里面的文字没有读入。",
    ]
    assert all(one.source == "计划.docx" for one in problems)

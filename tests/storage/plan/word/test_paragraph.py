"""A paragraph says what its reader sees: inserted words, no deleted ones, nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.source import PassageKind
from tests.rows import each_row
from tests.storage.plan.word.packages import docx, p, r, read, said

BOX = f"<w:txbxContent>{p('框')}</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(code: str, result: str) -> str:
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    begun = FIELD.format("begin") + instruction
    return begun + FIELD.format("separate") + r(result) + FIELD.format("end")


PARAGRAPHS = {
    "runs torn by the spelling check": (r("前") + "<w:proofErr/>" + r("后"), "前后"),
    "inserted": (r("前") + f"<w:ins>{r('插')}</w:ins>" + r("后"), "前插后"),
    "deleted": (r("前") + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + r("后"), "前后"),
    "inserted, then deleted": (f"<w:ins><w:del>{r('删')}</w:del></w:ins>" + r("后"), "后"),
    "moved here": (f"<w:moveTo>{r('移')}</w:moveTo>" + r("后"), "移后"),
    "moved away": (f"<w:moveFrom>{r('移')}</w:moveFrom>" + r("后"), "后"),
    "smart tag": (f"<w:smartTag><w:smartTag>{r('上海')}</w:smartTag></w:smartTag>", "上海"),
    "link": (f"<w:hyperlink>{r('网址')}</w:hyperlink>", "网址"),
    "content control": (f"<w:sdt><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>", "甲"),
    "custom XML": (f"<w:customXml>{r('甲')}</w:customXml>", "甲"),
    "content control that nobody filled in": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{r('单击此处')}</w:sdtContent></w:sdt>" + r("后"),
        "后",
    ),
    "hidden": (r("暗", "<w:vanish/>") + r("明", '<w:vanish w:val="0"/>'), "明"),
    "soft break": (r("前") + "<w:r><w:br/></w:r>" + r("后"), "前\n后"),
    "tab": (r("前") + "<w:r><w:tab/></w:r>" + r("后"), "前\t后"),
    "hyphen that does not break": (r("1") + "<w:r><w:noBreakHyphen/></w:r>" + r("2"), "1-2"),
    "pronunciation": (
        f"<w:r><w:ruby><w:rt>{r('yǒu')}</w:rt><w:rubyBase>{r('友')}</w:rubyBase></w:ruby></w:r>",
        "友",
    ),
    "formula": ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"),
    "line end in the file": ("<w:r><w:t>前\n后</w:t></w:r>", "前 后"),
    "invisible": (r("前\u200b\u202e后"), "前后"),
    "field": (field("REF a", "第三条") + r("后"), "第三条后"),
    "simple field": (f'<w:fldSimple w:instr="REF a">{r("甲")}</w:fldSimple>', "甲"),
    "page number": (r("前") + field(" PAGE \\* MERGEFORMAT", "3"), "前"),
    "page number, simple": (
        r("前") + f'<w:fldSimple w:instr=" PAGE ">{r("3")}</w:fldSimple>',
        "前",
    ),
    "field in a field's code": (
        FIELD.format("begin")
        + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + field("REF a", "1")
        + FIELD.format("separate")
        + r("甲")
        + FIELD.format("end"),
        "甲",
    ),
    "field that never ends": (FIELD.format("begin") + r("甲"), "甲"),
    "page number that never ends": (
        FIELD.format("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + FIELD.format("separate")
        + r("甲"),
        "甲",
    ),
    "end of a field that never began": (FIELD.format("end") + r("甲"), "甲"),
    "text box twice": (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{BOX}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>" + r("前"),
        "前\n框",
    ),
    "text box of Word 2007": (f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", "\n框"),
    "WordArt": (
        '<w:r><w:pict><v:textpath string="某某街道文件"/></w:pict></w:r>',
        "某某街道文件\n",
    ),
    "text box in the second form alone": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="x"/>'
        f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>" + r("前"),
        "前\n框",
    ),
}


@each_row(("content", "text"), PARAGRAPHS.values())
def test_a_paragraph_says_what_its_reader_sees(content: str, text: str) -> None:
    assert read(docx(f"<w:p>{content}</w:p>{p('末')}")).text == f"{text}\n末"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    removed = "<w:rPr><w:del/></w:rPr>"
    body = p("前", removed) + p("中", removed) + p("后") + p("末", removed)
    assert read(docx(body)).text == "前中后\n末"


def test_bold_words_are_known_by_the_run_its_style_or_the_paragraphs() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="s"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="base"/></w:style>'
    )
    styled, plain = '<w:rStyle w:val="s"/>', '<w:b w:val="0"/>'
    body = (
        f"<w:p>{r('一是', '<w:b/>')}{r('推进。', '<w:b/>')}{r('开展。')}</w:p>"
        f"<w:p>{r('常')}{r('粗', styled)}</w:p>"
        f"<w:p><w:pPr><w:pStyle w:val='h'/></w:pPr>{r('题')}{r('细', plain)}</w:p>"
    )
    source = read(docx(body, styles=styles))
    bold = [[source.text[start:end] for start, end in one.bold] for one in source.passages]
    assert bold == [["一是推进。"], ["粗"], ["题"]]


def test_the_level_of_a_heading_is_its_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
        '<w:style w:type="paragraph" w:styleId="2">'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="o"><w:basedOn w:val="o"/></w:style>'
    )
    named = [p("题", f'<w:pStyle w:val="{name}"/>') for name in ("2", "3", "o", "none")]
    own = p("题", '<w:outlineLvl w:val="0"/>') + p("文", '<w:outlineLvl w:val="9"/>')
    source = read(docx("".join(named) + own, styles=styles))
    assert [one.outline for one in source.passages] == [2, 2, 0, 0, 1, 0]


def test_a_table_of_contents_is_known_as_one() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
    begun = FIELD.format("begin") + '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    begun += FIELD.format("separate")
    body = (
        f"<w:p>{begun}{r('一、甲')}</w:p><w:p>{r('二、乙')}{FIELD.format('end')}</w:p>"
        + p("三、丙", '<w:pStyle w:val="t1"/>')
        + p("一、甲")
    )
    source = read(docx(p("目　录") + body, styles=styles))
    kinds = [one.kind for one in source.passages]
    assert kinds == [*[PassageKind.CONTENTS] * 4, PassageKind.BODY]
    unended = read(docx(f"<w:p>{begun}{r('一、甲')}</w:p>" + p("正文")))
    assert {one.kind for one in unended.passages} == {PassageKind.BODY}


def test_notes_follow_the_body_and_know_where_they_are_referred_to() -> None:
    note = '<w:footnote w:id="{}" {}>{}</w:footnote>'
    body = (
        f'<w:p>{r("打造")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("矩阵")}</w:p>'
        f'<w:p>{r("完")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    source = read(
        docx(
            body,
            footnotes=note.format(0, 'w:type="separator"', p("线"))
            + note.format(2, "", p("矩阵：三级") + p("续"))
            + note.format(3, "", p("没有人提到")),
            endnotes=f'<w:endnote w:id="2">{p("尾")}</w:endnote>',
        )
    )
    assert source.text == "打造矩阵\n完\n矩阵：三级\n续\n尾"
    notes = [(said(source, one), one.mark) for one in source.passages[2:]]
    assert notes == [("矩阵：三级", 2), ("续", 2), ("尾", 6)]
    assert {one.kind for one in source.passages[2:]} == {PassageKind.NOTE}


def test_headers_and_footers_are_known_as_such_and_come_last() -> None:
    box = f"<w:p>{r('第')}<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r></w:p>"
    foot = f"<w:p>{field('PAGE', '1')}</w:p>{box}"
    source = read(docx(p("正文"), hdr=p("内部资料"), ftr=foot))
    kinds = {said(source, one): one.kind for one in source.passages}
    assert kinds.pop("正文") is PassageKind.BODY
    assert kinds == dict.fromkeys(("内部资料", "第", "框"), PassageKind.MARGIN)


WRAPPED = (
    "{}",
    "<w:ins>{}</w:ins>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:hyperlink>{}</w:hyperlink>",
)


@given(
    st.lists(
        st.lists(
            st.tuples(st.text("街道社区一二。，、（）12 ", min_size=1), st.sampled_from(WRAPPED)),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_character_comes_once_and_in_order(paragraphs: list[list[tuple[str, str]]]) -> None:
    body = [[wrap.format(r(words)) for words, wrap in one] for one in paragraphs]
    source = read(docx("".join(f"<w:p>{''.join(runs)}</w:p>" for runs in body) + p("末")))
    lines = ["".join(words for words, _ in one) for one in paragraphs]
    assert source.text == "\n".join((*lines, "末"))
    words = [source.text[one.start : one.end] for one in source.passages]
    assert words == [line.strip() for line in (*lines, "末") if line.strip()]

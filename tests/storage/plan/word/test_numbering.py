"""The numbers that Word draws are worked out as it does."""

from __future__ import annotations

from plancheck.storage.plan.word.number_formats import written
from tests.rows import each_row
from tests.storage.plan.word.packages import docx, numbered, p, read, said


def level(at: int, format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def override(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


OUTLINE = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def numbers(numbering: str, *paragraphs: tuple[str, int] | str, styles: str = "") -> list[str]:
    """The numbers that paragraphs bear, given as numbering and level, or by their properties."""
    body = "".join(p("文", one if isinstance(one, str) else numbered(*one)) for one in paragraphs)
    source = read(docx(body, numbering=numbering, styles=styles))
    return [said(source, one).removesuffix("文") for one in source.passages]


def test_deeper_levels_begin_anew_after_a_higher_one() -> None:
    met = [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    found = numbers(OUTLINE + num(1, 0), *met)
    assert found == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]


def test_levels_are_told_from_one_on() -> None:
    body = p("文", numbered("1", 1)) + p("文", numbered("9"))
    source = read(docx(body, numbering=OUTLINE + num(1, 0)))
    assert [(one.number, one.level) for one in source.passages] == [("（一）", 2), ("", 0)]


def test_a_level_may_never_begin_anew_or_only_after_some() -> None:
    running = abstract(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
    )
    met = [("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 2)]
    assert numbers(running + num(1, 0), *met) == ["1", "1", "1", "2", "2", "2", "3", "1"]


def test_numberings_of_one_definition_count_on_unless_one_begins_anew() -> None:
    parts = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, override(0, 1)) + num(4, 0, override(0, 5))
    met = [("1", 0), ("2", 0), ("3", 0), ("3", 0), ("4", 0), ("1", 0)]
    assert numbers(parts, *met) == ["一、", "二、", "一、", "二、", "五、", "六、"]


def test_a_number_may_have_those_above_it_in_it() -> None:
    legal = abstract(
        0,
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    met = [("1", 0), ("1", 1), ("1", 2), ("1", 2)]
    assert numbers(legal + num(1, 0), *met) == ["第一章", "一.1", "1.1.1", "1.1.2"]


def test_a_level_that_was_skipped_counts_from_its_start() -> None:
    legal = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    assert numbers(legal + num(1, 0), ("1", 1), ("1", 1)) == ["1.1", "1.2"]


def test_a_list_begins_where_it_says() -> None:
    late = abstract(0, level(0, "decimal", "%1.", start=24)) + num(1, 0)
    assert numbers(late, ("1", 0), ("1", 0)) == ["24.", "25."]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="base"><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h1"><w:basedOn w:val="base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h3"><w:pPr>'
    '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="list"><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_a_number_may_be_the_styles_or_of_a_style_that_it_is_based_on() -> None:
    own = abstract(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
        level(2, "decimal", "%3."),
    )
    met = [f'<w:pStyle w:val="{style}"/>' for style in ("h1", "h2", "h3", "h2", "h1")]
    none = '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    found = numbers(own + num(1, 0), *met, none, styles=STYLES)
    assert found == ["一、", "（一）", "1.", "（二）", "二、", ""]


def test_a_numbering_may_be_a_styles() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="list"/></w:abstractNum>'
    parts = OUTLINE + linked + num(1, 0) + num(2, 7)
    assert numbers(parts, ("2", 0), ("2", 0), styles=STYLES) == ["一、", "二、"]
    ring = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="ring"/></w:abstractNum>'
    style = STYLES.replace('"list"', '"ring"').replace('"1"', '"2"')
    assert numbers(ring + num(2, 7), ("2", 0), styles=style) == [""]


def test_a_numbering_may_have_levels_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）")}</w:lvlOverride>'
    assert numbers(OUTLINE + num(1, 0, own), ("1", 0)) == ["1）"]


def test_bullets_are_told_by_a_sign_that_every_font_has() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    for text, more, shown in (("—", "", "—"), ("\uf06c", "", "●"), ("l", fonts, "●")):
        signs = abstract(0, level(0, "bullet", text, more)) + num(1, 0)
        assert numbers(signs, ("1", 0)) == [shown]
    assert numbers(abstract(0, level(0, "none", "")) + num(1, 0), ("1", 0)) == [""]


def test_what_was_deleted_takes_no_number() -> None:
    removed = "<w:rPr><w:del/></w:rPr>"
    gone = f"<w:p><w:pPr>{numbered('1')}{removed}</w:pPr><w:del/></w:p>"
    body = p("文", numbered("1")) + gone + p("文", numbered("1"))
    source = read(docx(body, numbering=OUTLINE + num(1, 0)))
    assert [one.number for one in source.passages] == ["一、", "二、"]


@each_row(
    ("format", "number", "words"),
    [
        ("decimal", 12, "12"),
        ("decimalzero", 3, "03"),
        ("chinesecounting", 12, "十二"),
        ("chinesecounting", 105, "一〇五"),
        ("chinesecountingthousand", 21, "二十一"),
        ("chinesecountingthousand", 105, "一百〇五"),
        ("chinesecountingthousand", 210, "二百一十"),
        ("japanesecounting", 10, "十"),
        ("chineselegalsimplified", 23, "贰拾叁"),
        ("ideographdigital", 10, "一〇"),
        ("ideographtraditional", 3, "丙"),
        ("ideographzodiac", 3, "寅"),
        ("decimalenclosedcircle", 11, "⑪"),
        ("decimalenclosedparen", 1, "⑴"),
        ("decimalenclosedfullstop", 30, "30"),
        ("upperletter", 28, "BB"),
        ("lowerletter", 3, "c"),
        ("upperroman", 1994, "MCMXCIV"),
        ("lowerroman", 4, "iv"),
        ("none", 4, ""),
        ("some format to come", 4, "4"),
    ],
)
def test_a_number_is_written_in_its_format(format: str, number: int, words: str) -> None:
    assert written(number, format) == words

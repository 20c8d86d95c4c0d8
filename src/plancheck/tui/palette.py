"""The colours, by what they say; each only repeats what a word says.

Red: act now (逾期, 受阻, 未报, 拒收). Amber: mind (临期, 滞后, 迟报, reminders). Green: done or
saved. Blue: under way. Teal: 常态推进. Grey: the rest. Each text keeps a contrast of 4.5 to 1 to
every ground it stands on, in high contrast of 7 to 1 (WCAG 2.2, 1.4.3 and 1.4.6).
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import NamedTuple, Protocol

from rich.color import Color
from rich.style import Style

from ..domain.progress.status import Status

Pair = tuple[str, str]
"""A text's colour, and the ground it brings along; "" for the ground that it stands on."""


MARKS = "".join(status.mark for status in Status)
_OF_MARKS = dict(zip(MARKS, ("faint", "moving", "good", "steady", "alert", "faint"), strict=True))
"""The texts whose colours marks have without a ground."""


class TextStyles(Protocol):
    """A text's style by its name, on a ground."""

    def __call__(self, name: str, ground: str = "page") -> Style:
        """The style."""


class Colours(NamedTuple):
    """The colours of one theme: four grounds, what has no words on it, and texts."""

    name: str
    page: str
    band: str
    """Under what frames a screen: header, tabs, keys; and the paper that is read."""
    raised: str
    """Under what can be written in."""
    cursor: str
    viewing: Pair
    """A band that says: what is shown is not yours."""
    line: str
    """Lines and tracks: nothing to read."""
    text: str
    faint: str
    head: str
    alert: str
    mind: str
    good: str
    moving: str
    steady: str
    chip: Pair
    late: Pair
    """The light of what is overdue."""
    soon: Pair
    marks: tuple[Pair, ...]
    """Those of 未推完常阻免, in this order."""
    dark: bool = True
    plain_on: tuple[str, ...] = ()
    """Grounds on which all words have the text's colour: not every other is read there."""

    @property
    def tinted(self) -> bool:
        """Whether marks stand on grounds of their own."""
        return any(ground for _, ground in self.marks)


DARK = Colours(
    name="dark",
    page="#12171c",
    band="#1b222b",
    raised="#26303b",
    cursor="#17395a",
    viewing=("#f2bd5c", "#42330f"),
    line="#465463",
    text="#e6eaee",
    faint="#9fadba",
    head="#8cc0ff",
    alert="#ff9184",
    mind="#f2bd5c",
    good="#86d693",
    moving="#9cc6ff",
    steady="#74d2cc",
    chip=("#12171c", "#9fadba"),
    late=("#ffffff", "#a32d26"),
    soon=("#f2bd5c", "#5c4310"),
    marks=(
        ("#9fadba", "#2b343e"),
        ("#9cc6ff", "#23405f"),
        ("#86d693", "#1e4a2a"),
        ("#74d2cc", "#18444a"),
        ("#ffffff", "#a32d26"),
        ("#9fadba", ""),
    ),
)
LIGHT = Colours(
    name="light",
    page="#ffffff",
    band="#eef2f6",
    raised="#e0e8f0",
    cursor="#bcd9f5",
    viewing=("#7a4300", "#fbe3b5"),
    line="#9aa8b5",
    text="#1b2126",
    faint="#4a5764",
    head="#0b4f8a",
    alert="#a81a12",
    mind="#7a4300",
    good="#14622a",
    moving="#0b4f8a",
    steady="#0b5a5e",
    chip=("#ffffff", "#4a5764"),
    late=("#ffffff", "#b3261e"),
    soon=("#7a4300", "#fbe3b5"),
    marks=(
        ("#4a5764", "#e4e8ec"),
        ("#0b4f8a", "#d3e5f8"),
        ("#14622a", "#cdeed4"),
        ("#0b5a5e", "#cbecec"),
        ("#ffffff", "#b3261e"),
        ("#4a5764", ""),
    ),
    dark=False,
)


def _untinted(palette: Colours) -> Colours:
    """Marks and lights in the colours of their texts: a tint needs colours in between."""
    return palette._replace(
        viewing=(palette.mind, palette.band),
        late=(palette.alert, ""),
        soon=(palette.mind, ""),
        marks=tuple((getattr(palette, name), "") for name in _OF_MARKS.values()),
    )


CONTRAST = _untinted(
    Colours(
        name="contrast",
        page="#000000",
        band="#202020",
        raised="#202020",
        cursor="#002850",
        viewing=("", ""),
        line="#e0e0e0",
        text="#ffffff",
        faint="#e0e0e0",
        head="#ffff00",
        alert="#ffb0b0",
        mind="#ffdf40",
        good="#80ff80",
        moving="#c0e0ff",
        steady="#80ffff",
        chip=("#000000", "#ffff00"),
        late=("", ""),
        soon=("", ""),
        marks=(),
    )
)
SIXTEEN = _untinted(
    Colours(
        name="16",
        page="#000000",
        band="#000000",
        raised="#0000aa",
        cursor="#0000aa",
        viewing=("", ""),
        line="#aaaaaa",
        text="#ffffff",
        faint="#aaaaaa",
        head="#55ffff",
        alert="#ff5555",
        mind="#ffff55",
        good="#55ff55",
        moving="#55ffff",
        steady="#55ffff",
        chip=("#000000", "#55ffff"),
        late=("", ""),
        soon=("", ""),
        marks=(),
        plain_on=("cursor", "raised"),
    )
)
"""Of the sixteen colours that every terminal has, so that nothing is rounded to another."""

PALETTES = MappingProxyType({p.name: p for p in (DARK, LIGHT, CONTRAST, SIXTEEN)})
GROUNDS = ("page", "band", "raised", "cursor", "viewing")
"""The grounds of a line or a widget."""


def palette(theme: str) -> Colours:
    """The colours of a theme by its name; the dark ones for Textual's own themes."""
    return PALETTES.get(theme, DARK)


@cache
def styles(theme: str, *, tinted: bool = True) -> TextStyles:
    """The styles of a theme by its name.

    Not `tinted`: marks and keys have no grounds of their own, but brackets or bold type.
    """
    colours = palette(theme)
    texts = _texts(colours) if tinted else _untinted_texts(colours)

    @cache
    def style(name: str, ground: str = "page") -> Style:
        under, text = _style(_ground(colours, ground)), texts[name]
        return under + (text.without_color if ground in colours.plain_on else text)

    return style


def _ground(colours: Colours, name: str) -> Pair:
    if name == "viewing":
        return colours.viewing
    grounds = {
        "page": colours.page,
        "band": colours.band,
        "raised": colours.raised,
        "cursor": colours.cursor,
    }
    return colours.text, grounds[name]


@cache
def _texts(colours: Colours) -> dict[str, Style]:
    """The styles of texts, without a ground unless they bring one along."""
    return {
        "plain": Style(),
        "bold": Style(bold=True),
        "head": _style((colours.head, "")),
        "strong": _style((colours.head, "")) + Style(bold=True),
        "line": _style((colours.line, "")),
        "faint": _style((colours.faint, "")),
        "alert": _style((colours.alert, "")),
        "mind": _style((colours.mind, "")),
        "good": _style((colours.good, "")),
        "moving": _style((colours.moving, "")),
        "steady": _style((colours.steady, "")),
        "found": _style((colours.mind, "")) + Style(bold=True, underline=True),
        "tab": _style((colours.text, colours.cursor)) + Style(bold=True),
        "chip": _style(colours.chip),
        "late": _style(colours.late),
        "soon": _style(colours.soon),
        **{mark: _style(pair) for mark, pair in zip(MARKS, colours.marks, strict=True)},
    }


@cache
def _untinted_texts(colours: Colours) -> dict[str, Style]:
    texts = _texts(colours)
    return {**texts, "chip": texts["strong"], **{m: texts[n] for m, n in _OF_MARKS.items()}}


def _style(pair: Pair) -> Style:
    text, ground = (Color.parse(colour) if colour else None for colour in pair)
    return Style.from_color(text, ground)


TEXTS = frozenset(_texts(DARK)) - {"line"}
"""What can be read; a line cannot."""

"""What a browser would make of a page's markup, by Python's own parser."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "col", "br", "link", "img", "input", "hr"}


class Element:
    """An element: its name, its attributes, what is in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def all(self, *names: str) -> list[Element]:
        """The elements of these names in it, in their order; of all names without any."""
        found = []
        for one in self.inside:
            if isinstance(one, Element):
                found += [one] if not names or one.name in names else []
                found += one.all(*names)
        return found

    def first(self, name: str, **attributes: str) -> Element:
        """The first element of this name that has these attributes."""
        wanted = attributes.items()
        return next(one for one in self.all(name) if wanted <= one.attributes.items())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def web_page(data: bytes) -> Element:
    """The page; AssertionError where an element is not closed, or not in its place."""
    reader = _Reader()
    reader.feed(data.decode("utf-8"))
    reader.close()
    assert len(reader.open) == 1, [one.name for one in reader.open]
    return reader.open[0]

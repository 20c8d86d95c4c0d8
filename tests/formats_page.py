"""docs/formats.md read as it stands: a table under a heading has a key a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
VARIES = re.compile(r"<\w+>")


def rows(heading: str, under: str = "") -> list[tuple[str, ...]]:
    """The cells of the table under a heading, of a chapter where several have such a one."""
    chapter = re.split(rf"(?m)^## {re.escape(under)}", PAGE)[1] if under else PAGE
    chapter = re.split(r"(?m)^## ", chapter)[0] if under else chapter
    part = re.split(rf"(?m)^###? {re.escape(heading)}$", chapter)[1]
    part = re.split(r"(?m)^##", part)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    assert len(lines) > 2, heading
    return [tuple(c.strip() for c in line.strip("|").split("|")) for line in lines[2:]]


def keys(heading: str, under: str = "") -> dict[str, bool]:
    """The keys of a table, and whether each is always there."""
    return {row[0].strip("`"): row[2] == "always" for row in rows(heading, under)}


def differences(found: Iterable[Mapping[str, Any]], page: Mapping[str, bool]) -> list[str]:
    """What tables of a file have against the page's one, and the page against them."""
    found = list(found)
    assert found
    written = {key for table in found for key in table}
    lacking = {
        key for table in found for key, always in page.items() if always and key not in table
    }
    return [
        *(f"not on the page: {key}" for key in sorted(written - page.keys())),
        *(f"always, and yet missing: {key}" for key in sorted(lacking)),
        *(f"never written: {key}" for key in sorted(page.keys() - written)),
    ]


def leaves(value: Any, at: str = "") -> Iterator[str]:
    """The keys of a JSON value, by their paths; an empty list has none."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from leaves(one, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list) and (not value or isinstance(value[0], Mapping | list)):
        for one in value:
            yield from leaves(one, f"{at}[]")
    else:
        yield at


def spelt_out(key: str) -> list[str]:
    """`a.{b,c}` is `a.b` and `a.c`."""
    before, brace, rest = key.partition("{")
    if not brace:
        return [key]
    inner, _, after = rest.partition("}")
    return [f"{before}{one}{after}" for one in inner.split(",")]


def alike(key: str, written: str) -> bool:
    """Whether a key of the page, a part of which may vary, is the one that is written."""
    return re.fullmatch(VARIES.sub(".+", re.escape(key)), written) is not None

"""TOML as this program writes it: one line a key, basic strings, nothing a terminal would act on.

What tomlkit is for (files a person edits) stays with tomlkit; here are the files that only
programs write, where one `[[entry]]` more must not cost a rewrite.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...domain.text import UNSAFE

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def string(text: str) -> str:
    """A basic string (TOML 1.0, "String"); control, bidi and zero-width characters as \\uXXXX.

    A lone surrogate has no TOML form: ValueError.
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if not UNSAFE.match(char):
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError("a lone surrogate cannot be written")
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def value(item: object) -> str:
    """A value: string, number, boolean, date, array, inline table."""
    if isinstance(item, str):
        return string(item)
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, int | float):
        return repr(item)
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, Mapping):
        inner = ", ".join(f"{key(k)} = {value(v)}" for k, v in item.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(item, list | tuple):
        return "[" + ", ".join(map(value, item)) + "]"
    raise TypeError(f"no TOML form for {type(item).__name__}")


def key(name: str) -> str:
    """A key, quoted where it must be."""
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else string(name)


def pairs(content: Mapping[str, object]) -> str:
    """`key = value` lines."""
    return "".join(f"{key(name)} = {value(item)}\n" for name, item in content.items())

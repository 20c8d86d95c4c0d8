"""The page: what surrounds its chapters, the policy under which it runs, its contents."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pkgutil import get_data
from typing import TYPE_CHECKING

from ....domain.rollup.bulletin.bulletin import bulletin
from .chapters import chapters
from .markup import text

if TYPE_CHECKING:
    from ....domain.rollup.figures.figures import RollupReport


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes, UTF-8; the same roll-up gives the same."""
    made = bulletin(report)
    title, told = text(made.title), text(made.subtitle)
    found, day = chapters(report, made), made.day
    links = "".join(f'<a href="#{one.id}">{text(one.short)}</a>' for one in found)
    body = "".join(
        f'<section id="{one.id}" class="{"upright" if one.upright else "across"}">'
        f"<h2>{text(one.title)}</h2>{one.body}</section>"
        for one in found
    )
    style, script = _part("page.css"), _part("page.js")
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta http-equiv="X-UA-Compatible" content="IE=edge">\n'
        '<meta name="renderer" content="webkit">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}　{told}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#text">跳到正文</a>\n'
        f"<header><h1>{title}</h1><p>{told}</p></header>\n"
        f'<nav aria-label="目录">{links}</nav>\n<main id="text" tabindex="-1">{body}</main>\n'
        f"<footer><p>{text(made.office)}　{day.year}年{day.month}月{day.day}日</p></footer>\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _policy(*parts: str) -> str:
    """Nothing from anywhere; of styles and scripts the page's own alone, by their digests."""
    style, script = (b64encode(sha256(p.encode("utf-8")).digest()).decode() for p in parts)
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _part(name: str) -> str:
    """A file beside this one; a browser takes line ends for \\n before it takes the digest."""
    data = get_data(__package__, name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8").replace("\r\n", "\n")

"""The seal of a published plan (下发): taken over its content, and set in the file's own text.

A person's comments and order of lines stay: of the text only the revision's number is changed, and
what publishing adds stands at its end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...domain.ledger.entry import sha256_text
from ...domain.report.content import seal_from
from ...domain.startup import lazy
from ...errors import BadFile
from ..toml import guard, writer
from ..toml.lines import lines_of

if TYPE_CHECKING:
    from ...domain.plan.model import Revision

_REVISION = lazy(r"([ \t]*revision[ \t]*=[ \t]*)[0-9_]+([ \t]*(?:#.*)?)")
_HEADING = lazy(r"[ \t]*\[")


def content_digest(content: Mapping[str, object]) -> str:
    """SHA-256 (hex) of a plan file's content, but for its seal.

    Over canonical JSON, as the ledger's; unlike there, a bare time of day may occur.
    """
    return sha256_text(
        json.dumps(
            {key: value for key, value in content.items() if key != "seal"},
            sort_keys=True,
            ensure_ascii=True,
            separators=(",", ":"),
            default=lambda value: value.isoformat(),
        )
    )


def seal_of(digest: str) -> dict[str, str]:
    """The seal of a content by its digest, with the check code (校验码)."""
    return seal_from(bytes.fromhex(digest))


def check_code(digest: str) -> str:
    """校验码 of a published plan: 8 characters to read out by telephone."""
    return seal_of(digest)["check"]


def sealed_text(text: str, source: str, revision: Revision) -> str:
    """The text of a plan file published as a revision; BadFile where it is written oddly."""
    before = guard.parse_toml(text, source)
    lines = _unsealed(_numbered(text.replace("\r\n", "\n"), source, revision.number), source)
    told = {"number": revision.number, "published": revision.published, "note": revision.note}
    said = {key: value for key, value in told.items() if value not in (None, "")}
    text = f"{lines.rstrip()}\n\n\n[[revision]]\n{writer.pairs(said)}"
    after = guard.parse_toml(text, source)
    if not _is_published(before, after, revision.number, said):
        raise BadFile(source, "[plan]、[[revision]] 要写成一节一节的，revision 单独一行。")
    return f"{text}\n\n[seal]\n{writer.pairs(seal_of(content_digest(after)))}"


def _numbered(text: str, source: str, number: int) -> str:
    """The text with another revision's number; the line is added where there is none."""
    line = lines_of(guard.scan(text, source))
    table, at = line(("plan",)), line(("plan", "revision"))
    lines = text.split("\n")
    if at == table:
        lines.insert(table, f"revision = {number}")
    elif found := _REVISION.fullmatch(lines[at - 1]):
        lines[at - 1] = f"{found[1]}{number}{found[2]}"
    return "\n".join(lines)


def _unsealed(text: str, source: str) -> str:
    """The text without the seal of an earlier revision."""
    lines, at = text.split("\n"), lines_of(guard.scan(text, source))(("seal",))
    if not at:
        return text
    rest = range(at, len(lines))
    end = next((place for place in rest if _HEADING.match(lines[place])), len(lines))
    return "\n".join(lines[: at - 1] + lines[end:])


def _is_published(
    before: Mapping[str, object], after: Mapping[str, object], number: int, said: object
) -> bool:
    """Whether nothing but what publishing says differs between two contents."""
    plan, listed = before.get("plan"), before.get("revision", [])
    if not isinstance(plan, Mapping) or not isinstance(listed, list):
        return False
    wanted = {key: value for key, value in before.items() if key != "seal"}
    wanted |= {"plan": {**plan, "revision": number}, "revision": [*listed, said]}
    return wanted == after

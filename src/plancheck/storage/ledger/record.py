"""The record of an entry in the form that is written, and read back by one pattern.

That is thirty times faster than a TOML parser, and held equal to it by a property test.
"""

import re
from datetime import date, datetime
from json.encoder import encode_basestring_ascii

from ...domain.ledger.entry import ENTRY_LIMIT, Entry, Value, entry_content, has_id
from ...domain.startup import lazy
from ...domain.text import TITLE_LIMIT, is_clean
from ..toml import writer

_TEXT = r'"([^"\\\x00-\x1f\x7f]*)"'
_NAME = r'("[A-Za-z0-9._-]{0,160}")'
"""Ids, numbers, field names: with their quotes, as they stand in JSON too."""
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
WRITTEN = lazy(
    r"\n?\[\[entry\]\]\n"
    r'id = "([a-z2-7]{26})"\n'
    rf"at = ({_DAY}T{_TIME}:[0-5][0-9](?!-00:00)[+-]{_TIME})\n"
    rf"on = ({_DAY})\n"
    rf"by = {_TEXT}\npc = {_NAME}\n"
    r"n = ([1-9][0-9]{0,14})\n"
    rf"act = {_NAME}\nmeasure = {_NAME}\nfield = {_NAME}\n"
    rf"(?:value = (?:{_TEXT}|(0|-?[1-9][0-9]{{0,14}})|(true|false)|({_DAY})"
    rf"|\{{ kind = {_TEXT}, text = {_TEXT} \}})\n)?"
    r'(?:over = \[("[a-z2-7]{26}"(?:, "[a-z2-7]{26}")*)\]\n)?'
    rf"(?:undo = {_NAME}\n)?"
    r"(?=\n\[\[entry\]\]\n|\n*\Z)"
)


def record_text(entry: Entry) -> str:
    """The record of one entry, a blank line first. ValueError where it passes 64 KiB."""
    text = f"\n[[entry]]\nid = {writer.string(entry.id)}\n" + writer.pairs(entry_content(entry))
    if len(text.encode()) > ENTRY_LIMIT:
        raise ValueError("entry too long")
    return text


class JsonParts(dict[str, str]):
    """Parts of entries as JSON, each worked out once: most come again and again.

    ValueError where reading would change the part, so that the parser takes over.
    """

    def __missing__(self, part: str) -> str:
        quoted = self[part] = _quoted(part)
        return quoted


def entry_of_match(match: re.Match[str], parts: JsonParts) -> Entry | None:
    """The entry of a block in written form, None where its id does not verify."""
    (id, at, on, by, pc, n, act, measure, field, *value_parts, over, undo) = match.groups()
    text, number, truth, day, kind, note = value_parts
    value: Value = None
    tail = ""
    try:
        if text is not None:
            value, tail = text, f',"value":{parts[text]}'
        elif number is not None:
            value, tail = int(number), f',"value":{number}'
        elif truth is not None:
            value, tail = truth == "true", f',"value":{truth}'
        elif day is not None:
            value, tail = date.fromisoformat(day), f',"value":"{day}"'
        elif kind is not None:
            value = {"kind": kind, "text": note}
            tail = f',"value":{{"kind":{parts[kind]},"text":{_quoted(note)}}}'
        when, day_of = datetime.fromisoformat(at), date.fromisoformat(on)
        json_text = (
            f'{{"act":{act},"at":"{at}","by":{parts[by]},"field":{field},'
            f'"measure":{measure},"n":{n},"on":"{on}"'
            + (f',"over":[{over.replace(", ", ",")}]' if over else "")
            + f',"pc":{pc}'
            + (f',"undo":{undo}' if undo is not None else "")
            + tail
            + "}"
        )
    except ValueError:
        return None
    if not has_id(json_text, id):
        return None
    overs: tuple[str, ...] = ()
    if over:
        overs = tuple(over[1:-1].split('", "')) if "," in over else (over[1:-1],)
    pc, act, measure, field = pc[1:-1], act[1:-1], measure[1:-1], field[1:-1]
    undone = undo[1:-1] if undo else ""
    return Entry._make(
        (id, when, day_of, by, pc, int(n), act, measure, field, value, overs, undone, ())
    )


def _quoted(part: str) -> str:
    """The part as JSON; ValueError where reading would change it, so that the parser takes over."""
    if len(part) > TITLE_LIMIT or part != part.strip() or not is_clean(part):
        raise ValueError(part)
    return encode_basestring_ascii(part)

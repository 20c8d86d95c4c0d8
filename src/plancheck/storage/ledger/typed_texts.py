"""Texts that could not be saved, one a file: whoever takes one up removes its file and no other.

The name ends in .txt, so that an editor opens it where nothing else helps.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.typed_text import LIMIT, Typed, TypedIn
from ...domain.startup import lazy
from ...domain.text import clean, visible
from ...errors import BadFile
from .. import atomic, text_file
from ..toml import guard, writer
from ..toml.format_name import check_format

FORMAT = "plancheck-unsaved/1"
MOST = 200
"""Files of a folder that are looked at."""
_HEAD = (
    "# plancheck：没有保存的文字。下次打开程序，在原来的地方会放回去；保存以后，这个文件就删去。\n"
)
_KEY = lazy(r"[0-9a-z]{1,32}")


class KeptText(NamedTuple):
    """A text with the moment it was kept at, and whose it is."""

    typed: Typed
    at: datetime
    plan: str = ""
    unit: str = ""
    """The unit's folder: it stays the same when the name is corrected."""


def keep_text(folder: Path, kept: KeptText) -> None:
    """Keep a text under its key; NotSaved."""
    typed = kept.typed
    content = {
        "format": FORMAT,
        "at": kept.at,
        "plan": kept.plan,
        "unit": kept.unit,
        "place": typed.place.value,
        "measures": list(typed.measures),
    }
    fields = {name: clean(visible(text), LIMIT, lines=True) for name, text in typed.fields.items()}
    text = f"{_HEAD}{writer.pairs(content)}\n[fields]\n{writer.pairs(fields)}"
    atomic.write(folder / f"{typed.key}.txt", text.encode("utf-8"))


def kept_texts(folder: Path) -> Iterator[KeptText | BadFile]:
    """What a folder keeps; a fault in place of what cannot be read. An absent folder keeps none."""
    try:
        names = sorted(path.name for path in islice(folder.iterdir(), MOST))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield BadFile(folder.name, f"没有保存的文字读不出来：{atomic.reason(error)}。")
        return
    for name in names:
        key, _, ending = name.rpartition(".")
        if ending == "txt" and _KEY.fullmatch(key):
            try:
                yield _kept(folder / name, key)
            except BadFile as error:
                yield error


def remove_text(folder: Path, key: str) -> None:
    """Keep a text no longer, nor a folder without any; where that fails it is offered again."""
    with suppress(OSError):
        (folder / f"{key}.txt").unlink(missing_ok=True)
        folder.rmdir()


def _kept(path: Path, key: str) -> KeptText:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise BadFile(path.name, "不是普通文件。")
    content = guard.parse_toml(text_file.read_text(path), path.name)
    check_format(content, FORMAT, path.name, "不是没有保存的文字。")
    at, place, fields = content.get("at"), content.get("place"), content.get("fields")
    measures = content.get("measures")
    if (
        not isinstance(at, datetime)
        or at.tzinfo is None
        or place not in list(TypedIn)
        or not isinstance(fields, Mapping)
        or not isinstance(measures, list)
    ):
        raise BadFile(path.name, "内容不完整。用记事本打开还能看到文字。")
    typed = Typed(
        TypedIn(str(place)),
        tuple(clean(str(measure), 40) for measure in measures[:500]),
        {clean(str(n)): clean(str(text), LIMIT, lines=True) for n, text in fields.items()},
        key,
    )
    plan, unit = (clean(str(content.get(name, ""))) for name in ("plan", "unit"))
    return KeptText(typed, at, plan, unit)

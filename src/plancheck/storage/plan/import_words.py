"""data/import_words.toml: the words that decide while a document is imported."""

from __future__ import annotations

from pathlib import Path

from ...domain.plan.importer.words import Words
from ...domain.text import clean
from ...errors import BadFile
from .. import text_file
from ..resources import packaged_path
from ..toml import guard

LIMIT = 256 * 1024
_WRONG = "“{}”应当是一串用空格隔开的词。请改正它，或换回程序自带的那一份。"


def import_words_path() -> Path:
    """The table that comes with the program, beside its plan."""
    return packaged_path("import_words.toml")


def load_import_words(*paths: Path) -> Words:
    """The words of the files together; BadFile where one cannot be read or holds anything else.

    A word that a later file puts into a list counts beside those of the first.
    """
    return Words.of(*(_lists(path) for path in paths))


def _lists(path: Path) -> dict[str, tuple[str, ...]]:
    content = guard.parse_toml(text_file.read_text(path, LIMIT), path.name)
    found = {}
    for name in Words._fields:
        said = content.get(name, "")
        if not isinstance(said, str):
            raise BadFile(path.name, _WRONG.format(name))
        found[name] = tuple(filter(None, (clean(word) for word in said.split())))
    return found

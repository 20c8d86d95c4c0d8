"""config.toml: the unit, the clerk, the thresholds; a file a person may edit.

Read with the fast parser, written with tomlkit, so that comments and order survive.
"""

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..domain.progress.signal import Thresholds
from ..domain.refusals import ELSEWHERE
from ..domain.startup import lazy
from ..domain.text import clean
from ..errors import BadFile, NotSaved, Problem
from . import atomic, text_file
from .places import Installation
from .presence import absent
from .toml import guard

LIMIT = 256 * 1024
PLACES = 200
"""How many places are remembered; in a container every start may be another."""
LATER = "恢复以后再打开；台账没有改动。"
ADVICE = "请改正它，或把它移走后重新运行 plancheck setup；台账没有改动。"


class Display(NamedTuple):
    """How the screen looks; each one of its `CHOICES`."""

    ambiguous_width: str = "auto"
    theme: str = "auto"
    marks: str = "hanzi"
    skin: str = "auto"

    @property
    def ascii_marks(self) -> bool:
        """Whether [x] is wanted instead of [完]."""
        return self.marks == "ascii"


CHOICES = Display(
    "auto narrow wide",
    "auto dark light contrast 16",
    "hanzi ascii",
    "auto drawn ascii",
)
"""What each text of a Display may be."""


class Config(NamedTuple):
    """What config.toml says; `unit` empty where none was chosen yet; `formats` as "toml,xlsx"."""

    unit: str = ""
    unit_type: str = ""
    folder: str = ""
    pc: str = ""
    """The id that was written under last."""
    places: Mapping[str, Installation] = MappingProxyType({})
    """Each id that this home has had, and the place that it belongs to."""
    former: str = ""
    """What the unit was called until its name or type was corrected; `former_type` its type."""
    former_type: str = ""
    clerk: str = ""
    phone: str = ""
    reviewer: str = ""
    formats: str = ""
    rollup_folder: str = ""
    rollup_formats: str = ""
    thresholds: Thresholds = Thresholds()
    display: Display = Display()
    probed: str = ""
    """How many cells a terminal gave characters of ambiguous width, by terminal: `WT:1 linux:2`."""
    keys: tuple[tuple[str, str], ...] = ()
    """Commands with other keys than they come with, as (command's id, keys)."""
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """All ids that this home has ever written under."""
        return frozenset({*self.places, self.pc} - {""})


_PLACES = {
    "unit": ("unit", "name"),
    "unit_type": ("unit", "type"),
    "former": ("unit", "former"),
    "former_type": ("unit", "former_type"),
    "folder": ("unit", "folder"),
    "pc": ("installation", "pc"),
    "clerk": ("clerk", "name"),
    "phone": ("clerk", "phone"),
    "reviewer": ("clerk", "reviewer"),
    "formats": ("report", "formats"),
    "rollup_folder": ("rollup", "folder"),
    "rollup_formats": ("rollup", "formats"),
    "probed": ("display", "probed"),
}
"""Where each text of a Config stands: (table, key)."""

_WRITTEN = _PLACES | {name: ("display", name) for name in Display._fields}
"""Where each text that `save` sets stands."""

_PC = lazy(r"[0-9A-Za-z]{1,16}")
_HEAD = "# plancheck 的设置。可以用记事本修改；改错了，程序会说明哪里不对。\n"


def load_config(path: Path) -> Config:
    """Read the settings; an absent file is an empty Config.

    BadFile where it cannot be read as TOML; a single wrong value is a Problem and its default.
    """
    try:
        content = guard.parse_toml(text_file.read_text(path, LIMIT), path.name)
    except BadFile as error:
        if absent(path):
            return Config()
        advice = LATER if isinstance(error.__cause__, OSError) else ADVICE
        raise BadFile(path.name, f"{error.problem.message}{advice}", error.problem.line) from error
    reader = _SettingsReader(content, path.name)
    return Config(
        **reader.texts(),
        places=reader.places(),
        thresholds=reader.thresholds(),
        display=reader.display(),
        keys=reader.keys(),
        problems=reader.problems(),
    )


class _SettingsReader:
    """Takes the tables of the settings one by one; what is wrong is a problem and its default."""

    def __init__(self, content: Mapping[str, object], source: str) -> None:
        self._content = content
        self._source = source
        self._problems: dict[Problem, None] = {}

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the tables taken so far, each once."""
        return tuple(self._problems)

    def texts(self) -> dict[str, str]:
        """The texts of a Config, by their fields."""
        texts = {}
        for name, (table, key) in _PLACES.items():
            value = self._table(table).get(key, "")
            if isinstance(value, str):
                texts[name] = clean(value)
            else:
                self._fault(f"[{table}] {key} 应当是带引号的文字")
        if texts.get("pc") and not _PC.fullmatch(texts["pc"]):
            self._fault("[installation] pc 应当是 16 个以内的字母和数字")
            del texts["pc"]
        return texts

    def places(self) -> dict[str, Installation]:
        """The places that ids belong to."""
        listed = self._table("installation").get("places", {})
        places = {}
        for id, table in listed.items() if isinstance(listed, Mapping) else [("", listed)]:
            place = _place(table)
            if _PC.fullmatch(id) and place:
                places[id] = place
            else:
                self._fault(f"[installation.places] {clean(id)} 应当写着 host、user、path")
        return places

    def thresholds(self) -> Thresholds:
        """When a light is yellow or red."""
        signals, numbers = self._table("signals"), {}
        for key, default in Thresholds()._asdict().items():
            value = signals.get(key, default)
            if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 366:
                numbers[key] = value
            else:
                self._fault(f"[signals] {key} 应当是 0 到 366 的整数")
        return Thresholds(**numbers)

    def display(self) -> Display:
        """How the screen looks."""
        table, looks = self._table("display"), {}
        for name, choices in CHOICES._asdict().items():
            value = table.get(name, choices.split()[0])
            if isinstance(value, str) and value in choices.split():
                looks[name] = value
            else:
                allowed = "、".join(f'"{choice}"' for choice in choices.split())
                self._fault(f"[display] {name} 应当是 {allowed} 之一")
        return Display(**looks)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The commands that have other keys."""
        keys = []
        for name, value in self._table("keys").items():
            if isinstance(value, str) and value.strip():
                keys.append((clean(name), clean(value)))
            else:
                self._fault(f"[keys] {clean(name)} 应当是带引号的键名")
        return tuple(keys)

    def _table(self, name: str) -> Mapping[str, object]:
        table = self._content.get(name, {})
        if isinstance(table, Mapping):
            return table
        self._fault(f"[{name}] 应当是一节")
        return {}

    def _fault(self, words: str) -> None:
        self._problems[Problem(self._source, 0, words)] = None


def _place(table: object) -> Installation | None:
    values = (
        [table.get(key, "") for key in Installation._fields]
        if isinstance(table, Mapping)
        else [None]
    )
    texts = [value for value in values if isinstance(value, str)]
    return Installation(*texts).cleaned() if len(texts) == len(Installation._fields) else None


def save_config(
    path: Path,
    changes: Mapping[str, str],
    placed: Mapping[str, Installation] = MappingProxyType({}),
) -> None:
    """Set texts of a Config or its Display (by their fields), keeping all else as it stands.

    `placed` are ids and the places that they belong to, put beside those that are known.
    NotSaved where the file cannot be written, BadFile where what is there is no TOML.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        text = text_file.read_text(path, LIMIT)
        guard.parse_toml(text, path.name)
    except BadFile:
        if not absent(path):
            raise
        text = _HEAD
    try:
        document = tomlkit.parse(text)
        for name, value in changes.items():
            table, key = _WRITTEN[name]
            _section(document, table, path)[key] = value
        for pc, place in placed.items():
            installation = _section(document, "installation", path)
            written = tomlkit.inline_table()
            written.update(place._asdict())
            places = _section(installation, "places", path)
            places[pc] = written
            for former in list(places)[:-PLACES]:
                del places[former]
        text = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise BadFile(path.name, f"不是完好的 TOML。{ADVICE}") from error
    guard.parse_toml(text, path.name)  # what would not be read again is not written
    try:
        atomic.write(path, text.encode("utf-8"))
    except NotSaved as error:
        raise NotSaved(f"{error}{ELSEWHERE}", unknown=error.unknown) from error


def _section(above: MutableMapping[str, Any], name: str, path: Path) -> dict[str, object]:
    """A table of a tomlkit document, made where it is not there; BadFile where it is no table."""
    if not isinstance(above.get(name), Mapping):
        above[name] = {}
    section = above[name]
    if not isinstance(section, dict):
        raise BadFile(path.name, f"[{name}] 应当是一节。{ADVICE}")
    return section

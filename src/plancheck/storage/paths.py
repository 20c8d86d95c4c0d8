"""Where the program keeps its things: the home, and the folders of the user beside it."""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..domain.text import clean
from ..errors import UsageFault
from .file_names import slug
from .presence import absent

if TYPE_CHECKING:
    from ..domain.period import Period

_NO_USER_FOLDER = (
    "找不到用户文件夹：没有设 HOME，系统里也查不到。请用 --home 指定放台账和设置的文件夹，"
    "如 plancheck --home /media/usb list。"
)


class Home(NamedTuple):
    """The program's folders."""

    config: Path
    data: Path
    exports: Path
    inbox: Path
    """Where an office puts the files that units hand in (收件)."""
    notes: Path | None
    """Where this user keeps what was recorded here (`ledger_note`); None: nowhere."""
    portable: bool = False
    """Whether it is carried from PC to PC: then its path says nothing, and it leaves no notes."""

    @property
    def backups(self) -> Path:
        """Where the ledgers' daily copies go."""
        return self.data / "backups"

    @property
    def unsaved(self) -> Path:
        """Where texts are kept that could not be saved; there only while there are any."""
        return self.data / "unsaved"

    @property
    def is_there(self) -> bool:
        """Whether a home that was set up is still where it was."""
        return _is_file(self.config) and _is_folder(self.data)

    @property
    def has_unsaved(self) -> bool:
        """Whether texts are kept here."""
        return _is_folder(self.unsaved)

    @property
    def has_inbox(self) -> bool:
        """Whether the folder for what comes in was made."""
        return _is_folder(self.inbox)

    @property
    def roster(self) -> Path:
        """The roster of units (名册), where the office has put one."""
        return self.data / "roster.toml"

    @property
    def import_words(self) -> Path:
        """Words of the office's own by which a document is read as a plan, where it has any."""
        return self.data / "import_words.toml"

    @property
    def feedback(self) -> Path:
        """Where the office keeps what it said to units, a file a unit and period."""
        return self.data / "feedback"

    @property
    def ledgers(self) -> Path:
        """Where the ledgers of all plans lie."""
        return self.data / "ledger"

    @property
    def plans(self) -> Path:
        """Where every revision of a plan is kept that was adopted or published here."""
        return self.data / "plans"

    def ledger(self, plan: str, folder: str) -> Path:
        """A unit's ledger folder; `folder` is a slug made by `unit_folder`."""
        return self.ledgers / slug(plan) / slug(folder)

    def period_folder(self, period: "Period") -> Path:
        """Where the files of a period go, reports and roll-ups, where nobody named a folder."""
        return self.exports / str(period)

    def has_records(self, folder: str) -> bool:
        """Whether a unit's folder holds ledger files, of any plan.

        OSError where it cannot be looked at.
        """
        root = self.ledgers
        plans = [] if absent(root) or root.is_file() else list(root.iterdir())
        units = [plan / slug(folder) for plan in plans if plan.is_dir()]
        return any(
            file.suffix == ".toml" for unit in units if not absent(unit) for file in unit.iterdir()
        )


def find_home(option: str | None, environment: Mapping[str, str]) -> Home:
    """The home named by `--home` or PLANCHECK_HOME, else the system's user folders.

    A named home is portable where a file `portable` lies in it or beside it. Makes nothing:
    reading never writes. UsageFault where there is no such folder to be found.
    """
    named = option or environment.get("PLANCHECK_HOME", "")
    if named.strip():
        root = _absolute(named)
        portable = any(_is_file(place / "portable") for place in (root, root.parent))
        notes = None if portable else _notes()
        inbox = root / "收件"
        return Home(
            config=root / "config.toml",
            data=root,
            exports=root / "exports",
            inbox=inbox,
            notes=notes,
            portable=portable,
        )
    import platformdirs

    try:
        data = platformdirs.user_data_path("plancheck", appauthor=False)
        config = platformdirs.user_config_path("plancheck", appauthor=False) / "config.toml"
        exports = platformdirs.user_documents_path() / "plancheck"
    except RuntimeError as error:
        raise UsageFault(_NO_USER_FOLDER) from error
    if not all(path.is_absolute() for path in (data, config, exports)):
        raise UsageFault(_NO_USER_FOLDER)
    return Home(config=config, data=data, exports=exports, inbox=exports / "收件", notes=_notes())


def _absolute(named: str) -> Path:
    if "\0" in named:
        raise UsageFault(f"文件夹“{clean(named, 80)}”的名称里有不能用的字符。请换一个。")
    try:
        return Path(named).expanduser().absolute()
    except RuntimeError as error:
        raise UsageFault(f"不知道“{clean(named, 80)}”是谁的文件夹。请写完整的路径。") from error
    except OSError as error:  # what it is relative to was deleted
        words = "现在所在的文件夹已经不在了。请写完整的路径，或先换一个文件夹。"
        raise UsageFault(words) from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder on the way may not be entered
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _notes() -> Path | None:
    """The folder of notes in the user's own data folder, beside the home that may lie there.

    None where the system knows no such folder.
    """
    try:
        if not sys.platform.startswith("linux"):
            import platformdirs

            return platformdirs.user_data_path("plancheck-notes", appauthor=False)
        # as platformdirs has it (XDG), without the 6 ms that it takes
        data = Path(os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share").expanduser()
    except (RuntimeError, OSError):
        return None
    return data / "plancheck-notes" if data.is_absolute() else None


def spare_folders() -> list[Path]:
    """Where texts are kept that the home cannot take: the user's own folder, else a temporary one.

    The temporary one lies where others may write too: none but the user's own is used.
    """
    import tempfile

    own = _notes()
    found = [own.with_name("plancheck") / "unsaved"] if own else []
    user = os.getuid() if hasattr(os, "getuid") else 0
    shared = Path(tempfile.gettempdir()) / f"plancheck-{user}"
    try:
        status = shared.lstat()
        mine = stat.S_ISDIR(status.st_mode) and status.st_uid == user and not status.st_mode & 0o22
    except FileNotFoundError:
        mine = True
    except OSError:
        mine = False
    return [*found, shared / "unsaved"] if mine or os.name == "nt" else found

"""Where words leave: nothing that a terminal would act on, and no fault of the way out itself.

Words are cleaned where they enter; names of files, arguments and what the system says of them come
in at too many places for that, so all that is printed goes through here as well.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, TextIO, cast

from ..domain.text import MARK, UNSAFE


class Outlet:
    """Standard output, or standard error (`aside`): what is said there changes no act's fate."""

    encoding = "utf-8"

    def __init__(self, stream: TextIO | None, *, aside: bool) -> None:
        self._stream = stream if stream and not stream.closed else None
        self._aside = aside
        if self._stream:
            self.encoding = getattr(self._stream, "encoding", None) or "utf-8"

    def write(self, text: str) -> int:
        """Write the text, a mark where a character must not reach a terminal."""
        if self._stream:
            with self._spared():
                self._stream.write(text if text.isprintable() else UNSAFE.sub(MARK, text))
        return len(text)

    def flush(self) -> None:
        """Have it written now."""
        if self._stream:
            with self._spared():
                self._stream.flush()

    def isatty(self) -> bool:
        """Whether this is a terminal; one that is closed is none."""
        return bool(self._stream and self._stream.isatty())

    def _spared(self) -> AbstractContextManager[None]:
        if self._aside:
            return suppress(OSError)
        return _reader_gone() if sys.platform == "win32" else nullcontext()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def _reader_gone() -> Iterator[None]:
    """Windows' C library tells of a pipe that nobody reads as of an argument that is wrong."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise BrokenPipeError from error
        raise


@contextmanager
def outlets() -> Iterator[None]:
    """Have all that is printed go out this way; also the traceback of an error that leaves."""
    streams = sys.stdout, sys.stderr
    _tolerate_any_character()
    sys.stdout = cast("TextIO", Outlet(streams[0], aside=False))
    sys.stderr = cast("TextIO", Outlet(streams[1], aside=True))
    yield
    sys.stdout, sys.stderr = streams


def say(words: str) -> None:
    """A message for the clerk, beside the output."""
    print(words, file=sys.stderr)


def print_json(content: object) -> None:
    """Print JSON that survives the stream's encoding: escaped where that is not UTF-8.

    What must not reach a terminal is escaped as well: a path that has it can still be used.
    """
    import json

    escaped = sys.stdout.encoding.lower().replace("-", "") != "utf8"
    try:
        text = json.dumps(content, ensure_ascii=escaped, indent=1, default=str, allow_nan=False)
    except ValueError:  # a number that JSON has no form for, out of a ledger from elsewhere
        finite = json.loads(json.dumps(content, default=str), parse_constant=str)
        text = json.dumps(finite, ensure_ascii=escaped, indent=1)
    print(UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal. Python under Windows takes NUL for one: that has no mode."""
    if not (stream and stream.isatty()):
        return False
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
        mode = ctypes.c_ulong()
        return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode)))
    return True


def terminal_width() -> int:
    """The terminal's columns; 0 where there is none."""
    return terminal_size()[0]


def terminal_size() -> tuple[int, int]:
    """The terminal's columns and rows; zeros where there is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()) if sys.stdout.isatty() else (0, 0)
    except (OSError, ValueError):
        return 0, 0


def drop_stdout() -> None:
    """Drop what stdout still buffers: its reader is gone or its disk is full."""
    with suppress(OSError, AttributeError):  # none there, or none that has a number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn_of_lost_hanzi() -> None:
    """In a console that has no hanzi all would be question marks: what to do, in what it has."""
    encoding = sys.stdout.encoding
    try:
        "周报".encode(encoding)
    except UnicodeEncodeError:
        say(
            f"plancheck: zheli xianshi bu liao hanzi / this console has no Chinese ({encoding}). "
            "PYTHONUTF8=1 PYTHONIOENCODING=utf-8 plancheck ..."
        )
    except LookupError:
        return


def _tolerate_any_character() -> None:
    """A GBK console or pipe shows a `?` for what it has no character for, and never dies of it.

    What goes into a file or a pipe goes when the command has done its work, so that no fault of the
    output ends it half way.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.closed:
            stream.reconfigure(errors="replace")
            if stream is sys.stdout and not stream.isatty():
                stream.reconfigure(line_buffering=False, write_through=False)

"""Where a home is used: on whose PC, and in which folder. Each place writes under an id of its own.

A home that was copied finds itself elsewhere, and takes another id; carried back, it takes up the
one it had there. So two copies never number their records alike.
"""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from typing import NamedTuple

from ..domain.text import clean
from .paths import Home

PATH_LIMIT = 4_096


class Installation(NamedTuple):
    """A PC, one of its users, and the home's folder; no path for a home that is portable."""

    host: str
    user: str
    path: str = ""

    def cleaned(self) -> Installation:
        """The place as it can stand in a file and be known again."""
        return Installation(*(clean(text, PATH_LIMIT) for text in self))


def here(home: Home) -> Installation:
    """Where a home is being used now. What the system does not know is empty."""
    path = "" if home.portable else os.path.normcase(os.path.realpath(home.data))
    return Installation(_host(), _user(), path).cleaned()


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such variable, and no passwd entry
        return ""


def id_at(
    place: Installation, pc: str, places: Mapping[str, Installation], spent: Container[str]
) -> str:
    """The id to write under at a place; "" where a new one must be made.

    The installation's `pc` where it is of this place, or of none yet; else the last one that is of
    this place. Never one that is `spent`: another copy of the home has numbered under it too.
    """
    known = [id for id, one in places.items() if one == place]
    known += [pc] if pc and places.get(pc, place) == place else []
    return next((id for id in reversed(known) if id not in spent), "")

"""Regular expressions that are compiled when they are first used.

Python compiles a pattern anew in every process; those of this program would take 4 ms of the 40
that `plancheck list` has, and most commands need but a few of them.
"""

import re
from typing import Any, cast


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._source), name)
        setattr(self, name, value)  # from now on found without coming here
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))

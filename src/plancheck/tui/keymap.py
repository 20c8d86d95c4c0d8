"""Keys by name: as they are written in the settings, and as they are called on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.binding import Binding
from textual.keys import Keys

from ..errors import Problem
from .commands import EVERY, Command, by_id, meet
from .textual_privates import key_of_character

_NAMES = {
    "space": "空格",
    "ideographic_space": "空格",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "退格",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
}
_KNOWN = frozenset(str(key.value) for key in Keys)


def key_name(key: str) -> str:
    """Ctrl+Z, F8, 空格: what stands on the key."""
    *held, last = key.split("+")
    return "+".join((*(part.capitalize() for part in held), _NAMES.get(last) or last.upper()))


def keys_of(binding: Binding) -> str:
    """What a binding's key is called; a command's own keys as its table calls them."""
    command = by_id(binding.id)
    if command and binding.key in command.keys.split(","):
        return command.shown
    return key_name(binding.key)


def mapped(commands: Sequence[Command], keymap: Mapping[str, str]) -> list[Command]:
    """The commands with the keys that the settings give them."""
    return [
        command._replace(
            keys=keymap[command.id],
            shown=" ".join(key_name(key) for key in keymap[command.id].split(",")),
        )
        if command.id in keymap
        else command
        for command in commands
    ]


def keymap_from(
    wanted: Sequence[tuple[str, str]], source: str
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The keys that are asked for, by command, as Textual takes them; and what cannot be had.

    Where a key already does something else the command keeps the keys it comes with.
    """
    problems: list[Problem] = []
    keymap: dict[str, str] = {}
    changed = {id for id, _ in wanted}
    taken = [(key, c) for c in EVERY if c.id not in changed for key in c.keys.split(",")]
    for id, keys in wanted:
        command = by_id(id)
        if command is None:
            ids = "、".join(c.id for c in EVERY if c.help)
            problems.append(Problem(source, 0, f"[keys] 没有命令 {id}。可用的有：{ids}"))
            continue
        names = [_normal(key) for key in keys.split(",")]
        strange = [name for name in names if not _is_key(name)]
        clashing = [(key, c) for key, c in taken if key in names and meet(c, command)]
        if strange:
            problems.append(Problem(source, 0, f"[keys] {id}：不认识的键 {'、'.join(strange)}"))
        elif clashing:
            key, other = clashing[0]
            words = other.label or other.help
            problems.append(
                Problem(source, 0, f"[keys] {id}：{key_name(key)} 已经是“{words}”的键，没有改")
            )
        else:
            keymap[id] = ",".join(names)
        taken += [(n, command) for n in (names if id in keymap else command.keys.split(","))]
    return keymap, tuple(problems)


def _normal(key: str) -> str:
    key = key.strip()
    return key_of_character(key) if len(key) == 1 else key.lower().replace(" ", "")


def _is_key(name: str) -> bool:
    *held, last = name.split("+")
    if not set(held) <= {"ctrl", "shift"}:  # Alt is how terminals join Esc with the next key
        return False
    return last in _KNOWN or name in _KNOWN or len(last) == 1 or last in _NAMES

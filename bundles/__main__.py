"""`python -m bundles NAME…`: make what is handed out."""

import sys
from importlib import import_module

_ALL = ("own", "manual", "pyz", "wheelhouse", "windows", "linux")


def main(names: list[str]) -> int:
    """Make each of them, by default all."""
    for name in names or _ALL:
        if name not in _ALL:
            print(f"no such bundle: {name}; there are {', '.join(_ALL)}", file=sys.stderr)
            return 2
        import_module(f".{name}", __package__).build()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What an office gets: plancheck with all it needs, to be unpacked and run without a network.

    python -m bundles own | manual | pyz | wheelhouse | windows | linux    (make bundle-…)

- `own`: the sdist.
- `manual`: 使用手册 to be printed.
- `pyz`: one file for a PC that has Python 3.11 or newer; nothing with machine code in it.
- `wheelhouse`: all wheels for one kind of PC that has Python, beside a script that installs them.
- `windows`, `linux`: portable folders with a Python of their own.

What holds here:
- Versions are those of `lock.txt`, and every byte that is fetched has a digest there, in
  `tools.txt` or in `pins.toml`; another is refused. `.ci/constraints.txt` names the same
  versions, and CI runs with nothing else (tests/house/test_lock.py).
- The same checkout gives the same bytes, in whichever folder: names in order, one date, one mode
  (`files`), bytecode that is not compared with its source (`bytecode`).
- Everything that is shipped has its licence in THIRD_PARTY (`licences`).
- All is made under `build/`, what is handed out under `dist/`, with its sha256 beside it.
"""

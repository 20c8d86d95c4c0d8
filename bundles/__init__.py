"""What an office gets: plancheck with all it needs, to be unpacked and run without a network.

    python -m bundles pyz | wheelhouse | windows | linux | licences    (make bundle-…)

- `pyz`: one file for a PC that has Python 3.11 or newer; nothing with machine code in it.
- `wheelhouse`: all wheels for one kind of PC that has Python, beside a script that installs them.
- `windows`, `linux`: portable folders with a Python of their own.

What holds here:
- Versions are those of `lock.txt`, and every byte that is fetched has a digest there or in
  `pins.toml`; another is refused. `.ci/constraints.txt` names the same versions, and
  CI runs with nothing else (tests/test_lock.py).
- The same checkout gives the same bytes: names in order, one date, one mode, bytecode that is not
  compared with its source (`files`).
- Everything that is shipped has its licence in THIRD_PARTY (`licences`).
- All is made under `build/`, what is handed out under `dist/`, with its sha256 beside it.
"""

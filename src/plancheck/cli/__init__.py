"""The command line: the same acts as the screen, for scripts and for terminals that show none.

`main.run` takes arguments to an exit status: `parser` understands them with the help of
`arguments` (what words mean) and `argparse_zh` (argparse in Chinese), `start` is where a command
begins, `terminal` the one way out for all that is printed. `commands.COMMANDS` has every command
once: its name, its line in the help, the function of `command/` that carries it out, those of
`options/` that say what it takes, and what it needs. A new command is a row there and functions;
nothing else knows of it.

What holds here:
- Nothing leaves as a traceback. What goes wrong is a sentence on standard error and an exit status:
  0 done; 1 nothing found, or something to see to; 2 wrong usage; 3 a bad file; 4 not saved.
- Only the named command's modules are imported; Textual and Rich only to open the screen. `list`
  takes 48 ms, and tests/cli/console/test_process.py names what it must not import.
- Reading commands show nothing where the ledger could not all be read (`start.require_readable`).
- The keys of `--json` and the exit statuses are promises (POLICY.md): added to, never renamed.
- Acts, rules and formats are the workspace's. Here is what is typed, and what is said of it.

Kept in step: the manual's list of commands, and the same act on the screen (`tui/commands/`).
"""

from .main import run

__all__ = ["run"]

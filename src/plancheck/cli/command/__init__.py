"""What each command does: a module for each, named like it; acts on measures are all in `edit`.

Those of an office that has the reports of many units are in `office/`.

`cli.commands` says which there are and names the function, `main` imports its module and calls it:
with the workspace and the options, or, where there may be no workspace yet (`Subcommand.needs`),
with a `Start`. A function understands its options by `cli.arguments`, calls the workspace, and
prints. An act goes through `edit.perform`, which says what came of it and how to undo it.

What is found goes to standard output, for a pipe; what is said of it to standard error
(`terminal.say`). Nothing found is raised (`errors.NothingFound`), never only printed, so that the
exit status tells a script. With `--json` standard output is one JSON value and nothing else.
"""

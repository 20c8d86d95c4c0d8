"""What each command does; `cli/commands.py` says which there are."""

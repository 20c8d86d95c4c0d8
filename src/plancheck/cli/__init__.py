"""The command line: the same acts as the screen, for scripts and for terminals that show none."""

from .main import run

__all__ = ["run"]

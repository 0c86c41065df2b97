"""The command line: parse arguments, print, exit code; no decisions."""

from habeas.cli.main import main

__all__ = ["main"]

"""Errors and exit codes that every room shares.

An exception means that the caller misused us or that nothing can be read at all;
a flawed source is a ``Problem`` beside the records, never an exception.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says when it ends (docs/reference/command-line.md)."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    UNREADABLE = 3
    REFUSED = 4
    DEFECT = 70


class HabeasError(Exception):
    """The base of all errors that ``habeas`` raises on purpose.

    Attributes:
        exit_code: what the command line ends with when this reaches it.
    """

    exit_code = ExitCode.USAGE

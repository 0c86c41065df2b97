"""Findings: one question, one file; three answers each, with reasons, readings and flips."""

from habeas.findings.ask import ask, findings
from habeas.findings.flips import with_flips
from habeas.findings.questions import all_keys, key_of
from habeas.findings.records import Finding, Flip, Key, Result

__all__ = [
    "Finding",
    "Flip",
    "Key",
    "Result",
    "all_keys",
    "ask",
    "findings",
    "key_of",
    "with_flips",
]

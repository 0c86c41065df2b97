"""Asked: the findings of a case as it stands, each asked once by all who write of it."""

from collections.abc import Iterator

from habeas.case.records import Case
from habeas.findings.ask import ask
from habeas.findings.questions import all_keys
from habeas.findings.records import Finding, Key


class Asked:
    """Asks each finding of a case once.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._found: dict[Key, Finding] = {}

    def ask(self, key: Key) -> Finding:
        """Give a finding, without flips."""
        if key not in self._found:
            self._found[key] = ask(self.case, key)
        return self._found[key]

    def every(self, question: str = "") -> Iterator[Finding]:
        """Give every finding, or those of one question."""
        return (self.ask(key) for key in all_keys(self.case, question))

"""Lookup: what would else be looked for in all records of a case, once for each question.

It holds whatever any claim says, also one that does not count: whoever asks looks at the claims.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from habeas.case.people_records import Stint
from habeas.case.records import Case, Statement
from habeas.evidence.source import Source

# The kind of a source that is a capture of a docket.
DOCKET = "docket"
_LISTED = ("of", "stance")


class Lookup:
    """The records of a case by what they name.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def parts(self) -> Mapping[str, list[str]]:
        """Group -> the groups that are written as parts of it, in order."""
        found: dict[str, list[str]] = {}
        for group in self._case.groups.values():
            found.setdefault(group.part_of, []).append(group.id)
        return found

    def below(self, group: str) -> set[str]:
        """Give every group from which parts lead up to a group, and itself."""
        found: set[str] = set()
        stack = [group]
        while stack:
            one = stack.pop()
            if one not in found:
                found.add(one)
                stack += self.parts.get(one, ())
        return found

    @cached_property
    def subjects(self) -> list[str]:
        """The subjects of all claims, in order."""
        return sorted(self._case.claims)

    def subjects_below(self, record: str) -> list[str]:
        """Give the subjects that begin with a record's id and a dot, in order."""
        first = bisect_left(self.subjects, f"{record}.")
        # No character comes between a dot and a slash.
        return self.subjects[first : bisect_left(self.subjects, f"{record}/")]

    @cached_property
    def homes(self) -> Mapping[str, list[str]]:
        """Person -> the groups of which some row of ``members`` lists them, in order."""
        found: dict[str, dict[str, None]] = {}
        for group in self._case.groups:
            for claim in self._case.said_of(f"{group}.members"):
                for person in members(claim.value):
                    found.setdefault(person, {})[group] = None
        return {person: list(groups) for person, groups in found.items()}

    @cached_property
    def stints(self) -> Mapping[str, list[Stint]]:
        """Person or group -> their stints, in order."""
        found: dict[str, list[Stint]] = {}
        for stint in self._case.stints.values():
            found.setdefault(stint.who, []).append(stint)
        return found

    @cached_property
    def saying(self) -> Mapping[tuple[str, str], list[Statement]]:
        """Field and value -> the statements of which some claim says so, in order."""
        found: dict[tuple[str, str], list[Statement]] = {}
        for statement in self._case.statements.values():
            for field in _LISTED:
                values = (claim.value for claim in self._case.said_of(f"{statement.id}.{field}"))
                for value in dict.fromkeys(values):
                    found.setdefault((field, value), []).append(statement)
        return found


def members(words: str) -> tuple[str, ...]:
    """Give the ids that a cell of ``members`` lists.

    Example:
        >>> members("P-1, P-2")
        ('P-1', 'P-2')
    """
    return tuple(words.replace(",", " ").split())


_LOOKUPS: dict[int, tuple[Case, Lookup]] = {}


def lookup_of(case: Case) -> Lookup:
    """Give the lookup of a case; that of the last one asked about is kept."""
    kept = _LOOKUPS.get(id(case))
    if kept is None or kept[0] is not case:
        _LOOKUPS.clear()
        kept = _LOOKUPS[id(case)] = (case, Lookup(case))
    return kept[1]


def held_captures(case: Case) -> list[Source]:
    """Give the sources of a case that are captures of dockets with a file; nothing is read."""
    return [one for one in case.sources.values() if one.kind == DOCKET and one.held]

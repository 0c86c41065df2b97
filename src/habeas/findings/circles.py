"""Circles: which transfers, groups, people, statements and stays of a case can touch each other.

A finding looks at what it is about, at whatever that names or is named by, at any remove, and at
what all findings share: the docket, things, places, sources, readings. Two records are in one
circle if either names the other anywhere, or if a time of the one is told by a time of the other.
What the shared records name is shared as well. Names are looked for in all that a record and its
claims say, so that a circle may be too wide, and is never too narrow.
"""

import re
from collections.abc import Iterator

from habeas.case.records import Case

# These fall into circles; all other records are shared.
ALONE = ("transfers", "groups", "people", "statements", "stints")
# Checks name findings and are always asked; questions and words change no answer.
SHARED_KINDS = ("matters", "hearings", "orders", "acts", "readings", "things", "grounds")
SHARED = ""

_TOKEN = re.compile(r"[A-Za-z0-9_.-]+")


class Circles:
    """The circles of a case.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self._leads: dict[str, str] = {SHARED: SHARED}
        for kind in ALONE:
            self._leads |= {id_: id_ for id_ in getattr(case, kind)}
        self._leads |= {leg: leg for leg in case.legs}
        for id_ in [*self._leads]:
            # A name that no text can be searched for may stand anywhere.
            if not _TOKEN.fullmatch(id_) or any(id_ in getattr(case, k) for k in SHARED_KINDS):
                self._join(id_, SHARED)
        self._join_named(case)
        self._join_timed(case)
        shared = self._root(SHARED)
        roots = {name: self._root(name) for name in self._leads}
        self._circles = {name: SHARED if r == shared else r for name, r in roots.items()}

    def of_record(self, id_: str) -> str:
        """Give the circle of a record that is not shared, named by one of its records."""
        return self._circles[id_]

    def of_field(self, name: str) -> str:
        """Give the circle of an event or another field of a record."""
        return self.of_record(self._owner(name))

    def of_names(self, *names: str) -> list[str]:
        """Give the circles that names stand for, as records or as fields of records.

        A name that is neither is shared.
        """
        circles = self._circles
        found = {
            circles[one]
            for name in names
            for one in (name, name.rpartition(".")[0])
            if one in circles
        }
        return sorted(found)

    def _owner(self, name: str) -> str:
        record = name.rpartition(".")[0]
        return record if record in self._leads else SHARED

    def _root(self, name: str) -> str:
        root = name
        while self._leads[root] != root:
            root = self._leads[root]
        while self._leads[name] != root:
            self._leads[name], name = root, self._leads[name]
        return root

    def _join(self, one: str, other: str) -> None:
        self._leads[self._root(one)] = self._root(other)

    def _join_named(self, case: Case) -> None:
        """Join what names with what is named."""
        texts: dict[str, list[str]] = {}
        for kind in ALONE:
            for id_, record in getattr(case, kind).items():
                texts.setdefault(id_, []).append(repr(record))
        for kind in SHARED_KINDS:
            shared = [repr(record) for record in getattr(case, kind).values()]
            texts.setdefault(SHARED, []).extend(shared)
        for subject, claims in case.claims.items():
            texts.setdefault(self._owner(subject), []).extend(claim.value for claim in claims)
        for name, said in texts.items():
            for other in self._named_in("\n".join(said)):
                self._join(name, other)

    def _join_timed(self, case: Case) -> None:
        """Join events of which one is told by the other."""
        for event, claims in case.times.items():
            for one in claims:
                for other in (*one.said.after, *one.said.before):
                    self._join(self._owner(event), self._owner(other))

    def _named_in(self, text: str) -> Iterator[str]:
        """Give the records that a text names, alone or by one of their events."""
        names = {*_TOKEN.findall(text)}
        while names:
            yield from names & self._leads.keys()
            names = {name.rpartition(".")[0] for name in names if "." in name}

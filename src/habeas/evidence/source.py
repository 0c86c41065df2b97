"""Sources: what is held or only cited, what it is a copy of, and where a fact first came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from habeas.bounds import Count
from habeas.evidence.spot import Place


class CopyKind(Enum):
    """How a source relates to the one it copies; every kind but ORIGINAL shares its origin."""

    ORIGINAL = "original"
    SYNDICATED = "syndicated"
    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    MACHINE_SPUN = "machine-spun"
    MACHINE_TRANSLATION = "machine-translation"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True)
class Source:
    """A document, table, page or post that claims rest on.

    Attributes:
        id: the row's id.
        kind: article, docket, opinion, post, note, ...; a ``note`` never counts as the source.
        file: path inside the case when it is held; blank when it is only cited.
        sha256: the hash of the held file; blank when it is only cited.
        copy_of: the source it copies.
        language: the language of its words, such as ``es``; blank for the case's own.
        use: False for a distrusted source, which stays visible and decides nothing.
        at: the row in sources.csv.
    """

    id: str
    kind: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    file: str = ""
    sha256: str = ""
    published: str = ""
    captured: str = ""
    zone: str = ""
    clock_s: float = 0.0
    origin: str = ""
    copy_of: str = ""
    copy_kind: CopyKind = CopyKind.ORIGINAL
    language: str = ""
    use: bool = True
    use_reason: str = ""
    note: str = ""
    at: Place = Place("sources.csv")

    @property
    def held(self) -> bool:
        """Whether the case has the source itself, not only its citation."""
        return bool(self.file)

    @property
    def name(self) -> str:
        """What a reader calls it: publisher and title, or the id."""
        return ", ".join(part for part in (self.publisher, self.title) if part) or self.id


def notes_by_source(sources: Mapping[str, Source]) -> dict[str, Source]:
    """Give, for each source of which the case holds only a note, that note.

    A note is a row of kind ``note`` whose ``copy_of`` names what it is a note of. It never
    counts as the source; the quotes of what it notes are checked against it.

    Example:
        >>> note = Source("n", kind="note", file="sources/n.md", copy_of="a")
        >>> notes_by_source({"a": Source("a"), "n": note})["a"].id
        'n'
    """
    return {
        note.copy_of: note
        for note in sources.values()
        if note.kind == "note" and note.held and note.copy_of in sources
        if not sources[note.copy_of].held
    }


def root_of(source: str, sources: Mapping[str, Source]) -> str:
    """Give the id at the end of a source's chain of copies.

    A ring of copies ends at its smallest id, so that the answer does not depend on where
    one starts.

    Example:
        >>> root_of("b", {"b": Source("b", copy_of="a"), "a": Source("a")})
        'a'
    """
    return _chain(source, sources, {})[1]


def roots_of(sources: Mapping[str, Source]) -> dict[str, str]:
    """Give the root of every source; no link of a chain is walked twice.

    Example:
        >>> roots_of({"b": Source("b", copy_of="a"), "a": Source("a")})
        {'b': 'a', 'a': 'a'}
    """
    roots: dict[str, str] = {}
    for source in sources:
        chain, root = _chain(source, sources, roots)
        roots.update(dict.fromkeys(chain, root))
    return roots


def _chain(
    source: str, sources: Mapping[str, Source], roots: Mapping[str, str]
) -> tuple[list[str], str]:
    """Give the ids from a source on, up to where ``roots`` knows the way, and its root."""
    seen: dict[str, int] = {}
    here = source
    while here not in seen:
        if here in roots:
            return list(seen), roots[here]
        seen[here] = len(seen)
        following = sources[here].copy_of if here in sources else ""
        if not following:
            return list(seen), here
        here = following
    return list(seen), min(list(seen)[seen[here] :])


def origin_of(
    source: str, basis: str, sources: Mapping[str, Source], roots: Mapping[str, str] | None = None
) -> str:
    """Name the origin of a claim: its basis, else the source's declared origin, else its root.

    Example:
        >>> origin_of("cnn", "Flightradar24", {})
        'Flightradar24'
    """
    if basis:
        return " ".join(basis.split())
    root = (roots or {}).get(source) or root_of(source, sources)
    for candidate in (source, root):
        if candidate in sources and sources[candidate].origin:
            return sources[candidate].origin
    return root


def independent_origins(claims: Iterable[tuple[str, bool]]) -> Count:
    """Bound how many independent origins stand behind some claims.

    Args:
        claims: for each claim its origin, and whether a basis was stated for it.

    Returns:
        At most the number of distinct origins; at least the number of distinct stated
        bases, since outlets that name none may all rest on one of those; never less than
        one if there is a claim at all.

    Example:
        >>> independent_origins([("Flightradar24", True), ("outlet-a", False), ("outlet-b", False)])
        Count(least=1, most=3, words='')
    """
    pairs = set(claims)
    origins = {origin.casefold() for origin, _ in pairs}
    stated = {origin.casefold() for origin, has_basis in pairs if has_basis}
    return Count(max(len(stated), min(1, len(origins))), len(origins))

"""Courts: the U.S. federal courts, by id and by how their pages head themselves, with their zones.

The table is ``courts.toml``; its head says what the zones rest on. A bankruptcy court is a unit of
the district court (28 U.S.C. 151) and has no row: its id is the district's with the last ``d``
turned to ``b``, and its zones are the district's. A heading has to match whole: what fits two
courts, or none, gives none.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
)  # fmt: skip
_NUMBERED: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|d)\b")
# What a page prints round the name: an office, a mark in brackets, the software, which page it is.
_AROUND: Final = re.compile(
    r"\([^()]*\)|\[[^][]*\]"
    r"|\bcm/ecf\b|\belectronic case filing\b"
    r"|\b(?:district )?ver(?:sion)?\b\.? ?[\d.]+(?: as of [\d/]+)?"
    r"|\blive\b|\bdatabase\b|\bsystem\b"
    r"|\bhistory/documents query\b|\bdocket report\b|\brecent entries\b"
)
_SPELLED_OUT: Final = (
    (re.compile(r"\busdc\b"), "united states district court"),
    (re.compile(r"\bu\.? ?s\.? "), "united states "),
    (re.compile(r"\bd\.c\. "), "district of columbia "),
)
# Pages print the kind of court as a line of its own, and some print it again in the next.
_KIND_TWICE: Final = re.compile(r"(united states (?:district|bankruptcy) court) (?=\1)")
_SMALL_WORDS: Final = frozenset({"the", "for"})

_OF_A_DISTRICT: Final = re.compile(
    r"(united states (?:district|bankruptcy) court) (?:(\w+) )?district of (.+)"
)
_OF_A_CIRCUIT: Final = re.compile(r"united states (.+) (\w+|district of columbia) circuit")


@dataclass(frozen=True, slots=True)
class Court:
    """One court.

    Attributes:
        id: its id as PACER spells it; where it has none there, CourtListener's.
        name: its name.
        zones: the IANA zones that its forms may print in: two where its district lies in two.
        note: which part keeps which zone, and what was left out; blank if nothing is to be said.
    """

    id: str
    name: str
    zones: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Listed:
    """A court, other spellings of its id, and other headings of its pages."""

    court: Court
    aliases: tuple[str, ...]
    headings: tuple[str, ...]


def court_of(court_id: str) -> Court | None:
    """Give the court that an id of PACER or CourtListener names; None if none does.

    Example:
        >>> court_of("txwd").zones
        ('America/Chicago', 'America/Denver')
        >>> court_of("arb").name
        'U.S. Bankruptcy Court for the District of Arizona'
        >>> court_of("xyzd") is None
        True
    """
    return _by_id().get(court_id.strip().casefold())


@cache
def courts() -> Mapping[str, Court]:
    """Give every court by its id, bankruptcy courts too; aliases are left to ``court_of``.

    Example:
        >>> courts()["pawb"].name
        'U.S. Bankruptcy Court for the Western District of Pennsylvania'
    """
    return MappingProxyType({listed.court.id: listed.court for listed in _listed()})


def court_named(text: str) -> Court | None:
    r"""Give the court whose page is headed so; None if no court fits, or more than one.

    The kind of court has to be there: a district's name alone fits its bankruptcy court as well.

    Args:
        text: the heading, on one line or several.

    Example:
        >>> court_named("U.S. District Court\nAlabama Middle District (Dothan)").id
        'almd'
        >>> court_named("USDC Northern District of Texas").id
        'txnd'
        >>> court_named("Southern District of New York") is None
        True
    """
    fitting = _by_heading().get(_plain(text), ())
    return fitting[0] if len(fitting) == 1 else None


@cache
def _by_id() -> Mapping[str, Court]:
    found = dict(courts())
    for listed in _listed():
        found.update(dict.fromkeys(listed.aliases, listed.court))
    return found


@cache
def _by_heading() -> Mapping[str, tuple[Court, ...]]:
    found: dict[str, tuple[Court, ...]] = {}
    for listed in _listed():
        names = {_plain(name) for name in (listed.court.name, *listed.headings)}
        for heading in {form for name in names for form in _forms(name, listed.court.id)}:
            found[heading] = (*found.get(heading, ()), listed.court)
    return found


def _plain(text: str) -> str:
    """Give a heading in small letters, spelled out, without what pages print round the name."""
    words = " ".join(text.casefold().split())
    words = _AROUND.sub(" ", words)
    for short, full in _SPELLED_OUT:
        words = short.sub(full, words)
    words = _NUMBERED.sub(_in_words, words)
    kept = " ".join(w for w in re.findall(r"\w+", words) if w not in _SMALL_WORDS)
    return _KIND_TWICE.sub("", kept)


def _in_words(number: re.Match[str]) -> str:
    n = int(number[1])
    return _ORDINALS[n - 1] if 0 < n <= len(_ORDINALS) else number[0]


def _forms(name: str, court_id: str) -> Iterator[str]:
    """Give the ways in which the pages of a court put its name, all as ``_plain`` leaves them."""
    yield name
    if of_district := _OF_A_DISTRICT.fullmatch(name):
        kind, quarter, state = of_district.groups()
        yield f"{kind} {court_id}"
        for place in _places(quarter or "", state):
            yield f"{kind} {place}"
            yield place
    elif of_circuit := _OF_A_CIRCUIT.fullmatch(name):
        kind, circuit = of_circuit.groups()
        yield f"{kind} {circuit} circuit"
        yield f"{circuit} circuit {kind}"


def _places(quarter: str, state: str) -> tuple[str, ...]:
    if quarter:
        district = f"{quarter} district of {state}"
        return district, f"{state} {quarter} district", f"{state} {quarter}", f"{quarter} {state}"
    if state == "columbia":  # elsewhere the name of a city where two other districts sit
        return (f"district of {state}",)
    return f"district of {state}", f"{state} district", state


@cache
def _listed() -> tuple[_Listed, ...]:
    """Give the rows of the table, and after them the bankruptcy courts that follow from them."""
    text = (resources.files("habeas.courts") / "courts.toml").read_text("utf-8")
    rows: list[Mapping[str, object]] = tomllib.loads(text)["court"]
    own = [_from_row(row) for row in rows]
    pairs = zip(rows, own, strict=True)
    derived = [_bankruptcy(row, d.court) for row, d in pairs if "District Court" in d.court.name]
    return (*own, *derived)


def _from_row(row: Mapping[str, object]) -> _Listed:
    name, note = str(row["name"]), str(row.get("note", ""))
    court = Court(str(row["id"]), name, _texts(row, "zones"), note)
    return _Listed(court, _texts(row, "aliases"), _texts(row, "headings"))


def _bankruptcy(row: Mapping[str, object], district: Court) -> _Listed:
    """Give the bankruptcy court of a district.

    In Guam and on the islands the district court hears these cases itself; PACER gives them an
    id of their own all the same.
    """
    name = district.name.replace("District Court", "Bankruptcy Court")
    court = Court(f"{district.id[:-1]}b", name, district.zones, district.note)
    return _Listed(court, _texts(row, "bankruptcy_aliases"), ())


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key)
    return tuple(str(each) for each in value) if isinstance(value, list) else ()

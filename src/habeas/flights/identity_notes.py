"""Notes on an identity: what a reader must know before an address or a name is relied on.

Only the United States give addresses out by arithmetic, so only there can a registration be
held against its address; the Federal Aviation Administration's register decides, not this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from habeas.evidence.guards import shortened
from habeas.evidence.times import iso
from habeas.flights.icao_address import AddressKind, address_of, registration_of
from habeas.flights.identity import KINDS, Identity, Spell

# Names written out in one note; the spells have them all.
_NAMED: Final = 5


class NoteKind(Enum):
    """What a note is about."""

    ADDRESS = "the address identifies no aircraft"
    MISFIT = "the address does not fit its registration"
    RENAMED = "another name later"
    RIVALS = "two names at one time"
    TOO_MANY = "more names than are kept"


@dataclass(frozen=True, slots=True)
class IdentityNote:
    """One thing to know about an identity.

    Attributes:
        kind: what it is about.
        text: one sentence.
        spells: the names it is about; of more than a few the first ones.
    """

    kind: NoteKind
    text: str
    spells: tuple[Spell, ...] = ()


_NO_AIRCRAFT: Final = {
    AddressKind.TEMPORARY: "is a privacy address, lent for a time: it identifies no aircraft",
    AddressKind.NON_ICAO: "is none that ICAO assigns: it identifies no aircraft",
    AddressKind.MALFORMED: "is no address of an aircraft",
}


def notes_on(identity: Identity) -> tuple[IdentityNote, ...]:
    """Give what there is to know about an identity; never an error.

    Example:
        >>> from habeas.evidence.spot import Spot
        >>> from habeas.flights.identity import IdentityClaim, identity_of
        >>> named = IdentityClaim("registration", "N1", 0, 0, Spot("a.json"))
        >>> [note.text for note in notes_on(identity_of("a2c4e0", [named]))]
        ['address a2c4e0 does not fit N1: by arithmetic it is that of N278GX']
        >>> notes_on(identity_of("a00001", [named]))
        ()
    """
    return tuple(_notes(identity))


def _notes(identity: Identity) -> Iterator[IdentityNote]:
    address = shortened(identity.address) or "(none)"
    if identity.address_kind in _NO_AIRCRAFT:
        said = f"{address} {_NO_AIRCRAFT[identity.address_kind]}"
        yield IdentityNote(NoteKind.ADDRESS, said)
    else:
        yield from _misfits(identity)
    kinds = dict.fromkeys((*KINDS, *(spell.kind for spell in identity.spells)))
    for kind in kinds:
        yield from _rivals(kind, identity.of(kind))
        yield from _renamed(kind, identity)
    for kind, many in identity.left_out:
        kept = len(identity.of(kind))
        said = f"{kept + many:,} changes of {kind}; the first {kept:,} by time are kept"
        yield IdentityNote(NoteKind.TOO_MANY, said)


def _misfits(identity: Identity) -> Iterator[IdentityNote]:
    """Hold each registration against the address, where the United States gave one of them."""
    fits = registration_of(identity.address)
    seen: dict[str, list[Spell]] = {}
    for spell in identity.of("registration"):
        theirs = address_of(spell.key)
        if spell.key != fits and (fits or theirs):
            seen.setdefault(spell.key, []).append(spell)
    if not seen:
        return
    firsts = [spells[0] for spells in seen.values()]
    if fits:
        reason = f"by arithmetic it is that of {fits}"
    else:
        reason = f"by arithmetic {firsts[0].key} has {address_of(firsts[0].key)}"
    said = f"address {identity.address} does not fit {_listed(firsts)}: {reason}"
    yield IdentityNote(NoteKind.MISFIT, said, tuple(firsts[:_NAMED]))


def _rivals(kind: str, spells: Sequence[Spell]) -> Iterator[IdentityNote]:
    """Tell names of one kind that sources give at one time; a lead is nobody's rival."""
    involved: dict[str, Spell] = {}
    longest: Spell | None = None
    for spell in spells:
        if spell.is_lead:
            continue
        if longest and longest.key != spell.key and spell.first_s <= longest.last_s:
            involved.setdefault(longest.key, longest)
            involved.setdefault(spell.key, spell)
        if longest is None or spell.last_s > longest.last_s:
            longest = spell
    if involved:
        names = list(involved.values())
        said = f"sources give more than one {kind} at one time: {_listed(names)}; all are kept"
        yield IdentityNote(NoteKind.RIVALS, said, tuple(names[:_NAMED]))


def _renamed(kind: str, identity: Identity) -> Iterator[IdentityNote]:
    """Tell that a name changed, and from when to when the first changes lie."""
    changes = identity.changes(kind)
    if not changes:
        return
    told = [
        f"{_name(change.before)} until {_time(change.before.last_s)}, "
        f"{_name(change.after)} from {_time(change.after.first_s)}"
        for change in changes[:_NAMED]
    ]
    more = f"; and {len(changes) - _NAMED:,} more" if len(changes) > _NAMED else ""
    said = f"{kind} changed, all are kept: {'; '.join(told)}{more}"
    names = dict.fromkeys(s for change in changes[:_NAMED] for s in (change.before, change.after))
    yield IdentityNote(NoteKind.RENAMED, said, tuple(names))


def _listed(spells: Sequence[Spell]) -> str:
    more = f" and {len(spells) - _NAMED:,} more" if len(spells) > _NAMED else ""
    return ", ".join(_name(spell) for spell in spells[:_NAMED]) + more


def _name(spell: Spell) -> str:
    lead = " (a lead)" if spell.is_lead else ""
    return f"{shortened(spell.value, 40)}{lead}"


def _time(seconds: float) -> str:
    return iso(round(seconds * 1e6)) or "an unknown time"

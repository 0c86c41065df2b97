"""Names of an aircraft for a record: what its files call it, and what its address says.

A registration that a file gives is a claim of that file. One that only follows from a U.S.
address by arithmetic is named as such: whether the aircraft bears it only a register can say.
"""

from dataclasses import dataclass
from typing import Final

from habeas.evidence.spot import Spot
from habeas.flights.icao_address import registration_of
from habeas.flights.identity import identity_of_track
from habeas.flights.identity_notes import notes_on
from habeas.flights.records import Track
from habeas.flights.track_json import Json, instant_json

CLAIMED: Final = "claimed"
ARITHMETIC: Final = "arithmetic"


@dataclass(frozen=True, slots=True)
class Registration:
    """A registration of an aircraft.

    Attributes:
        value: the registration.
        basis: ``claimed`` by a file, or ``arithmetic`` from the address.
        first_s, last_s: when files give it, UTC seconds; infinite where they do not say.
        spot: where it stands; None for arithmetic.
    """

    value: str
    basis: str
    first_s: float = float("-inf")
    last_s: float = float("inf")
    spot: Spot | None = None

    def to_json(self) -> Json:
        """Give the registration as a record has it."""
        return {
            "value": self.value,
            "basis": self.basis,
            "first": instant_json(self.first_s),
            "last": instant_json(self.last_s),
            "spot": self.spot.to_json() if self.spot else None,
        }


def registrations(track: Track) -> tuple[Registration, ...]:
    """Give the registrations that files give an aircraft, else that of its address."""
    identity = identity_of_track(track)
    claimed = tuple(
        Registration(spell.value, CLAIMED, spell.first_s, spell.last_s, spell.spots[0])
        for spell in identity.of("registration")
    )
    if claimed or not identity.is_one_aircraft:
        return claimed
    computed = registration_of(identity.address)
    return (Registration(computed, ARITHMETIC),) if computed else ()


def names_json(track: Track) -> Json:
    """Give who an aircraft is, as every record of a track begins."""
    known = registrations(track)
    values = list(dict.fromkeys(one.value for one in known))
    return {
        "icao24": track.icao24 or None,
        "track": track.name or None,
        "registration": " or ".join(values) or None,
        "registration_basis": known[0].basis if known else None,
        "registrations": [one.to_json() for one in known],
        "identity_notes": [note.text for note in notes_on(identity_of_track(track))],
    }


def spoken_name(track: Track) -> str:
    """Name an aircraft in words: its address, and its registration with what that rests on."""
    known = registrations(track)
    who = track.icao24 or track.name or "an aircraft without address"
    if not known:
        return who
    values = " or ".join(dict.fromkeys(one.value for one in known))
    if known[0].basis == ARITHMETIC:
        return f"{who} ({values} by arithmetic from its address)"
    return f"{who} ({values}, as its file says)"

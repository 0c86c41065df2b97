"""The records of the courts room: a docket, its entries, and the times that each entry has.

A court act has up to six times: when it was said, signed, filed, entered, noticed, and from when
it says it takes effect. Each is a `CourtTime`: bounds, the words they come from, the zone they
were read in, and why the bounds are what they are. A form that gives a time twice gives two.
"""

from dataclasses import dataclass
from typing import Final

from habeas.bounds import Moment
from habeas.evidence.spot import Spot

CLOCKS: Final = ("said", "signed", "filed", "entered", "noticed", "stated_effective")
# The clocks of a hearing: no times of an order, but what is said there is said between them.
BEGAN: Final = "began"
RECESSED: Final = "recessed"
RESUMED: Final = "resumed"
ENDED: Final = "ended"
HEARING: Final = (BEGAN, RECESSED, RESUMED, ENDED)
# A change to an entry after it was made: no time of the act itself.
MODIFIED: Final = "modified"


@dataclass(frozen=True, slots=True)
class CourtTime:
    """One time of one entry, as one form gives it.

    Attributes:
        clock: one of ``CLOCKS`` or ``HEARING``, or ``MODIFIED``.
        when: the bounds.
        as_reported: the words as they stand in the form.
        zone: the zone that the words were read in: as written, or the court's.
        why: why the bounds are these, a sentence a step.
    """

    clock: str
    when: Moment
    as_reported: str
    zone: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a docket.

    Attributes:
        number: as the court numbers it; blank for an entry without a number, which is normal.
        text: its words.
        times: what the form says of when.
        spot: where it stands in the file.
        document: the court's id of its main document; blank if there is none.
        short: the short words that some forms have in place of or beside the text.
        withheld: ``sealed`` or ``restricted`` where the form says so; blank otherwise.
        unread: dates and times of the form that are none, as they stand there.
    """

    number: str
    text: str
    times: tuple[CourtTime, ...]
    spot: Spot
    document: str = ""
    short: str = ""
    withheld: str = ""
    unread: tuple[str, ...] = ()

    def at(self, clock: str) -> tuple[CourtTime, ...]:
        """Give what is said of one clock."""
        return tuple(time for time in self.times if time.clock == clock)


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a matter, with the role that the docket gives it.

    Attributes:
        name: as the docket prints it.
        role: such as Plaintiff or Respondent; blank where the form gives none.
    """

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Docket:
    """What one file says of one matter.

    Attributes:
        form: the form that it was read from.
        court: the court's id, such as ``dcd``; blank if nothing says it.
        number: the docket number, as printed.
        name: the name of the matter.
        filed: the day on which it was opened, as printed.
        terminated: the day on which it was closed; blank if it is open or nothing says so.
        last_filing: the day of the last filing as the form states it: never a proof that the
            docket is complete through that day.
        assigned_to: the judge.
        referred_to: the magistrate judge.
        parties: the parties.
        entries: in the order of the file.
        source: what messages call the file.
        sha256: the hash of the file.
        misshapen: what of the file has not the shape of its form, and was left out.
    """

    form: str
    court: str
    number: str
    name: str
    entries: tuple[Entry, ...]
    source: str
    sha256: str
    filed: str = ""
    terminated: str = ""
    last_filing: str = ""
    assigned_to: str = ""
    referred_to: str = ""
    parties: tuple[Party, ...] = ()
    misshapen: tuple[str, ...] = ()

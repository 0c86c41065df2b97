"""The times of a question: that instant exactly, or the local day of a bare date."""

import click

from habeas.bounds import Moment
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.words_time import TimeWords, read_time
from habeas.evidence.zones import ZoneContext


def instant(text: str, zone: str) -> Moment:
    """Give the instant that a question names; one without any zone ends with exit code 2.

    Args:
        text: the time, as typed.
        zone: the zone to read it in if it writes none; blank if none is known.
    """
    said = said_at(text, ZoneContext(default=zone), series="question")
    if len(said.alternatives) != 1:
        raise click.UsageError(f"{text!r}: one time is needed here")
    if said.unzoned:
        raise click.UsageError(
            f"{text!r} names no zone: add an offset or a zone, such as {text}-04:00"
        )
    only = said.alternatives[0]
    return Moment(only.printed, only.printed + 1) if only.series else only.when


def said_at(text: str, zones: ZoneContext, *, series: str = "") -> TimeWords:
    """Read a time that was typed; one that cannot be read ends with exit code 2."""
    try:
        return read_time(text, zones, series=series)
    except TimeWordsError as error:
        raise click.UsageError(str(error)) from error

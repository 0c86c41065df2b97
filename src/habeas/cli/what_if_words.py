"""What if, in words: the parts of a choice as they can be typed, with what they are beside it."""

import re
from collections.abc import Iterator

from habeas.case.what_if import WhatIf
from habeas.cli.ink import wrapped
from habeas.evidence.times import written_instant
from habeas.places.speed import KMH_PER_KT

_SPEED = re.compile(r"set \S+\.speed_kt=([\d.]+)")
_TIME = re.compile(r"set \S+=(\d{4}-\d\d-\d\dT\S+Z)")


def what_if_lines(choice: WhatIf, zone: str) -> Iterator[str]:
    """Say which choice was made, where one was; a what-if must not read like the case itself."""
    if parts := choice.in_words():
        words = "; ".join(with_units(part, zone) for part in parts)
        yield from wrapped(f"What if: {words}", "", "    ")


def with_units(part: str, zone: str) -> str:
    """Write one part of a flip as it can be typed, with what it is in other units beside it."""
    if match := _SPEED.fullmatch(part):
        kt = float(match[1])
        return f"{part} ({kt * KMH_PER_KT:,.0f} km/h)"
    if match := _TIME.fullmatch(part):
        local = written_instant(match[1], zone)
        return f"{part} ({local})" if local else part
    return part

"""What if: one choice of readings, sources left out, and values set, without editing a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from habeas.bounds import Moment
from habeas.evidence.times import iso

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A choice under which a question is asked.

    Attributes:
        readings: reading id -> option name; readings not named here are open.
        without: ids of sources and origins whose claims are left out.
        times: event -> the instant it is set to, in place of all its claims.
        speeds: leg id -> the speed limit in kt it is set to.
    """

    readings: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    without: frozenset[str] = frozenset()
    times: Mapping[str, Moment] = field(default_factory=dict)
    speeds: Mapping[str, float] = field(default_factory=dict)

    def in_words(self) -> list[str]:
        """Give each part of the choice as the command line takes it; nothing for none.

        Example:
            >>> WhatIf().leaving_out("blog").reading("oral", "yes").in_words()
            ['reading oral=yes', 'without blog']
        """
        return [
            *(f"reading {name}={option}" for name, option in sorted(self.readings.items())),
            *(f"without {name}" for name in sorted(self.without)),
            *(f"set {name}={iso(when.earliest)}" for name, when in sorted(self.times.items())),
            *(f"set {leg}.speed_kt={kt:g}" for leg, kt in sorted(self.speeds.items())),
        ]

    def reading(self, reading: str, option: str) -> "WhatIf":
        """Give this choice with one reading fixed."""
        return replace(self, readings={**self.readings, reading: option})

    def leaving_out(self, *ids: str) -> "WhatIf":
        """Give this choice with more sources or origins left out."""
        return replace(self, without=self.without | frozenset(ids))

    def setting(self, event: str, when: Moment) -> "WhatIf":
        """Give this choice with one event set to a time."""
        return replace(self, times={**self.times, event: when})

    def at_speed(self, leg: str, kt: float) -> "WhatIf":
        """Give this choice with one leg's speed limit set."""
        return replace(self, speeds={**self.speeds, leg: kt})


AS_IT_STANDS = WhatIf()

"""Consulted: the readings of a choice, which remember which of them were looked at.

What was worked out under one choice stands under every other one that says the same of those
readings that were looked at: the others had no say.
"""

from collections.abc import Iterator, Mapping


class Consulted(Mapping[str, str]):
    """Readings that are fixed, in the order in which they were first looked at.

    Args:
        readings: reading id -> option name.

    Example:
        >>> readings = Consulted({"oral": "yes", "zone": "texas"})
        >>> readings["zone"], "other" in readings, list(readings.seen)
        ('texas', False, ['zone'])
    """

    def __init__(self, readings: Mapping[str, str]) -> None:
        self._readings = readings
        self.seen: dict[str, None] = {}

    def __getitem__(self, reading: str) -> str:
        """Give the option of one reading, and remember that it was asked for."""
        option = self._readings[reading]
        self.seen[reading] = None
        return option

    def __iter__(self) -> Iterator[str]:
        """Give all readings; each counts as looked at."""
        self.seen |= dict.fromkeys(self._readings)
        return iter(self._readings)

    def __len__(self) -> int:
        """Give how many are fixed; their number is the same under every choice of them."""
        return len(self._readings)

"""Did you mean: the adapter of rapidfuzz, which finds the nearest known word."""

from collections.abc import Iterable
from typing import Final

# Below this similarity a suggestion is noise: "taeoff" and "takeoff" share 92 %.
_NEAR_ENOUGH: Final = 60
# Bulk faults must not take minutes: after some seconds of comparing, none are suggested.
MOST_COMPARED: Final = 5_000_000


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Give the known words nearest to ``word``, best first; none if all are far.

    Example:
        >>> nearest("taekoff", ["takeoff", "landing"])
        ['takeoff']
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a mistake pays for it

    found = process.extract(
        word[:200], sorted(set(known)), scorer=fuzz.ratio, limit=most, score_cutoff=_NEAR_ENOUGH
    )
    return [match for match, _, _ in found]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give "Did you mean `x`?" for the nearest known word; blank if none is near."""
    found = nearest(word, known)
    return f"Did you mean `{found[0]}`?" if found else ""


class Suggester:
    """Suggests from one list of known words, until a budget of comparisons is spent.

    Args:
        known: the words; they are looked at when the first mistake is met.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._sorted: list[str] | None = None
        self._left = MOST_COMPARED
        self._said: dict[str, str] = {}

    def did_you_mean(self, word: str) -> str:
        """Give "Did you mean `x`?" for the nearest known word; blank if none is near."""
        if self._sorted is None:
            self._sorted = sorted(set(self._known))
        if word not in self._said and self._left > 0:
            self._left -= len(self._sorted)
            self._said[word] = did_you_mean(word, self._sorted)
        return self._said.get(word, "")

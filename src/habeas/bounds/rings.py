"""Rings: relations that lead from an event back to itself, which no world can fit if strict."""

from collections.abc import Mapping

# event -> the events that come after it, each with whether strictly.
After = Mapping[str, Mapping[str, bool]]


def has_strict_ring(after: After, starts: set[str]) -> bool:
    """Say whether some event must come strictly before itself."""
    if len(starts) > 1 and _has_no_ring(after):
        return False
    return any(_reaches_itself(after, start) for start in starts)


def _has_no_ring(after: After) -> bool:
    """Say whether all events can be put in a row that every relation points along."""
    waiting = dict.fromkeys(after, 0)
    for later in after.values():
        for name in later:
            waiting[name] += 1
    free = [name for name, count in waiting.items() if not count]
    for name in free:
        for other in after[name]:
            waiting[other] -= 1
            if not waiting[other]:
                free.append(other)
    return len(free) == len(after)


def _reaches_itself(after: After, start: str) -> bool:
    seen: set[tuple[str, bool]] = set()
    stack = [(start, False)]
    while stack:
        name, strict = stack.pop()
        for other, step in after[name].items():
            state = (other, strict or step)
            if state == (start, True):
                return True
            if state not in seen:
                seen.add(state)
                stack.append(state)
    return False

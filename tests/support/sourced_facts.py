"""The sourced facts of a file of field data, against the claims of a bundled case.

A path names a fact by the ids on the way to it, else by its number in a list:
``orders/U2/times/0``.
"""

from datetime import datetime

from habeas.bounds import Moment, to_us

MINUTE = 60_000_000


def sourced(node, path=""):
    """Give every (path, fact, source) under a node."""
    if isinstance(node, list):
        for n, item in enumerate(node):
            name = item.get("id", n) if isinstance(item, dict) else n
            yield from sourced(item, f"{path}/{name}".lstrip("/"))
    elif isinstance(node, dict):
        for source in (*node.get("sources", ()), *node.get("quote_sources", ())):
            if isinstance(source, str):
                yield path, node, source
        for key, value in node.items():
            yield from sourced(value, f"{path}/{key}".lstrip("/"))


def subjects_of(path, mapped):
    """Give the subjects to which the longest mapped part of a path leads."""
    parts = path.split("/")
    for n in range(len(parts), 0, -1):
        if "/".join(parts[:n]) in mapped:
            return mapped["/".join(parts[:n])].split()
    return []


def left_out(case, facts, mapped, omitted=()):
    """Give the sourced facts that no claim of the case cites that source for."""
    return [
        (path, source)
        for path, _, source in sourced({k: v for k, v in facts.items() if k != "sources"})
        if not any(path.startswith(f"{one}/") for one in omitted)
        if not any(
            claim.source == source
            for subject in subjects_of(path, mapped)
            for claim in case.said_of(subject)
        )
    ]


def other_minutes(case, facts, mapped, omitted=()):
    """Give the facts with a printed minute for which no claim of that source has the same."""
    return [
        (path, source)
        for path, fact, source in sourced(facts)
        if fact.get("precision") in ("minute", "about") and "T" in str(fact.get("value"))
        if (path, source) not in omitted
        if not any(
            one.claim.source == source
            and bounds_of(fact) in [a.when for a in one.said.alternatives]
            for subject in subjects_of(path, mapped)
            for one in case.times.get(subject, ())
        )
    ]


def bounds_of(fact):
    """The bounds of a printed minute, or of one that is about right, by the grammar."""
    at = to_us(datetime.fromisoformat(fact["value"]))
    if fact["precision"] == "about":
        return Moment(at - 15 * MINUTE, at + 15 * MINUTE)
    return Moment(at - MINUTE // 2, at + MINUTE)


def other_counts(case, facts, mapped):
    """Give the counts for which no claim of that source has the same bounds."""
    return [
        (path, source)
        for path, fact, source in sourced({"persons_counts": facts.get("persons_counts", [])})
        if not any(
            one.claim.source == source
            and [one.said.count.least, one.said.count.most]
            == (fact.get("interval") or [fact["value"], fact["value"]])
            for subject in subjects_of(path, mapped)
            for one in case.counts.get(subject, ())
        )
    ]

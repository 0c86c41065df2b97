"""Fitted: how many a group has, by what is said of it, of its parts, and of what it is part of.

Rule: the parts of one group share nobody, so a whole has at least as many as all its parts
together, and a part has at most what the other parts leave of the whole. What does not fit
together is a contradiction of all the groups that one whole ties together.
"""

from habeas.bounds import Count
from habeas.bounds.count import NO_COUNT
from habeas.case.lookup import lookup_of
from habeas.evidence.claim import Claim
from habeas.findings.counts import count_of
from habeas.findings.kinship import within
from habeas.findings.scene import Scene

Family = dict[str, Count]


def fitted(scene: Scene, group: str) -> tuple[Family, tuple[Claim, ...]]:
    """Give the count of every group that one whole ties to a group, and the claims.

    In a contradiction no number fits any of them.
    """
    top = within(scene.case, group)[-1]
    below = lookup_of(scene.case).below(top)
    chains = {one: within(scene.case, one) for one in sorted(below)}
    family = sorted((one for one in chains if chains[one][-1] == top), key=lambda g: len(chains[g]))
    said = {one: count_of(scene, one) for one in family}
    counts = {one: count for one, (count, _) in said.items()}
    fits = _fit(counts, {one: chains[one][1] for one in family[1:]})
    if any(count.is_empty for count in (*counts.values(), *fits.values())):
        fits = dict.fromkeys(family, NO_COUNT)
    return fits, tuple(claim for _, given in said.values() for claim in given)


def _fit(counts: Family, whole_of: dict[str, str]) -> Family:
    """Give each count as narrow as the others make it: from below upwards, then downwards.

    Args:
        counts: each group's, every whole before its parts.
        whole_of: part -> what it is part of.
    """
    taken = dict.fromkeys(counts, 0)
    least: dict[str, int] = {}
    for group in reversed(counts):
        least[group] = max(counts[group].least, taken[group])
        if group in whole_of:
            taken[whole_of[group]] += least[group]
    fits: Family = {}
    for group, count in counts.items():
        limits = [count.most]
        if group in whole_of:
            room = fits[whole_of[group]].most
            others = taken[whole_of[group]] - least[group]
            limits.append(None if room is None else room - others)
        most = min((limit for limit in limits if limit is not None), default=None)
        fits[group] = Count(least[group], most)
    return fits

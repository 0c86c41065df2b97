"""Box sentences: what no source says, what conflicts, and what was inferred by which rule.

Silence has a spot too: what the sources do say of the record, next to which nothing else stands.
"""

from collections.abc import Iterable, Iterator, Mapping

from habeas.bounds import Tri
from habeas.bounds.moment import HOUR
from habeas.case.lookup import lookup_of
from habeas.evidence.claim import Claim
from habeas.publish.pieces import Text, capital, together
from habeas.publish.record_sentences import Said
from habeas.publish.voice import Voice

# Statements of which one expects to know when they were made.
_DATED = ("post", "reshare", "video", "thanks", "speech", "filing")
# A time that is open for longer than this has no hour.
_NO_HOUR = 20 * HOUR
_LEG = {
    "takeoff": ("takeoff", "left"),
    "landing": ("landing", "arrived"),
    "handed_over": ("handed_over",),
    "boarded": ("boarded",),
    "vehicle": ("vehicle",),
}


def silent(voice: Voice) -> Iterator[Said]:
    """Give what no source in the case says of its transfers, groups, orders and statements."""
    case = voice.case
    for key, fields in _LEG.items():
        of_legs = {t: _unsaid_of_legs(voice, t, fields) for t in case.transfers}
        yield from _silence(voice, key, of_legs)
    counted = [g for g in case.groups if voice.scene.values(f"{g}.count")]
    agreements = [t.id for t in case.things.values() if t.sort == "agreement"]
    kinds = {s.id: s.kind for s in case.statements.values()}
    alleged = [s for s, kind in kinds.items() if kind == "allegation"]
    asked: tuple[tuple[str, Iterable[str]], ...] = (
        ("aboard", counted),
        ("authority", counted),
        ("noticed", case.orders),
        ("agreed", agreements),
        ("paid", agreements),
        ("evidence", alleged),
    )
    for key, records in asked:
        yield from _silence(voice, key, {r: _unsaid(voice, r, (key,)) for r in records})
    dated = [s for s, kind in kinds.items() if kind in _DATED]
    yield from _silence(voice, "when", {s: _unsaid(voice, s, ("when",)) for s in dated})
    yield from _silence(voice, "hour", {s: _without_hour(voice, s) for s in dated})


def _silence(voice: Voice, key: str, unsaid: Mapping[str, list[Claim]]) -> Iterator[Said]:
    """Give one sentence for all records of which nothing is said, resting on what is said.

    Args:
        voice: says it.
        key: what nobody says.
        unsaid: record -> what is said of it beside; nothing where somebody does say it.
    """
    names = [voice.named(record) for record, beside in unsaid.items() if beside]
    claims = [claim for beside in unsaid.values() for claim in beside[:2]]
    if names:
        yield voice.say(f"silent.{key}", names=voice.listed(names)), claims


def _unsaid(voice: Voice, record: str, fields: tuple[str, ...]) -> list[Claim]:
    """Give what is said of a record if nothing is said of some of its fields; else nothing."""
    if any(voice.scene.values(f"{record}.{field}") for field in fields):
        return []
    said = lookup_of(voice.case).subjects_below(record)
    return [claim for subject in said for claim in voice.scene.values(subject)]


def _unsaid_of_legs(voice: Voice, transfer: str, fields: tuple[str, ...]) -> list[Claim]:
    """Give what is said of a transfer if nothing is said of some field of any of its legs."""
    legs = voice.scene.legs(voice.case.transfers[transfer])
    if any(voice.scene.values(f"{leg.id}.{field}") for leg in legs for field in fields):
        return []
    return _unsaid(voice, legs[0].id, fields)


def _without_hour(voice: Voice, statement: str) -> list[Claim]:
    """Give the claims of a statement's time if they leave it open for most of a day."""
    event = f"{statement}.when"
    when = voice.scene.line(event).bounds(event)
    return list(voice.scene.clock.event(event).claims) if when.width_us > _NO_HOUR else []


def conflicts(voice: Voice) -> Iterator[Said]:
    """Give the times that cannot all be right, the sums that fail, the checks that are missed."""
    for finding in voice.findings("contradiction"):
        if finding.answer is Tri.YES:
            claims = list(finding.result.claims)
            said = voice.side_by_side(c for c in claims if c.subject == finding.key.subject)
            subject = voice.subject(finding.key.subject)
            yield voice.say("conflict.times", subject=subject, said=said), claims
    for question in ("counts", "check"):
        for finding in voice.findings(question):
            claims = list(finding.result.claims)
            if finding.answer is Tri.NO and claims:
                said = together(
                    [_of_a_sum(voice, finding.key.subject), voice.side_by_side(claims)], ": "
                )
                yield voice.say(f"conflict.{question}", said=said), claims


def _of_a_sum(voice: Voice, subject: str) -> Text:
    """Name the group, or the expectation, that a sum is about."""
    if subject in voice.case.groups:
        return voice.own(voice.case.groups[subject].name)
    check = voice.case.checks[subject]
    named = (part.strip() for part in check.what.removeprefix("count ").split("+"))
    what = together((voice.named(group) for group in named), " + ")
    return voice.say("conflict.expected", what=what, number=voice.count_words(check.expect))


def inferred(voice: Voice) -> Iterator[Said]:
    """Give what we read into a source, once for all claims of which it is said; then the rules."""
    why: dict[str, list[Claim]] = {}
    for subject in voice.case.claims:
        for claim in voice.scene.values(subject):
            if claim.inferred:
                why.setdefault(claim.inferred, []).append(claim)
    for reason, some in why.items():
        read = together(
            dict.fromkeys(
                voice.say("inferred.as_", subject=voice.subject(c.subject), value=voice.value(c))
                for c in some
            ),
            ", ",
        )
        yield voice.say("inferred.claim", read=read, why=voice.own(reason)), some
    yield from _rules(voice)


# The rules that answers can rest on, in the order in which they are told.
RULES = ("minute", "rivals", "zone", "order", "boundary", "speed", "track", "origins")


def _rules(voice: Voice) -> Iterator[Said]:
    """Give each rule that some answer rests on, with claims that it was used on."""
    used: dict[str, list[Claim]] = {}
    for finding in voice.findings():
        for kind, _ in finding.result.assumes:
            used.setdefault(kind, []).extend(finding.result.claims[:1])
    for kind in RULES:
        claims = list(dict.fromkeys(used.get(kind, ())))[:3]
        if claims:
            zone = voice.case.config.zone or "UTC"
            rule = voice.say(f"inferred.{kind}", zone=zone)
            yield capital(voice.say("inferred.rule", rule=rule)), claims

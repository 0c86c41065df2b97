"""Record sentences: what the sources say of each record, each value beside who gives it."""

from collections.abc import Iterator, Mapping
from math import ceil, floor

from habeas.bounds import Moment
from habeas.case.court_records import Act
from habeas.case.records import LEG_TIMES, Leg, Thing
from habeas.evidence.claim import Claim
from habeas.findings import unaccounted
from habeas.findings.counts import count_of
from habeas.findings.records import Key
from habeas.publish.catalogue import messages
from habeas.publish.pieces import Text, capital, plain, together
from habeas.publish.voice import Voice

# A sentence, and the claims that it rests on.
Said = tuple[Text, list[Claim]]
_ENDS = {"takeoff": "from", "left": "from", "landing": "to", "arrived": "to",
         "scheduled_takeoff": "from", "scheduled_landing": "to"}  # fmt: skip
# Times that are told of a leg, in the order in which they happen.
_TOLD = [e for e in ("scheduled_takeoff", "scheduled_landing", *LEG_TIMES) if e != "boarded"]


def of_group(voice: Voice, group: str) -> Iterator[Said]:
    """Give a group's number as each holder gives it, side by side, then what fits them all."""
    count, claims = count_of(voice.scene, group)
    if not claims:
        return
    name = capital(voice.own(voice.case.groups[group].name))
    text = voice.say("people.count", name=name, said=voice.side_by_side(claims))
    if count.is_empty:
        text += voice.say("people.none_fits")
    elif len({claim.value for claim in claims}) > 1:
        text += voice.say("people.fits", count=voice.count(count))
    yield text, list(claims)


def of_thing(voice: Voice, thing: Thing) -> Iterator[Said]:
    """Give what the sources say of a thing, key by key; its name stands in the first sentence."""
    name = capital(voice.name(thing.name))
    named = False
    start = f"thing.{thing.sort}."
    for key in [k.removeprefix(start) for k in messages("en") if k.startswith(start)]:
        claims = voice.scene.values(f"{thing.id}.{key}")
        if not claims:
            continue
        said = _values(voice, claims)
        role = voice.say(f"role.{thing.kind}") if thing.sort == "custodian" else ()
        text = voice.say(f"{start}{key}", name=name, said=said, role=role)
        if not named and name != text[: len(name)] and thing.sort != "custodian":
            text = voice.say("thing.named", name=name) + text
        named = True
        yield text, list(claims)
    for link in voice.case.things.values():
        if link.part_of == thing.id and link.sort == "custodian":
            yield from of_thing(voice, link)


def _values(voice: Voice, claims: list[Claim]) -> Text:
    """Give values side by side; what is quoted stands in the words of its source."""
    if claims[0].subject.rpartition(".")[2] not in ("requires", "claimed", "described_as"):
        return voice.side_by_side(claims)
    by_words: dict[Text, list[Claim]] = {}
    for claim in claims:
        quoted = bool(claim.spot.quote)
        # The same words quoted by two sources are one value.
        known = next((w for w in by_words if quoted and plain(w) == plain(voice.quote(claim))), ())
        words = known or (voice.quote(claim) if quoted else voice.value(claim))
        by_words.setdefault(words, []).append(claim)
    held = ((*words, " (", *voice.holders(some), ")") for words, some in by_words.items())
    return together(held, "; ")


def of_transfer(voice: Voice, transfer: str) -> Iterator[Said]:
    """Give each time of each leg, with the place where the sources agree on one."""
    record = voice.case.transfers[transfer]
    for leg in record.legs:
        for event in _TOLD:
            name = f"{leg.id}.{event}"
            claims = list(voice.scene.clock.event(name).claims)
            if not claims:
                continue
            end = _ENDS.get(event, "")
            place, more = _place(voice, leg, end) if end else ((), [])
            form = f"movement.{end}" if place else "movement.bare"
            text = (
                voice.say(
                    form,
                    name=capital(voice.name(record.name)),
                    did=voice.say(f"did.{event}"),
                    place=place,
                    when=when_of(voice, name),
                )
                if voice.has(f"did.{event}")
                else ()
            )
            if text:
                yield text, [*claims, *more]


def when_of(voice: Voice, event: str) -> str:
    """Give when an event was, by its chronology."""
    return voice.moment(voice.scene.line(event).bounds(event))


def _place(voice: Voice, leg: Leg, end: str) -> tuple[Text, list[Claim]]:
    """Name the one place that all sources give for a leg's start or end, with their claims."""
    claims = voice.scene.values(f"{leg.id}.{end}")
    values = {claim.value for claim in claims}
    if len(values) != 1:
        return (), []
    return voice.named(values.pop()), list(claims)


def of_order(voice: Voice, order: str) -> Iterator[Said]:
    """Give each clock of an order, its words as sources print them, and what was done to it."""
    record, scene = voice.case.orders[order], voice.scene
    name = voice.name(record.name)
    for clock in record.clocks:
        event = f"{order}.{clock}"
        claims = list(scene.clock.event(event).claims)
        # Without a claim that counts there is nothing to say of it.
        if claims:
            did = voice.say(f"clock.{clock}")
            when = when_of(voice, event)
            yield voice.say("order.clock", name=capital(name), did=did, when=when), claims
    quoted = [c for c in scene.values(f"{order}.words") if c.spot.quote]
    for quote in dict.fromkeys(c.spot.quote for c in quoted):
        claims = [c for c in quoted if c.spot.quote == quote]
        who = voice.holders(claims)
        said = voice.say("order.words", name=name, who=who, quote=voice.quote(claims[0]))
        yield capital(said), claims
    yield from _acts(voice, order, capital(name))


def _acts(voice: Voice, order: str, name: Text) -> Iterator[Said]:
    acts = [act for act in voice.case.acts.values() if act.order == order]
    for act in sorted(acts, key=lambda a: voice.scene.line(f"{a.id}.when").bounds(f"{a.id}.when")):
        event = f"{act.id}.when"
        claims = list(voice.scene.clock.event(event).claims)
        if claims:
            known = voice.has(f"act.{act.does}")
            did = (
                voice.say(f"act.{act.does}")
                if known
                else voice.say("act.other", what=voice.own(act.does))
            )
            when = when_of(voice, event)
            yield (
                voice.say("order.act", name=_limited(voice, act, name), did=did, when=when),
                claims,
            )


def _limited(voice: Voice, act: Act, name: Text) -> Text:
    """Give the name of what an act is about: a part of the order, or all of it on a condition."""
    if act.part:
        name = voice.say("order.part", name=name, part=voice.named(act.part))
    return (
        voice.say("order.if", name=name, what=voice.own(act.condition)) if act.condition else name
    )


def of_reading(voice: Voice, reading: str) -> Iterator[Said]:
    """Give each option of a reading with those whose position it is."""
    record = voice.case.readings[reading]
    for option in record.options:
        claims = voice.case.said_of(f"{reading}.{option.name}.by")
        if claims:
            who = voice.listed(dict.fromkeys(voice.named(c.value) for c in claims))
            yield (
                voice.say(
                    "reading.position",
                    question=voice.own(record.question),
                    option=capital(voice.own(option.name)),
                    who=who,
                    told=voice.holders(claims),
                ),
                list(claims),
            )


def of_custody(voice: Voice) -> Iterator[Said]:
    """Give each stint, and the stretches between them for which no source gives a place."""
    scene = voice.scene
    for stint in voice.case.stints.values():
        fields = ("custodian", "place", "start", "end")
        said = {field: scene.values(f"{stint.id}.{field}") for field in fields}
        if said["custodian"] and (said["start"] or said["end"]):
            yield (
                voice.say(
                    "custody.stay",
                    who=capital(voice.named(stint.who)),
                    custodian=voice.side_by_side(said["custodian"]),
                    place=voice.say("custody.place", place=voice.side_by_side(said["place"]))
                    if said["place"]
                    else (),
                    start=_end(voice, f"{stint.id}.start"),
                    end=_end(voice, f"{stint.id}.end"),
                ),
                [claim for claims in said.values() for claim in claims],
            )
    for who in dict.fromkeys(stint.who for stint in voice.case.stints.values()):
        yield from _gaps(voice, who)


def _end(voice: Voice, event: str) -> Text:
    when = voice.scene.line(event).bounds(event)
    return voice.say("custody.unknown") if when == Moment.unknown() else (voice.moment(when),)


def _gaps(voice: Voice, who: str) -> Iterator[Said]:
    """Give the stretches of somebody that are certainly longer than nothing."""
    key = Key(unaccounted.QUESTION, who)
    if key not in unaccounted.keys(voice.case):
        return
    for name, span in voice.ask(key).result.bounds.items():
        events = name.split(" to ")
        claims = [claim for event in events for claim in voice.scene.clock.event(event).claims]
        least, most = _range(span)
        if least and claims:
            form = "custody.open" if most else "custody.open_end"
            minutes = {"least": voice.number(least), "most": voice.number(most)}
            yield voice.say(form, who=voice.named(who), **minutes), claims


def _range(span: object) -> tuple[int, int]:
    """Give whole minutes, rounded outwards; 0 for an end that is open."""
    assert isinstance(span, Mapping)  # noqa: S101 - `unaccounted` writes a table
    return floor(span["least"]), 0 if span["most"] is None else ceil(span["most"])

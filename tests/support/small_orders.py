"""Random small orders with what a docket says of them, and the state of each in every world.

The reference is a fold over the instants of a world, written from the rules in words: an order
exists from the clock that makes it effective until something ends it; it is in force while it
exists and is not stayed; a stay suspends until a later act lifts it; an extension made before
the order runs out moves its end; what the docket is not known through may have changed unseen.
"""

from typing import NamedTuple

from drawn_claims import (
    Said,
    counted,
    draw_times,
    fields_of,
    options_of,
    told_under,
    write_case,
)
from every_world import endings

from habeas.bounds import Tri

LEG = "T1.1"
WEAK = [(f"{LEG}.takeoff", f"{LEG}.landing"), (f"{LEG}.landing", f"{LEG}.handed_over")]
ACTS = ("vacates", "expires", "extends", "stays", "lifts stay")
BY_RULE = {"oral": "said", "written": "entered"}
FORBIDS = {"hand over to HN": f"{LEG}.handed_over", "depart KHRL": f"{LEG}.takeoff"}
CLOCKS = ("O-1.said", "O-1.entered", "O-1.stated_effective")
ABROAD = "leave US"
LEAVING = "leaving"
FAR = 3000
# So soon after take-off, and so shortly before landing deep in another country, no envelope
# leaves any doubt on which side of the line it was.
NEAR_S, FLIGHT_S = 20, 9000


class Drawn(NamedTuple):
    """One case: claims by event, what each act does, and the order's other fields."""

    facts: dict[str, list[Said]]
    acts: dict[str, str]
    form: str
    forbids: tuple[str, ...]
    condition: bool
    readings: tuple[dict, ...]

    @property
    def leaves(self):
        return ABROAD in self.forbids


def draw(rng):
    """Draw a case of one leg, one order, and up to three acts."""
    form = rng.choice(("oral", "written"))
    facts = {}
    acts = {f"A-{n}": rng.choice(ACTS) for n in range(rng.choice((0, 1, 1, 2, 2, 3)))}
    forbids = rng.choices(((*FORBIDS,)[:1], (*FORBIDS,)[1:], (*FORBIDS,), ()), (48, 42, 6, 4))[0]
    flight = rng.randrange(0, 500)
    for event, late in (("takeoff", 0), ("landing", 60), ("handed_over", 180)):
        if rng.random() < 0.9:
            facts[f"{LEG}.{event}"] = draw_times(rng, flight + late)
    facts[f"O-1.{BY_RULE[form]}"] = draw_times(rng, rng.randrange(0, 500))
    if rng.random() < 0.15:
        facts[f"O-1.{BY_RULE['oral' if form == 'written' else 'written']}"] = draw_times(rng, 250)
    if rng.random() < 0.1:
        facts["O-1.stated_effective"] = draw_times(rng, rng.randrange(0, 500))
    if rng.random() < 0.4:
        facts["O-1.stated_end"] = draw_times(rng, rng.randrange(100, 700))
    for act, does in acts.items():
        facts[f"{act}.when"] = draw_times(rng, rng.randrange(0, 600))
        if rng.random() < 0.15:
            facts[f"{act}.effective"] = draw_times(rng, rng.randrange(0, 700))
        if does == "extends" and rng.random() < 0.85:
            facts[f"{act}.until"] = draw_times(rng, rng.randrange(300, 1200))
    if rng.random() < 0.9:
        known = FAR if rng.random() < 0.75 else rng.randrange(200, 900)
        facts["M-1.complete_through"] = [Said("second", known)]
    return Drawn(facts, acts, form, forbids, rng.random() < 0.04, _readings(rng))


def draw_leaving(rng):
    """Draw a flight abroad by exact seconds, and an order or its end outside or at its ends."""
    drawn = draw(rng)
    takeoff = 600
    landing = takeoff + FLIGHT_S
    # Where it was is asked at the order only; all else comes before or after the flight.
    at_order = (takeoff + NEAR_S // 2, landing - NEAR_S // 2)
    facts = {e: c for e, c in drawn.facts.items() if not e.startswith(LEG)}
    for event, claims in facts.items():
        sure = (rng.randrange(0, takeoff), rng.randrange(landing + 1, 9900))
        sure += at_order if event in CLOCKS else ()
        facts[event] = [c._replace(kind="second", one=rng.choice(sure)) for c in claims][:1]
    facts["M-1.complete_through"] = [Said("second", 12000)]
    facts[f"{LEG}.takeoff"] = [Said("second", takeoff)]
    facts[f"{LEG}.landing"] = [Said("second", landing)]
    return drawn._replace(facts=facts, forbids=(ABROAD,), readings=())


def _readings(rng):
    readings = []
    if rng.random() < 0.12:
        values = rng.sample(("entered", "said", "never"), 2)
        readings.append(_reading("clock", "O-1.effective", values))
    if rng.random() < 0.1:
        readings.append(_reading("words", "O-1.forbids", list(FORBIDS)))
    return tuple(readings)


def _reading(name, sets, values):
    options = [{"name": f"{name}-{n}", "value": value} for n, value in enumerate(values)]
    return {"id": name, "question": "which?", "sets": sets, "options": options}


def write(folder, drawn):
    facts = drawn.facts
    route = {"from": "KHRL", "to": "MHPR", "vehicle": "N1"}
    said = {field: [{"value": value, "source": "S-0"}] for field, value in route.items()}
    leg = {"id": LEG, "mode": "air", **said, **fields_of(facts, LEG)}
    order = {"id": "O-1", "matter": "M-1", "kind": "TRO", "form": drawn.form}
    order |= fields_of(facts, "O-1")
    order["forbids"] = [{"value": words, "source": "S-0"} for words in drawn.forbids]
    if drawn.condition:
        order["ends_if"] = [{"value": "the matter is dismissed", "source": "S-0"}]
    acts = [
        {"id": act, "does": does, "order": "O-1", **fields_of(facts, act)}
        for act, does in drawn.acts.items()
    ]
    matter = {"id": "M-1", "court": "X", **fields_of(facts, "M-1")}
    write_case(
        folder,
        facts,
        transfers={"transfers": [{"id": "T1", "legs": [leg]}]},
        orders={"matters": [matter], "orders": [order], "acts": acts},
        readings=list(drawn.readings),
        things={"vehicles": [{"id": "N1", "type": [{"value": "A320", "source": "S-0"}]}]},
    )


def expected(drawn):
    """Give the answer of all worlds under all readings, and whether some reading has none."""
    told, no_world = set(), False
    for option in options_of(drawn.facts):
        for clock in _clocks(drawn, option):
            for words in _words(drawn):
                found = _told(drawn, option, clock, words)
                no_world |= not found
                told |= found or {None}
    if told == {True}:
        return Tri.YES, no_world
    return Tri.NO if told == {False} else Tri.CANNOT_TELL, no_world


def _clocks(drawn, option):
    for reading in drawn.readings:
        if reading["sets"] == "O-1.effective":
            return [o["value"] for o in reading["options"]]
    stated = counted(drawn.facts.get("O-1.stated_effective", ()), option)
    return ["stated_effective" if stated else BY_RULE[drawn.form]]


def _words(drawn):
    for reading in drawn.readings:
        if reading["sets"] == "O-1.forbids":
            return [(o["value"],) for o in reading["options"]]
    return [drawn.forbids]


def _told(drawn, option, clock, words):
    """Give what is told in the worlds of one reading: True, False, or None where it is open."""
    if clock == "never":
        return {False}
    if not words:
        return {None}
    docket = Docket.of(drawn, option, f"O-1.{clock}", [FORBIDS.get(w, LEAVING) for w in words])
    told = told_under(drawn.facts, option, WEAK)
    if drawn.leaves:
        takeoff = drawn.facts[f"{LEG}.takeoff"][0].one
        inside = Said("between", takeoff + NEAR_S, takeoff + FLIGHT_S - NEAR_S - 1)
        told = told_under({**drawn.facts, LEAVING: [inside]}, option, WEAK)
    return {_any(state.told) for state in endings(told, docket.events, Standing(), docket.after)}


def _any(answers):
    """In force at one of the acts is in force at the act that is forbidden."""
    said = {answer for _, answer in answers}
    return True if True in said else None if None in said else False


class Standing(NamedTuple):
    """How an order stands at one instant of a world."""

    exists: bool = False
    ended: bool = False
    stayed: bool = False
    ends: frozenset = frozenset()
    passed: frozenset = frozenset()
    over: bool = False
    open_end: bool = False
    known_over: bool = False
    told: frozenset = frozenset()


class Docket(NamedTuple):
    """What changes how the order stands, by the event at which it does."""

    issued: str
    acts: dict[str, tuple[str, str]]
    end: str
    forbidden: list[str]
    condition: bool
    known: tuple[str, ...] = ("M-1.complete_through",)

    @classmethod
    def of(cls, drawn, option, issued, forbidden):
        def is_told(event):
            return bool(counted(drawn.facts.get(event, ()), option))

        acts = {}
        for act, does in drawn.acts.items():
            takes_effect = f"{act}.effective" if is_told(f"{act}.effective") else f"{act}.when"
            until = f"{act}.until" if is_told(f"{act}.until") else ""
            acts[takes_effect] = (does, until)
        end = "O-1.stated_end" if is_told("O-1.stated_end") else ""
        return cls(issued, acts, end, forbidden, drawn.condition)

    @property
    def events(self):
        untils = [until for _, until in self.acts.values() if until]
        ends = [self.end] if self.end else []
        return [self.issued, *self.acts, *untils, *ends, *self.forbidden, *self.known]

    def act(self, event):
        return self.acts.get(event, ("", ""))

    def after(self, was, came, _cell):
        """Give how the order stands after an instant at which some events came."""
        done = {does for does, _ in map(self.act, came)}
        stayed = "stays" in done or (was.stayed and "lifts stay" not in done)
        now = was._replace(
            exists=was.exists or self.issued in came,
            ended=was.ended or bool(done & {"vacates", "expires"}),
            stayed=stayed,
            known_over=was.known_over or bool({*self.known} & {*came}),
        )
        now = self._run(now, was, came) if self.end else now
        acts = frozenset((e, self._in_force(now)) for e in came if e in self.forbidden)
        return now._replace(told=was.told | acts)

    def _run(self, now, was, came):
        """Move the end by an extension, unless the order has run out by then."""
        ends = was.ends or {self.end}
        passed = was.passed | {e for e in came if e == self.end or e.endswith(".until")}
        over, open_end = ends <= passed, was.open_end
        if over and not was.over:
            # After what the docket is known through it may have been extended unseen.
            open_end |= was.known_over
        if not over:
            untils = {u for does, u in map(self.act, came) if does == "extends"}
            open_end |= "" in untils
            ends = ends | (untils - {""})
        return now._replace(
            ends=frozenset(ends), passed=frozenset(passed), over=over, open_end=open_end
        )

    def _in_force(self, now):
        """Say whether it is in force; None if that depends on what nobody recorded."""
        if not now.exists or now.ended or (now.over and not now.open_end):
            return False
        if now.stayed and not now.known_over:
            return False
        return None if now.stayed or now.over or now.known_over or self.condition else True

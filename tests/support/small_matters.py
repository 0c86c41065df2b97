"""Random small matters: an order, what it is a part of or derives from, acts, and an appeal.

The state of one order at one moment in every world, from the rules in words. An act on the whole
acts on the part; one on a part, or one that depends on a condition, may have changed the order
asked about or not: both are walked through. What derives from an order falls with it under one
reading and stands under another; where no reading says, both are. An act speaks from when it is
effective, unless a reading says since when. The fold itself is that of ``small_orders``.
"""

from itertools import product
from typing import NamedTuple

from drawn_claims import Said, counted, draw_times, fields_of, options_of, told_under, write_case
from every_world import endings
from small_orders import BY_RULE, FAR, Docket, Standing

from habeas.bounds import Tri

ASKED = "(asked)"
WHOLE, PART, DERIVED = "O-0", "O-1", "O-2"
DOES = ("vacates", "expires", "stays", "lifts stay", "stays", "extends")
CONDITION = "security is given"
SOME_PART = "the second paragraph"
SINCE = ("when", "effective", "as_of")
EXISTS, IN_FORCE = "exists-at", "in-force-at"


class Act(NamedTuple):
    """One act: what it does, to which order, to which part of it, on which condition."""

    does: str
    order: str
    part: str = ""
    condition: str = ""


class Drawn(NamedTuple):
    """One case, and what is asked of it."""

    facts: dict[str, list[Said]]
    acts: dict[str, Act]
    appeal: bool
    asked: str
    question: str
    at: int
    readings: tuple[dict, ...]


def draw(rng):
    """Draw a case, one of its orders, and a moment."""
    asked = rng.choice((WHOLE, WHOLE, PART, DERIVED, DERIVED))
    facts = {f"{asked}.entered": draw_times(rng, rng.randrange(0, 300))}
    for order in {WHOLE, asked}:
        facts.setdefault(f"{order}.entered", draw_times(rng, 0))
        if rng.random() < 0.3:
            facts[f"{order}.stated_end"] = draw_times(rng, rng.randrange(100, 700))
    acts = {f"A-{n}": _act(rng) for n in range(rng.choice((1, 1, 2, 2, 3)))}
    for name, act in acts.items():
        facts[f"{name}.when"] = draw_times(rng, rng.randrange(0, 600))
        for field, share in (("effective", 0.2), ("as_of", 0.15)):
            if rng.random() < share:
                facts[f"{name}.{field}"] = draw_times(rng, rng.randrange(0, 700))
        if act.does == "extends" and rng.random() < 0.85:
            facts[f"{name}.until"] = draw_times(rng, rng.randrange(300, 1200))
    appeal = rng.random() < 0.3
    for matter in ("M-1", "M-2") if appeal else ("M-1",):
        if rng.random() < (0.95 if matter == "M-1" else 0.7):
            known = FAR if rng.random() < 0.8 else rng.randrange(200, 900)
            facts[f"{matter}.complete_through"] = [Said("second", known)]
    question = rng.choice((EXISTS, IN_FORCE, IN_FORCE))
    return Drawn(facts, acts, appeal, asked, question, rng.randrange(0, 900), _readings(rng, acts))


def _act(rng):
    order = rng.choice((WHOLE, WHOLE, PART, DERIVED))
    part = rng.choices(("", PART, SOME_PART), (75, 15, 10))[0] if order == WHOLE else ""
    return Act(rng.choice(DOES), order, part, CONDITION if rng.random() < 0.1 else "")


def _readings(rng, acts):
    found = []
    if rng.random() < 0.4:
        found.append(_reading("falls", "derives", ("falls", "stands")))
    if rng.random() < 0.3:
        found.append(_reading("since", f"{rng.choice(list(acts))}.effective", rng.sample(SINCE, 2)))
    return tuple(found)


def _reading(name, sets, values):
    options = [{"name": f"{name}-{value}".replace("_", "-"), "value": value} for value in values]
    return {"id": name, "question": "which?", "sets": sets, "options": options}


def write(folder, drawn):
    """Write the case folder."""
    orders = [
        {"id": WHOLE, "matter": "M-1", "kind": "order", **fields_of(drawn.facts, WHOLE)},
        {"id": PART, "matter": "M-1", "kind": "order", "part_of": WHOLE,
         **fields_of(drawn.facts, PART)},
        {"id": DERIVED, "matter": "M-1", "kind": "order", "derives_from": WHOLE,
         **fields_of(drawn.facts, DERIVED)},
    ]  # fmt: skip
    acts = [
        {"id": name, "does": act.does, "order": act.order, "part": act.part, "if": act.condition,
         **fields_of(drawn.facts, name)}
        for name, act in drawn.acts.items()
    ]  # fmt: skip
    matters = [{"id": "M-1", "court": "X", **fields_of(drawn.facts, "M-1")}]
    if drawn.appeal:
        above = [{"kind": "appeal_of", "matter": "M-1"}]
        matters.append(
            {"id": "M-2", "court": "Y", "relations": above, **fields_of(drawn.facts, "M-2")}
        )
    orders = {"matters": matters, "orders": orders, "acts": acts}
    write_case(folder, drawn.facts, orders=orders, readings=list(drawn.readings))


def expected(drawn):
    """Give the answer of all worlds under all readings, and whether some reading has none."""
    told, no_world = set(), False
    for option in options_of(drawn.facts):
        for taken in product(*([o["value"] for o in r["options"]] for r in drawn.readings)):
            values = {r["sets"]: v for r, v in zip(drawn.readings, taken, strict=True)}
            for found in _told(drawn, option, values):
                no_world |= not found
                told |= found or {None}
    if told == {True}:
        return Tri.YES, no_world
    return Tri.NO if told == {False} else Tri.CANNOT_TELL, no_world


def _told(drawn, option, values):
    """Give for each way of what is open what its worlds tell: True, False, None where open."""
    ways = [values["derives"]] if "derives" in values else ["falls", "stands"]
    for way in ways:
        effects = [
            _effect(drawn, name, way) if _is_told(drawn, name, option) else "not"
            for name in drawn.acts
        ]
        ends = _ends_of_others(drawn, option, way)
        open_ = [n for n, effect in enumerate(effects) if effect == "perhaps"]
        for chosen in product((True, False), repeat=len(open_)):
            on = {n for n, effect in enumerate(effects) if effect == "surely"}
            on |= {n for n, yes in zip(open_, chosen, strict=True) if yes}
            for others in product((True, False), repeat=len(ends)):
                ended = dict(zip(ends, others, strict=True))
                yield _walked(drawn, option, values, (effects, on, ended))


def _is_told(drawn, name, option):
    """An act of which all is told under the other option is no act."""
    claims = [c for field in ("when", "effective") for c in drawn.facts.get(f"{name}.{field}", ())]
    return not claims or not all(c.under and c.under != option for c in claims)


def _effect(drawn, name, way):
    """Say whether an act has its effect on the order asked about: surely, perhaps, or not."""
    act, asked = drawn.acts[name], drawn.asked
    if asked == WHOLE:
        of_part = "not" if act.does == "extends" else "perhaps"
        reaches = {WHOLE: "surely", PART: of_part}.get(act.order, "not")
    elif asked == PART:
        reaches = "surely" if act.order in (WHOLE, PART) else "not"
    else:
        falls = way == "falls" and act.does != "extends"
        reaches = "surely" if act.order == DERIVED or (falls and act.order == WHOLE) else "not"
    if reaches != "surely":
        return reaches
    if act.part == PART and asked == DERIVED:
        return "not"
    is_all = not act.part or act.part == asked
    return "surely" if is_all and not act.condition else "perhaps"


def _ends_of_others(drawn, option, way):
    """Give the stated end of what the order asked about is a part of, or falls with."""
    if drawn.asked == WHOLE or (drawn.asked == DERIVED and way == "stands"):
        return []
    end = f"{WHOLE}.stated_end"
    return [end] if counted(drawn.facts.get(end, ()), option) else []


def _walked(drawn, option, values, effective):
    effects, on, ended = effective

    def is_told(event):
        return bool(counted(drawn.facts.get(event, ()), option))

    acts = {}
    for n, (name, act) in enumerate(drawn.acts.items()):
        since = values.get(f"{name}.effective", "effective")
        event = f"{name}.{since}" if is_told(f"{name}.{since}") else f"{name}.when"
        until = f"{name}.until" if is_told(f"{name}.until") else ""
        idle = drawn.question == EXISTS and act.does in ("stays", "lifts stay")
        if effects[n] != "not" and not idle:
            acts[event] = (act.does, until) if n in on else ("nothing", until)
    acts |= {end: ("expires" if yes else "nothing", "") for end, yes in ended.items()}
    own = f"{drawn.asked}.stated_end"
    above = ["M-2.complete_through"] if drawn.appeal and is_told("M-2.complete_through") else []
    docket = Docket(
        f"{drawn.asked}.{BY_RULE['written']}", acts, own if is_told(own) else "", [ASKED],
        condition=False, known=("M-1.complete_through", *above),
    )  # fmt: skip
    facts = {**drawn.facts, ASKED: [Said("second", drawn.at)]}
    told = told_under(facts, option, [])
    states = endings(told, docket.events, Standing(), docket.after)
    return {dict(state.told)[ASKED] for state in states}

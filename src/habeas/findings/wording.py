"""Wording: what a finding asks, and what it says, in words that stand alone."""

from habeas.case.records import Case, with_the
from habeas.findings.records import Finding, Key

# What is so of a transfer, and what is not so.
PREDICATES = {
    "left": ("had left", "had not left"),
    "outside": ("was outside the territory", "was inside the territory"),
    "landed": ("had landed at its destination", "had not landed at its destination"),
    "handed-over": ("had handed its people over", "had not handed its people over"),
}
CLOCKS = {
    "said": "was given",
    "signed": "was signed",
    "filed": "was filed",
    "entered": "was entered",
    "noticed": "came to notice",
    "stated_effective": "was to take effect",
}
_ACTS = {
    "left": "left",
    "landed": "landed at its destination",
    "handed-over": "handed its people over",
}


# What a question without an order asks of what it is about.
_ALONE = {
    "counts": "Do the parts of {} add up to the whole?",
    "contradiction": "Do the sources contradict each other about {}?",
    "drift": "Do the captures of {} say the same?",
    "origin": "Does {} hang on a single origin?",
    "quotation": "Do the words of the {} stand where they are cited?",
    "allegation": "Does whoever makes the {} cite any evidence?",
    "capacity": "Does {} hold no more people than it is built for?",
    "agreement": "What is {} said to cost, stage by stage?",
    "adjudicated": "Has a court found what the {} says?",
    "unaccounted": "Is there a stretch for which no source says where {} was?",
    "uses": "Does the list of earlier uses of {} match the number that is given?",
    "check": "Is what was expected met: {}?",
}


def question_of(case: Case, key: Key) -> str:
    """Give what a finding asks, as one question."""
    if key.order:
        return _of_an_order(case, key)
    if key.question == "since-notice":
        name = with_the(case.transfers[key.who].name)
        told = case.statements[key.subject].name
        return (
            f"How many minutes from the {told} until {name} left, landed, handed its people over?"
        )
    if key.question == "valid":
        name = with_the(case.transfers[key.who].name)
        return f"Was {_named(case, key.subject)} in force when {name} left?"
    if key.who == "moved":
        return f"Was the {_named(case, key.subject)} said before those it is used of were there?"
    return _ALONE[key.question].format(_named(case, key.subject))


def _named(case: Case, subject: str) -> str:
    """Name what a question without an order is about."""
    if subject in case.transfers:
        return with_the(case.transfers[subject].name)
    if subject in case.matters:
        return f"docket {case.matters[subject].docket}"
    if subject in case.checks:
        return f"{case.checks[subject].what}, {case.checks[subject].expect}"
    named = (case.groups, case.people, case.statements, case.things)
    record = next((kind[subject] for kind in named if subject in kind), None)
    return getattr(record, "name", "") or subject


def told(finding: Finding) -> str:
    """Give what a finding says: a word, or what its range or its set comes to."""
    if finding.answer is not None:
        return finding.answer.value.upper()
    # Under several readings the last step is that of one of them only.
    why = finding.result.why or ("nothing",)
    is_sentence = finding.key.question == "covered" and not why[0].startswith("Under ")
    if finding.result.stages and not is_sentence:
        return " or ".join(finding.result.stages)
    return why[-1]


def moment_of(case: Case, key: Key) -> str:
    """Name an order's clock: ``the written order was entered``."""
    return f"{with_the(case.orders[key.order].name)} {CLOCKS[key.clock]}"


def _of_an_order(case: Case, key: Key) -> str:
    moment = moment_of(case, key)
    order = with_the(case.orders[key.order].name)
    if key.question == "statement":
        return f"Did the {case.statements[key.subject].name} come before {moment}?"
    if key.question == "covered":
        return f"Whom of {_named(case, key.subject)} does {order} protect?"
    return _of_a_transfer(case, key, moment, order)


def _of_a_transfer(case: Case, key: Key, moment: str, order: str) -> str:
    name = with_the(case.transfers[key.subject].name)
    if key.question == "minutes":
        return f"How many minutes from when {moment} until {name} {_ACTS[key.who]}?"
    asked = {
        "stage": f"How far had {name} got when {moment}?",
        "in-force": f"Was {order} in force when {name} did what it forbids?",
        "outside": f"Was {name} outside the territory that it departed from when {moment}?",
    }
    if key.question in asked:
        return asked[key.question]
    return f"{PREDICATES[key.question][0].replace('had', f'Had {name}', 1)} before {moment}?"

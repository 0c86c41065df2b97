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
    "origin": "Does {} hang on a single origin?",
    "allegation": "Does whoever makes the {} cite any evidence?",
    "capacity": "Does {} hold no more people than it is built for?",
    "agreement": "What is {} said to cost, stage by stage?",
    "check": "Is what was expected met: {}?",
}


def question_of(case: Case, key: Key) -> str:
    """Give what a finding asks, as one question."""
    if key.order:
        return _of_an_order(case, key)
    return _ALONE[key.question].format(_named(case, key.subject))


def _named(case: Case, subject: str) -> str:
    """Name what a question without an order is about."""
    if subject in case.groups:
        return case.groups[subject].label or subject
    if subject in case.statements:
        return case.statements[subject].name
    if subject in case.things:
        return case.things[subject].name
    if subject in case.checks:
        return f"{case.checks[subject].what}, {case.checks[subject].expect}"
    return subject


def told(finding: Finding) -> str:
    """Give what a finding says: a word, or what its range or its set comes to."""
    if finding.answer is not None:
        return finding.answer.value.upper()
    if finding.result.stages:
        return " or ".join(finding.result.stages)
    return finding.result.why[-1] if finding.result.why else "nothing"


def moment_of(case: Case, key: Key) -> str:
    """Name an order's clock: ``the written order was entered``."""
    return f"{with_the(case.orders[key.order].name)} {CLOCKS[key.clock]}"


def _of_an_order(case: Case, key: Key) -> str:
    moment = moment_of(case, key)
    if key.question == "statement":
        return f"Did the {case.statements[key.subject].name} come before {moment}?"
    name = with_the(case.transfers[key.subject].name)
    if key.question == "stage":
        return f"How far had {name} got when {moment}?"
    if key.question == "in-force":
        order = with_the(case.orders[key.order].name)
        return f"Was {order} in force when {name} did what it forbids?"
    if key.question == "minutes":
        return f"How many minutes from when {moment} until {name} {_ACTS[key.who]}?"
    if key.question == "outside":
        return f"Was {name} outside the territory that it departed from when {moment}?"
    return f"{PREDICATES[key.question][0].replace('had', f'Had {name}', 1)} before {moment}?"

"""Hand files that state no facts: the configuration, the readings, the explainer's questions."""

from habeas.case import problems as kinds
from habeas.case.authored import ConfigIn, ReadingsIn
from habeas.case.authored_explainer import ExplainerIn
from habeas.case.located import Located, Path
from habeas.case.records import Config, Option, Question, Reading
from habeas.evidence.guards import visible
from habeas.evidence.problem import Problem
from habeas.evidence.zones import zone_known


def config_of(given: ConfigIn, located: Located, problems: list[Problem]) -> Config:
    """Give the configuration; a newer format and zones that are none are problems."""
    if given.format != "habeas-case/1":
        place = located.place_of(("format",))
        problems.append(
            Problem(kinds.NEWER_FORMAT, place, f"format {visible(given.format)!r}", "read as /1")
        )
    zone = zone_of(given.zone, located, ("zone",), problems)
    declared = {
        short: offset
        for short, offset in given.abbreviations.items()
        if zone_of(offset, located, ("abbreviations", short), problems)
    }
    return Config(given.title, given.language, given.as_of, zone, declared, given.rules)


def zone_of(zone: str, located: Located, path: Path, problems: list[Problem]) -> str:
    """Give a zone back if it is one; else blank, and note it."""
    if zone and not zone_known(zone):
        problems.append(
            Problem(kinds.BAD_ZONE, located.place_of(path), f"{visible(zone)!r}", "left out")
        )
        return ""
    return zone


def readings_of(given: ReadingsIn, located: Located) -> dict[str, Reading]:
    """Give the readings by id."""
    return {
        reading.id: Reading(
            reading.id,
            reading.question,
            " ".join(reading.sets.split()),
            tuple(
                Option(name, " ".join(value.split()))
                for name, value in sorted(
                    {o.name: o.value for o in reversed(reading.options)}.items()
                )
            ),
            located.place_of(("readings", n, "id")),
        )
        for n, reading in reversed(list(enumerate(given.readings)))
    }


def questions_of(
    given: ExplainerIn, located: Located, problems: list[Problem]
) -> dict[str, Question]:
    """Give the explainer's questions by id, in the order in which they are written."""
    questions: dict[str, Question] = {}
    for n, one in enumerate(given.questions):
        at = located.place_of(("questions", n, "id"))
        if one.id in questions:
            first = questions[one.id].at
            message = f"{one.id} stands at {first} too"
            problems.append(Problem(kinds.DUPLICATE_ID, at, message, "the first was kept"))
            continue
        questions[one.id] = Question(one.id, one.question, tuple(one.covers), at)
    return questions

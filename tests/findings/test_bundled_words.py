"""Every text that we wrote for the bundled case, and that may be printed, stands in Spanish too."""

import pytest

# The fields whose values are free words of ours; all others hold ids, times or numbers.
FREE = (
    "says", "shows", "described_as", "purpose", "term", "stance", "evidence", "words", "confers",
    "requires", "claimed", "class", "parties", "through", "to", "by", "about", "earlier_uses",
    "duties",
)  # fmt: skip
# Names of outlets and organisations, and marks, which Spanish keeps as they are.
SAME = {
    "404 Media", "AP", "Bloomberg News", "CBS News", "CNN",
    "Criterio.hn", "Elon Musk", "Global Crossing Airlines (GlobalX)", "Human Rights Watch",
    "Le Monde", "News.Az", "The Associated Press", "The New York Times", "The Washington Post",
    "Univision", "X", "no",
}  # fmt: skip


def texts(case):
    """Give every authored text that a sentence may print."""
    known = {
        *case.things, *case.statements, *case.groups, *case.people, *case.transfers, *case.grounds
    }  # fmt: skip
    yield case.config.title
    for kind in (case.transfers, case.orders, case.groups, case.people, case.statements):
        yield from (one.label for one in kind.values())
    yield from (thing.name for thing in case.things.values() if thing.sort != "vehicle")
    yield from (matter.court for matter in case.matters.values())
    yield from (act.does for act in case.acts.values())
    for reading in case.readings.values():
        yield from (reading.question, *(option.name for option in reading.options))
    yield from (question.question for question in case.questions.values())
    for subject, claims in case.claims.items():
        for claim in claims:
            yield from (claim.by, claim.inferred)
            is_place = subject.rpartition(".")[0] in case.legs
            if subject.rpartition(".")[2] in FREE and not is_place and claim.value not in known:
                yield claim.value


@pytest.fixture(scope="module")
def authored(bundled):
    roles = {thing.kind for thing in bundled.things.values() if thing.sort == "custodian"}
    vehicles = {thing.id for thing in bundled.things.values() if thing.sort == "vehicle"}
    return {text for text in texts(bundled) if text} - roles - vehicles


def test_every_authored_text_of_the_bundled_case_has_a_spanish_one(bundled, authored):
    assert {text for text in authored if not bundled.words.get(text, {}).get("es")} == set()
    assert len(authored) > 300


def test_no_translation_is_left_over_or_says_the_same(bundled, authored):
    assert (
        set(bundled.words) - authored - {"Terrorism Confinement Center, Tecoluca", "Gulf of Mexico"}
        == set()
    )
    assert {text for text, other in bundled.words.items() if other["es"] == text} <= SAME

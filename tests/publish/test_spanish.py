"""The explainer in Spanish: nothing of ours is left in English, and quotes say what they are in."""

import re
from string import Formatter

from habeas.bounds import Count, Moment
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings.scene import Scene
from habeas.publish import as_html, as_markdown
from habeas.publish.catalogue import LANGUAGES, messages
from habeas.publish.pieces import Foreign
from habeas.publish.voice import Voice

# What is the same in both languages.
SAME = {"tri.no"}


def test_both_catalogues_have_the_same_messages_with_the_same_values():
    english, spanish = (messages(language) for language in LANGUAGES)
    assert english.keys() == spanish.keys()
    for key, message in english.items():
        names = [
            {name for _, name, _, _ in Formatter().parse(words) if name}
            for words in (message, spanish[key])
        ]
        assert names[0] == names[1], key


def test_no_message_is_the_same_in_both_but_a_listed_few():
    english, spanish = (messages(language) for language in LANGUAGES)
    bare = {key for key, words in english.items() if not re.search(r"[a-z]", _words(words))}
    same = {key for key in english if english[key] == spanish[key]}
    assert same - bare == SAME
    assert len(same & bare) > 5


def _words(message):
    """A message without the names of its values."""
    return re.sub(r"{\w+}", "", message)


def test_every_word_of_the_authors_has_a_spanish_one_in_the_bundled_case(explained):
    text = explained("es")
    left = {
        piece.text
        for section in text.sections
        for sentence in section.sentences
        for piece in sentence.pieces
        if isinstance(piece, Foreign) and not piece.quoted
    }
    assert left == set()


def test_quotes_stay_in_their_language_and_say_which(bundled, explained):
    text = explained("es")
    assert "“there is simply no way to know for sure” \\[inglés\\]" in as_markdown(text, bundled)
    page = as_html(text, bundled)
    assert '<html lang="es">' in page
    assert '<q lang="en">“there is simply no way to know for sure”</q>' in page


def test_dates_numbers_and_answers_are_spanish(bundled, explained):
    said = as_markdown(explained("es"), bundled)
    assert "15 de marzo de 2025, 23:24:30 a 23:27:00 UTC (19:24:30 a 19:27:00 EDT)" in said
    assert "40.000" in said
    assert "6.000.000 de dólares estadounidenses" in said
    assert "más de 200" in said
    assert "no se puede saber si" in said
    assert "7 de abril de 2025 (día EDT)" in said
    assert not re.search(r"\b(the|was|when|and|of|by)\b", _ours(bundled, explained("es")))


def _ours(case, text):
    """Everything in the Spanish explainer's sentences that is not a quote or a name of a source."""
    publishers = {s.publisher for s in case.sources.values()} | set(case.sources)
    words = " ".join(
        piece
        for section in text.sections
        for sentence in section.sentences
        for piece in sentence.pieces
        if isinstance(piece, str)
    )
    for name in sorted(publishers, key=len, reverse=True):
        words = words.replace(name, "") if name else words
    return words


def test_a_preposition_and_an_article_are_one_word(bundled, explained):
    assert not re.search(r"\b[Dd]e el\b|\b[Aa] el\b", _ours(bundled, explained("es")))


def test_a_list_ends_in_e_before_the_sound_of_i(bundled):
    voice = Voice(Scene(bundled, AS_IT_STANDS), "es")
    assert voice.listed([("uno",), ("idiomas",)]) == ("uno", " e ", "idiomas")
    assert voice.listed([("uno",), ("hielo",)]) == ("uno", " y ", "hielo")


def test_bounds_without_an_end_are_said_in_words(bundled):
    voice = Voice(Scene(bundled, AS_IT_STANDS), "es")
    assert voice.count(Count(1, 0)) == "ninguna cifra concuerda"
    assert voice.count(Count(0, None)) == "desconocido"
    assert voice.count(Count(281, None)) == "al menos 281"
    assert voice.moment(Moment.unknown()) == "desconocido"
    assert voice.time_words("between 2025-03-15 19:30 EDT and 2025-03") == (
        "entre 15 de marzo de 2025 19:30 EDT y marzo de 2025",
    )
    assert voice.time_words("2025-99-99") == ("2025-99-99",)
    assert voice.day_of("spring") == "spring"

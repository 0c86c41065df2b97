"""The explainer attributes each number to the one who gives it."""

import re
import shutil

from habeas.case.read_case import read_case
from habeas.publish import as_html, explainer


def test_each_holder_is_named_beside_the_number_that_it_gives(bundled):
    people = explainer(bundled).sections[0]
    text = next(s.text for s in people.sentences if s.text.startswith("Everyone flown"))
    values = dict(
        part.split(" (", 1) for part in text.split(": ", 1)[1].split(". What fits")[0].split("; ")
    )
    assert set(values) == {"261", "more than 200", "hundreds"}
    assert "The Week" in values["hundreds"]
    assert "The Week" not in values["261"]
    assert text.endswith("What fits them all: 261.")


def test_numbers_that_no_number_fits_are_said_to_differ(bundled):
    people = explainer(bundled).sections[0]
    text = next(s.text for s in people.sentences if "Tren de Aragua" in s.text)
    assert text.endswith("No one number fits them all.")


def test_each_sentence_has_a_footnote_that_resolves_to_a_claim_of_the_case(bundled):
    text = explainer(bundled)
    claims = {claim for said in bundled.claims.values() for claim in said}
    sentences = [s for section in text.sections for s in section.sentences]
    assert len(sentences) > 60
    for sentence in sentences:
        assert sentence.notes
        assert {text.notes[n - 1] for n in sentence.notes} <= claims
    page = as_html(text, bundled)
    for mark in set(re.findall(r'href="#(n\d+)"', page)):
        assert f'id="{mark}"' in page


def test_every_question_is_answered(bundled):
    asked = [section.question for section in explainer(bundled).sections]
    assert len(asked) == 13
    assert "What is the prison that took them?" in asked


def test_what_was_said_stands_in_the_words_of_the_source_beside_who_gives_them(bundled):
    said = next(s for s in explainer(bundled).sections if s.question.startswith("What was said"))
    texts = [sentence.text for sentence in said.sentences]
    late = next(text for text in texts if text.startswith("Post that said it was too late"))
    assert "President of El Salvador (" in late
    assert "“Oopsie… Too late” (Moneycontrol)" in late
    musk = next(text for text in texts if "Elon Musk" in text)
    assert "(The Week (US))" in musk
    alleged = next(text for text in texts if text.startswith("Allegation of membership"))
    assert "evidence: " in alleged
    assert "none cited (AP)" in alleged


def test_a_source_that_is_misspelt_leaves_out_its_sentence_and_no_other(bundled, tmp_path):
    folder = shutil.copytree(bundled.folder, tmp_path / "case")
    path = folder / "hand" / "orders.yaml"
    path.write_text(path.read_text("utf-8").replace("source: nyt-20250430-tl", "source: nobody"))
    less = explainer(read_case(folder))
    sentences = [s.text for section in less.sections for s in section.sentences]
    assert not any("came to notice:" in text for text in sentences)
    assert any("The written order was entered:" in text for text in sentences)

"""The explainer attributes each number to the one who gives it, and proves what it cites."""

import re
import shutil

import pytest
from click.testing import CliRunner

from habeas.case.read_case import read_case
from habeas.cli.main import cli
from habeas.publish import LANGUAGES, UnprovenError, as_html, explainer, proven
from habeas.publish.pieces import Foreign


def sentences(text):
    return [s for section in text.sections for s in section.sentences]


def section(text, start):
    return next(s for s in text.sections if s.question.startswith(start))


def test_each_holder_is_named_beside_the_number_that_it_gives(explained):
    text = next(s.text for s in sentences(explained()) if s.text.startswith("Everyone flown"))
    values = dict(
        part.split(" (", 1) for part in text.split(": ", 1)[1].split(". What fits")[0].split("; ")
    )
    assert {"261", "more than 200", "hundreds"} <= set(values)
    assert "The Week" in values["hundreds"]
    assert "The Week" not in values["261"]
    assert text.endswith("What fits them all: 261.")


def test_numbers_that_no_number_fits_are_said_to_differ(explained):
    text = next(s.text for s in sentences(explained()) if "called members of Tren" in s.text)
    assert text.endswith("No one number fits them all.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_has_a_footnote_that_resolves_to_a_claim_of_the_case(
    bundled, explained, language
):
    text = explained(language)
    claims = {claim for said in bundled.claims.values() for claim in said}
    assert len(sentences(text)) > 100
    for sentence in sentences(text):
        assert sentence.notes
        assert {text.notes[n - 1] for n in sentence.notes} <= claims
    page = as_html(text, bundled)
    for mark in set(re.findall(r'href="#(n\d+)"', page)):
        assert f'id="{mark}"' in page


def test_what_stands_in_quotation_marks_is_a_claims_quote_to_the_letter(explained):
    quoted = [
        piece
        for sentence in sentences(explained())
        for piece in sentence.pieces
        if isinstance(piece, Foreign) and piece.quoted
    ]
    assert len(quoted) > 5
    assert all(piece.text == piece.quoted.spot.quote for piece in quoted)
    for sentence in sentences(explained()):
        words = "".join(p for p in sentence.pieces if isinstance(p, str))
        assert not re.search("[“”«»]", words) or "limits" in words


def test_what_was_said_stands_in_the_words_of_the_source_beside_who_gives_them(explained):
    texts = [s.text for s in sentences(explained())]
    late = next(text for text in texts if text.startswith("Post that said it was too late"))
    assert "President of El Salvador (" in late
    assert "“Oopsie… Too late” (Moneycontrol" in late
    musk = next(text for text in texts if text.startswith("Reshare by Elon Musk"))
    assert "The Week (US)" in musk
    assert "an act, not a claim" in musk
    alleged = next(text for text in texts if text.startswith("Allegation of membership"))
    assert "Evidence: " in alleged
    assert "none cited" in alleged
    assert "(AP)" in alleged


def test_the_box_comes_last_and_has_its_three_parts(explained):
    parts = [s for s in explained().sections if s.part_of]
    assert [s.question for s in parts] == [
        "What no source says",
        "What conflicts",
        "What was inferred, and by which rule",
    ]
    assert explained().sections[-3:] == parts


def test_each_answer_says_how_many_origins_stand_behind_it(explained):
    rests = [s.rests for s in explained().sections]
    form = r"Rests on \d+ sources?, (1|\d+|\d+ to \d+) independent origins?, \d+ records?\."
    assert all(re.fullmatch(form, one) for one in rests)


def failing_notes(text, source):
    """Number the sentences that cite a source, through all sections."""
    return {
        n
        for n, sentence in enumerate(sentences(text))
        if any(text.notes[k - 1].source == source for k in sentence.notes)
    }


def refused(folder, language="en"):
    """Number the sentences that the explainer refuses."""
    with pytest.raises(UnprovenError) as told:
        proven(read_case(folder), language)
    return [sentence.text for sentence, _ in told.value.failing], str(told.value)


# Each tries the whole way from the folder to the refusal; the slow run tries every source.
EVERY = 4
STEPS = (
    pytest.param(0, 60, id="some"),
    *(pytest.param(n, EVERY, marks=pytest.mark.slow, id=f"every-{n}") for n in range(EVERY)),
)


@pytest.mark.parametrize(("first", "step"), STEPS)
def test_a_source_without_its_row_fails_exactly_the_sentences_that_rest_on_it(
    bundled, explained, tmp_path, first, step
):
    whole = explained()
    path = bundled.folder / "sources.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    for source in sorted({claim.source for claim in whole.notes})[first::step]:
        folder = shutil.copytree(bundled.folder, tmp_path / source)
        kept = [row for row in rows if not row.startswith(f"{source},")]
        assert len(kept) == len(rows) - 1
        (folder / "sources.csv").write_text("".join(kept), "utf-8")
        texts, message = refused(folder)
        assert len(texts) == len(failing_notes(whole, source)), source
        assert f"cites {source}" in message


def test_one_changed_character_of_a_quote_fails_exactly_the_sentences_that_rest_on_it(
    bundled, explained, tmp_path
):
    whole = explained()
    quote = "there is simply no way to know for sure"
    resting = [
        s.text
        for s in sentences(whole)
        if any(whole.notes[n - 1].spot.quote == quote for n in s.notes)
    ]
    folder = shutil.copytree(bundled.folder, tmp_path / "hand-file")
    path = folder / "hand" / "statements.yaml"
    text = path.read_text("utf-8")
    assert quote in text
    path.write_text(text.replace(quote, quote.replace("simply", "simplx")), "utf-8")
    texts, message = refused(folder)
    assert [t.replace("simplx", "simply") for t in texts] == resting
    assert "the quote is not in the held file" in message
    assert "statements.yaml" in message


def test_one_changed_character_of_a_held_note_fails_the_sentences_that_quote_it(bundled, tmp_path):
    folder = shutil.copytree(bundled.folder, tmp_path / "note")
    path = folder / "sources" / "note-msnow-20250605.md"
    path.write_text(path.read_text("utf-8").replace("no way to know", "no way to knox"), "utf-8")
    case = read_case(folder)
    with pytest.raises(UnprovenError) as told:
        proven(case)
    for _, claims in told.value.failing:
        assert {claim.source for claim in claims} == {"msnow-20250605"}


def test_a_note_that_changes_after_the_case_was_read_is_found_when_it_is_written(bundled, tmp_path):
    folder = shutil.copytree(bundled.folder, tmp_path / "late")
    case = read_case(folder)
    proven(case)
    path = folder / "sources" / "note-msnow-20250605.md"
    path.write_text(path.read_text("utf-8") + "more\n", "utf-8")
    with pytest.raises(UnprovenError):
        proven(case)


def test_nothing_is_written_and_the_exit_code_is_4_where_a_sentence_cannot_be_proven(
    bundled, tmp_path
):
    folder = shutil.copytree(bundled.folder, tmp_path / "case")
    path = folder / "hand" / "orders.yaml"
    path.write_text(path.read_text("utf-8").replace("source: nyt-20250430-tl", "source: nobody"))
    result = CliRunner().invoke(cli, ["explain", str(folder)])
    assert isinstance(result.exception, UnprovenError)
    assert result.exception.exit_code == 4
    assert "cites nobody" in str(result.exception)
    assert not (folder / "out" / "explainer.md").exists()


def test_the_questions_that_people_wrote_come_first_and_tell_nothing_twice(bundled, tmp_path):
    folder = shutil.copytree(bundled.folder, tmp_path / "case")
    (folder / "hand" / "explainer.yaml").write_text(
        "questions:\n- id: Q-1\n  question: Who gave thanks?\n  covers: [ST-THANKS, G-ALL, capacity/F-CECOT]\n"
    )
    text = explainer(read_case(folder))
    assert text.sections[0].question == "Who gave thanks?"
    first = [s.text for s in text.sections[0].sentences]
    assert first[0].startswith("Post of thanks")
    assert first[1].startswith("Everyone flown")
    assert first[2].startswith("Does Terrorism Confinement Center")
    rest = [s.text for part in text.sections[1:] for s in part.sentences]
    assert not any(
        s.startswith(("Post of thanks", "Everyone flown on 15-16 March: h")) for s in rest
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", ("in part (the deadline)", "if security is given")),
     ("es", ("en parte (the deadline)", "si security is given"))],
)  # fmt: skip
def test_an_act_on_a_part_or_on_a_condition_is_told_as_such(tmp_path, language, told):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind,title\nS,docket,A docket\n")
    (tmp_path / "hand/orders.yaml").write_text(
        "zone: UTC\nmatters: [{id: M, court: X}]\n"
        "orders: [{id: O, matter: M, kind: order, entered: {value: 2031-03-01, source: S}}]\n"
        "acts:\n- {id: A, does: vacates, order: O, part: the deadline,"
        " when: {value: 2031-03-05, source: S}}\n"
        "- {id: B, does: stays, order: O, if: security is given,"
        " when: {value: 2031-03-06, source: S}}\n"
    )
    text = " ".join(s.text for s in sentences(explainer(read_case(tmp_path), language)))
    for words in told:
        assert words in text

"""The explainer attributes each number to the one who gives it."""

from habeas.publish import explainer


def test_each_holder_is_named_beside_the_number_that_it_gives(bundled):
    people = explainer(bundled).sections[0]
    text = next(s.text for s in people.sentences if s.text.startswith("Everyone flown"))
    values = dict(
        part.split(" (", 1) for part in text.split(": ", 1)[1].split(". Taken")[0].split("; ")
    )
    assert set(values) == {"261", "more than 200", "hundreds"}
    assert "The Week" in values["hundreds"]
    assert "The Week" not in values["261"]
    assert text.endswith("Taken together: 261.")


def test_numbers_that_no_number_fits_are_said_to_differ(bundled):
    people = explainer(bundled).sections[0]
    text = next(s.text for s in people.sentences if "Tren de Aragua" in s.text)
    assert text.endswith("Taken together: no number fits the claims.")

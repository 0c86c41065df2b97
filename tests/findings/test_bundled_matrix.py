"""The bundled case: the matrix from published minutes, and what would change it."""

import pytest
from small_cases import applied

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import all_keys, ask, key_of, with_flips
from habeas.findings.questions import MODULES

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
ORAL, WRITTEN = "O-oral.said", "O-written.entered"

MATRIX = {
    ("outside", ORAL): (Y, C, N),
    ("outside", WRITTEN): (Y, Y, N),
    ("left", ORAL): (Y, Y, N),
    ("left", WRITTEN): (Y, Y, N),
    ("landed", ORAL): (N, N, N),
    ("handed-over", WRITTEN): (N, N, N),
}

# Least speeds to be inside, kt: maritime file, atlas with 12 nm; the figures, +-5.
SPEEDS = {
    ("T1", ORAL): (734, 752),
    ("T1", WRITTEN): (2910, 2981),
    ("T2", ORAL): (598, 599),
    ("T2", WRITTEN): (845, 865),
}


def told(case, finding_id, choice=AS_IT_STANDS):
    return ask(case, key_of(case, finding_id), choice)


@pytest.mark.parametrize(("row", "expected"), list(MATRIX.items()))
def test_the_matrix_answers_as_the_published_minutes_allow(bundled, row, expected):
    question, clock = row
    assert (
        tuple(told(bundled, f"{question}/{t}/{clock}").answer for t in ("T1", "T2", "T3"))
        == expected
    )


@pytest.mark.parametrize(("row", "expected"), list(SPEEDS.items()))
def test_the_least_speeds_are_those_of_the_printed_minutes(bundled, row, expected):
    transfer, clock = row
    bounds = told(bundled, f"outside/{transfer}/{clock}").result.bounds
    printed = bounds[f"{transfer}.1.min_speed_kt_inside_as_printed"]
    assert printed["maritime"] == pytest.approx(expected[0], abs=5)
    assert printed["atlas"] == pytest.approx(expected[1], abs=5)


def test_leaving_out_both_landing_claims_of_the_first_ends_certainty(bundled):
    choice = AS_IT_STANDS.leaving_out("timeline-ichh", "abc-20250317")
    assert told(bundled, f"outside/T1/{ORAL}", choice).answer is C
    one = AS_IT_STANDS.leaving_out("abc-20250317")
    assert told(bundled, f"outside/T1/{ORAL}", one).answer is Y


def test_a_slower_limit_makes_the_second_aircraft_certain(bundled):
    key = f"outside/T2/{ORAL}"
    assert told(bundled, key, AS_IT_STANDS.at_speed("T2.1", 590)).answer is Y
    assert told(bundled, key, AS_IT_STANDS.at_speed("T2.1", 610)).answer is C


def test_the_act_after_the_written_order_depends_on_the_reading_of_removal(bundled):
    for option, expected in {"territory": (N, N, Y), "custody": (Y, Y, Y)}.items():
        choice = AS_IT_STANDS.reading("removal", option)
        got = tuple(
            told(bundled, f"in-force/{t}/{WRITTEN}", choice).answer for t in ("T1", "T2", "T3")
        )
        assert got == expected


def test_the_spoken_order_is_in_force_at_the_act_under_one_reading_only(bundled):
    for transfer in ("T1", "T2", "T3"):
        finding = told(bundled, f"in-force/{transfer}/{ORAL}")
        assert finding.answer is C
        assert dict(finding.by_reading) == {"oral=yes": Y, "oral=no": N}


@pytest.mark.parametrize("finding_id", [f"left/T3/{ORAL}", "counts/G-VEN"])
def test_every_flip_does_what_it_promises_and_no_part_can_be_left_away(bundled, finding_id):
    assert flips_hold(bundled, finding_id)


# So many of a question's findings, spread over them all: some questions have hundreds.
MOST = 36


@pytest.mark.slow
@pytest.mark.parametrize("question", list(MODULES))
def test_every_flip_of_a_questions_findings_does_what_it_promises(bundled, question):
    keys = all_keys(bundled, question)
    found = [flips_hold(bundled, key.id) for key in keys[:: 1 + len(keys) // MOST]]
    print(f"{question}: {sum(found)} flips of {len(found)} findings")


def flips_hold(bundled, finding_id):
    """Apply every flip of a finding, whole and without each of its parts; count them."""
    finding = with_flips(bundled, told(bundled, finding_id))
    for flip in finding.flips:
        assert told(bundled, finding_id, applied(bundled, flip.parts)).answer is flip.to
        for n in range(len(flip.parts)):
            fewer = flip.parts[:n] + flip.parts[n + 1 :]
            assert told(bundled, finding_id, applied(bundled, fewer)).answer is not flip.to
    return len(finding.flips)


def test_counts_that_add_up_and_those_that_do_not(bundled):
    assert told(bundled, "counts/G-ALL").answer is Y
    assert told(bundled, "check/manifests-against-total").answer is N
    assert told(bundled, "counts/G-VEN").answer is C
    without = AS_IT_STANDS.leaving_out("fwr-202511")
    assert told(bundled, "counts/G-VEN", without).answer is Y


def test_the_stage_of_each_transfer_is_the_set_that_fits(bundled):
    stages = {t: told(bundled, f"stage/{t}/{ORAL}").result.stages for t in ("T1", "T2", "T3")}
    assert stages["T1"] == ("under way outside the territory",)
    assert stages["T2"] == ("under way inside the territory", "under way outside the territory")
    assert stages["T3"] == ("in custody at origin", "boarded")

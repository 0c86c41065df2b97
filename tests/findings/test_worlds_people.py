"""Random small cases of people, stays and things against every world that fits what is said."""

import random

import pytest
import small_people
import small_stays
import small_things
from compared import Compared
from compared_people import compare_people, compare_stays, compare_things

SORTS = {
    "people": (small_people.draw, compare_people),
    "stays": (small_stays.draw, compare_stays),
    "things": (small_things.draw, compare_things),
}


def run(folder, sort, count, seed):
    draw, compare = SORTS[sort]
    rng, compared = random.Random(seed), Compared()
    for n in range(count):
        compare(compared, folder / f"{n}", draw(rng))
    for kind in compared.kinds:
        print(f"{kind}: {compared.share(kind):.3f} of {compared.counts[f'{kind}: agreed']}")
    return compared


@pytest.mark.parametrize("sort", SORTS)
def test_no_answer_is_certain_unless_every_world_says_so(tmp_path, sort):
    compared = run(tmp_path, sort, 30, 2025)
    assert compared.wrong == []
    assert all(compared.share(kind) >= 0.8 for kind in compared.kinds)


@pytest.mark.slow
@pytest.mark.parametrize("sort", SORTS)
def test_no_answer_of_many_cases_is_certain_unless_every_world_says_so(tmp_path, sort):
    compared = run(tmp_path, sort, 600, 7)
    assert compared.wrong == []
    assert all(compared.share(kind) >= 0.9 for kind in compared.kinds)

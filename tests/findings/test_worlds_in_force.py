"""Random small orders, moves and groups against an independent walk through every world."""

import random

import pytest
import small_counts
import small_matters
import small_moves
import small_orders
from compared import Compared, compare_counts, compare_moves, compare_order, compare_state

DECIDED_AT_LEAST = 0.95
SLOW = pytest.mark.slow
# The slow run draws on where the quick one stops.
DRAWS = [
    pytest.param(small_orders.draw, compare_order, 60, id="orders"),
    pytest.param(small_orders.draw, compare_order, 120, id="more orders", marks=SLOW),
    pytest.param(small_orders.draw_leaving, compare_order, 25, id="orders against leaving a territory"),
    pytest.param(small_matters.draw, compare_state, 100, id="matters"),
    pytest.param(small_matters.draw, compare_state, 2_000, id="more matters", marks=SLOW),
    pytest.param(small_moves.draw, compare_moves, 20, id="moves"),
    pytest.param(small_counts.draw, compare_counts, 125, id="groups"),
    pytest.param(small_counts.draw, compare_counts, 250, id="more groups", marks=SLOW),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "compare", "cases"), DRAWS)
def test_nothing_is_certain_against_a_world_and_little_is_open(tmp_path, draw, compare, cases):
    rng, compared = random.Random(7), Compared()
    for n in range(cases):
        compare(compared, tmp_path / f"{n}", draw(rng))
    print(compared.counts, "open:", *compared.open, sep="\n")
    assert compared.wrong == []
    assert compared.kinds
    for kind in compared.kinds:
        assert compared.counts[f"{kind}: agreed"] > 10, kind
        assert compared.share(kind) >= DECIDED_AT_LEAST, kind

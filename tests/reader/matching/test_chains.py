"""The heaviest chain, against trying every chain there is."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.matching.chains import heaviest_chain

Pairs = list[tuple[int, int, float]]


def test_nothing_has_no_chain() -> None:
    assert [] == heaviest_chain([])


def test_what_is_in_order_is_the_chain() -> None:
    assert [(0, 0), (1, 1), (5, 9)] == heaviest_chain([(5, 9, 1.0), (0, 0, 1.0), (1, 1, 1.0)])


def test_one_heavy_pair_outweighs_two_light_ones() -> None:
    assert [(0, 2)] == heaviest_chain([(0, 2, 5.0), (1, 0, 2.0), (2, 1, 2.0)])


def test_a_place_is_used_once_on_either_side() -> None:
    assert [(0, 1)] == heaviest_chain([(0, 0, 1.0), (0, 1, 2.0), (0, 2, 1.5)])
    assert [(1, 0)] == heaviest_chain([(0, 0, 1.0), (1, 0, 2.0), (2, 0, 1.5)])


PLACES = st.integers(0, 4)
PAIRS = st.lists(
    st.tuples(PLACES, PLACES, st.integers(1, 8).map(float)), max_size=9, unique_by=lambda pair: (pair[0], pair[1])
)


@settings(max_examples=150)
@given(PAIRS)
def test_no_chain_is_heavier(pairs: Pairs) -> None:
    weight = {(i, j): w for i, j, w in pairs}
    chain = heaviest_chain(pairs)
    assert ascends(chain)
    assert heaviest_of_all(pairs) == sum(weight[pair] for pair in chain)


def heaviest_of_all(pairs: Pairs) -> float:
    return max(
        sum(w for _, _, w in some)
        for count in range(len(pairs) + 1)
        for some in combinations(sorted(pairs), count)
        if ascends([(i, j) for i, j, _ in some])
    )


def ascends(chain: list[tuple[int, int]]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in pairwise(chain))

"""Sections shared out among panels: laws that hold for any heights."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.documents.flow import Placed, Slug, flow
from cardgen.layout.documents.sharing import share

SLUGS = st.lists(
    st.builds(
        Slug,
        height=st.integers(1, 40).map(float),
        before=st.integers(0, 8).map(float),
        keeps=st.booleans(),
        breaks=st.integers(0, 9).map(lambda n: n == 0),
    ),
    min_size=1,
    max_size=12,
)
ROOMS = st.lists(st.integers(20, 100).map(float), min_size=1, max_size=4)
BEGINS = st.sets(st.integers(0, 11)).map(sorted)


@given(SLUGS, ROOMS, BEGINS)
def test_each_slug_stands_once_in_order_and_none_leaves_its_panel(
    slugs: list[Slug], rooms: list[float], begins: list[int]
) -> None:
    panels = share(slugs, rooms, begins)
    if panels is None:
        return
    assert [i for placed in panels for i in placed.slugs] == list(range(len(slugs)))
    assert len(panels) <= len(rooms)
    for placed, room in zip(panels, rooms, strict=False):
        assert placed.room >= -1e-6
        assert placed.tops[-1] + slugs[placed.slugs[-1]].height <= room + 1e-6


@given(SLUGS, ROOMS, BEGINS)
def test_a_panel_begins_with_a_section_and_what_is_kept_with_it_stays(
    slugs: list[Slug], rooms: list[float], begins: list[int]
) -> None:
    for placed in (share(slugs, rooms, begins) or ())[1:]:
        first = placed.slugs.start
        assert slugs[first].breaks or (first in begins and not slugs[first - 1].keeps)


@given(SLUGS, ROOMS)
def test_where_every_slug_may_begin_a_panel_all_that_flows_is_shared(slugs: list[Slug], rooms: list[float]) -> None:
    loose = [Slug(min(slug.height, 20.0), slug.before) for slug in slugs]  # none is higher than a panel
    _, stuck = flow(loose, rooms, endless=False)
    assert (share(loose, rooms, range(len(loose))) is None) == (stuck is not None)


@given(st.lists(st.integers(5, 30).map(float), min_size=1, max_size=7), st.integers(1, 3))
def test_no_other_way_leaves_less_room(heights: list[float], count: int) -> None:
    slugs, rooms = [Slug(height) for height in heights], [60.0] * count
    ways = []
    for cuts in itertools.combinations(range(1, len(slugs)), count - 1):
        stops = [0, *cuts, len(slugs)]
        left = [60.0 - sum(heights[start:stop]) for start, stop in itertools.pairwise(stops)]
        if min(left) >= 0:
            ways.append(_cost(left))
    panels = share(slugs, rooms, range(len(slugs)))
    if ways and panels and len(panels) == count:
        assert _cost([placed.room for placed in panels]) <= min(ways) + 1e-9


def _cost(left: list[float]) -> float:
    return sum((one / 60.0) ** 2 for one in left[:-1]) + 0.25 * (left[-1] / 60.0) ** 2


def test_an_empty_panel_counts_more_than_one_that_is_not_full() -> None:
    slugs = [Slug(10.0), Slug(10.0), Slug(10.0)]
    panels = share(slugs, [40.0, 40.0, 40.0], [1, 2])
    assert panels == tuple(Placed(range(i, i + 1), (0.0,), 30.0) for i in range(3))


def test_a_section_higher_than_a_panel_cannot_be_shared() -> None:
    assert share([Slug(30.0), Slug(30.0, keeps=False)], [40.0, 40.0], []) is None

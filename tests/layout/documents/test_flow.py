"""Which parts go into which panel: laws that hold for any heights."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.documents.flow import Placed, Slug, Stuck, flow

HEIGHTS = st.integers(1, 60).map(float)
SLUGS = st.lists(
    st.builds(
        Slug,
        height=HEIGHTS,
        before=st.integers(0, 8).map(float),
        keeps=st.booleans(),
        breaks=st.integers(0, 9).map(lambda n: n == 0),
        notes=st.lists(st.integers(1, 12).map(float), max_size=2).map(tuple),
        again=st.none() | st.builds(Slug, height=st.integers(1, 30).map(float), notes=st.just((2.0,))),
    ),
    max_size=25,
)
ROOMS = st.lists(st.integers(20, 100).map(float), min_size=1, max_size=5)


def above(slugs: list[Slug], start: int, room: float) -> list[Slug]:
    """What is repeated above a slug that begins a panel of so much room."""
    again = slugs[start].again
    if again and again.height + sum(again.notes) + slugs[start].height + sum(slugs[start].notes) <= room:
        return [again]
    return []


def needed(slugs: list[Slug], placed: range, room: float) -> float:
    """The height of some slugs in one panel, with their footnotes and what stands above the first."""
    found = sum(slugs[i].height + (slugs[i].before if i > placed.start else 0.0) for i in placed)
    found += sum(slug.height for slug in above(slugs, placed.start, room)) if placed else 0.0
    return found + notes(slugs, placed, room)


def notes(slugs: list[Slug], placed: range, room: float) -> float:
    """The height of the footnotes in one panel."""
    there = [slugs[i] for i in placed] + (above(slugs, placed.start, room) if placed else [])
    return sum(note for slug in there for note in slug.notes)


def stops(slugs: list[Slug], start: int) -> list[int]:
    """Where a panel that begins with `start` may end without parting what is kept together."""
    last = len(slugs)
    found = [i for i in range(start + 1, last + 1) if i == last or slugs[i].breaks or not slugs[i - 1].keeps]
    breaks = next((i for i in range(start + 1, last) if slugs[i].breaks), last)
    return [i for i in found if i <= breaks]


@given(SLUGS, ROOMS, st.booleans())
def test_each_slug_is_placed_once_in_order_or_nothing_from_there_on(
    slugs: list[Slug], rooms: list[float], endless: bool
) -> None:
    panels, stuck = flow(slugs, rooms, endless=endless)
    found = [i for placed in panels for i in placed.slugs]
    assert found == list(range(stuck.slug if stuck else len(slugs)))
    assert endless or len(panels) <= len(rooms)


@given(SLUGS, ROOMS, st.booleans())
def test_no_panel_holds_more_than_it_has_room_for(slugs: list[Slug], rooms: list[float], endless: bool) -> None:
    panels, _ = flow(slugs, rooms, endless=endless)
    for placed, room in zip(panels, itertools.cycle(rooms)):
        height = needed(slugs, placed.slugs, room)
        assert height <= room + 1e-6
        assert placed.room == pytest.approx(room - height + notes(slugs, placed.slugs, room))


@given(SLUGS, ROOMS)
def test_slugs_stand_below_one_another_with_their_space_above(slugs: list[Slug], rooms: list[float]) -> None:
    panels, _ = flow(slugs, rooms, endless=True)
    for placed, room in zip(panels, itertools.cycle(rooms)):
        first = sum(slug.height for slug in above(slugs, placed.slugs.start, room)) if placed.slugs else 0.0
        for i, top in zip(placed.slugs, placed.tops, strict=True):
            assert top == pytest.approx(
                first
                + sum(slugs[j].height for j in range(placed.slugs.start, i))
                + sum(slugs[j].before for j in range(placed.slugs.start + 1, i + 1))
            )


@given(SLUGS, ROOMS)
def test_a_panel_is_as_full_as_it_can_be_without_parting_what_is_kept_together(
    slugs: list[Slug], rooms: list[float]
) -> None:
    panels, _ = flow(slugs, rooms, endless=True)
    for placed, room in zip(panels, itertools.cycle(rooms)):
        start = placed.slugs.start
        fitting = [stop for stop in stops(slugs, start) if needed(slugs, range(start, stop), room) <= room]
        if fitting:
            assert placed.slugs.stop == fitting[-1]


@given(SLUGS, ROOMS)
def test_only_what_is_higher_than_its_panel_is_parted(slugs: list[Slug], rooms: list[float]) -> None:
    panels, _ = flow(slugs, rooms, endless=True)
    for placed, room in zip(panels, itertools.cycle(rooms)):
        if placed.slugs and placed.slugs.stop not in stops(slugs, placed.slugs.start):
            assert needed(slugs, range(placed.slugs.start, stops(slugs, placed.slugs.start)[0]), room) > room


@given(SLUGS, ROOMS, st.booleans())
def test_what_breaks_begins_a_panel(slugs: list[Slug], rooms: list[float], endless: bool) -> None:
    panels, _ = flow(slugs, rooms, endless=endless)
    for placed in panels:
        assert not any(slugs[i].breaks for i in placed.slugs[1:])


@given(SLUGS, ROOMS)
def test_an_endless_flow_is_stuck_only_at_what_no_panel_could_hold(slugs: list[Slug], rooms: list[float]) -> None:
    _, stuck = flow(slugs, rooms, endless=True)
    too_high = [i for i, slug in enumerate(slugs) if slug.height + sum(slug.notes) > max(rooms)]
    assert (stuck.slug if stuck else None) == (too_high[0] if too_high else None)


@given(SLUGS, ROOMS)
def test_a_flow_that_ends_is_stuck_when_the_endless_one_needs_more_panels(
    slugs: list[Slug], rooms: list[float]
) -> None:
    _, stuck = flow(slugs, rooms, endless=False)
    panels, never = flow(slugs, rooms, endless=True)
    assert (stuck is not None) == (never is not None or len(panels) > len(rooms))
    assert stuck is None or stuck.excess > 0


def test_a_heading_goes_to_the_next_panel_with_its_text() -> None:
    slugs = [Slug(50), Slug(10, keeps=True), Slug(20)]
    panels, stuck = flow(slugs, [70], endless=True)
    assert [placed.slugs for placed in panels] == [range(1), range(1, 3)]
    assert stuck is None


def test_the_space_above_falls_away_at_the_top_of_a_panel() -> None:
    assert flow([Slug(10, 5), Slug(10, 5)], [12], endless=True)[0] == (
        Placed(range(1), (0.0,), 2.0),
        Placed(range(1, 2), (0.0,), 2.0),
    )


def test_the_head_of_a_table_stands_again_above_the_row_that_begins_a_panel() -> None:
    head = Slug(10, keeps=True)
    slugs = [head, *(Slug(20, again=head) for _ in range(4))]
    panels, _ = flow(slugs, [50], endless=True)
    assert panels == (Placed(range(3), (0.0, 10.0, 30.0), 0.0), Placed(range(3, 5), (10.0, 30.0), 0.0))


def test_a_row_that_has_no_room_below_its_head_stands_without_it() -> None:
    assert flow([Slug(45, again=Slug(10))], [50], endless=True)[0] == (Placed(range(1), (0.0,), 5.0),)


def test_a_line_takes_its_footnote_to_the_next_panel() -> None:
    panels, _ = flow([Slug(10), Slug(10, notes=(15.0,))], [30], endless=True)
    assert [placed.slugs for placed in panels] == [range(1), range(1, 2)]


def test_what_has_no_room_is_told_with_the_height_of_all_that_is_left() -> None:
    assert flow([Slug(10), Slug(8, 2), Slug(5, 1)], [10], endless=False)[1] == Stuck(1, 16.0)
    assert flow([Slug(25)], [10, 20], endless=True)[1] == Stuck(0, 15.0)


def test_nothing_needs_no_panel() -> None:
    assert flow([], [10], endless=False) == ((), None)

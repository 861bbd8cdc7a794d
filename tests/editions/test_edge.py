"""A section keeps its place on the edge; what cannot be printed is an error, what moved since a release is told."""

from __future__ import annotations

import pytest

from cardgen.editions import edge
from cardgen.editions.ledger import Releases
from cardgen.editions.records import Numbers, Release
from cardgen.problems import Problem, Problems
from tests.projects import Written

TOPIC = "content/phrases/pain/topic.yaml"
LOOSE = "content/phrases/loose/topic.yaml"
RING = "content/layouts/ring.yaml"
EDITION = "content/editions/tiny.yaml"
OF_WHERE, OF_HELP = "    mark: 2\n", "    mark: 3\n"


def released(version: str = "2026.1", *, of: str = "pain", edition: str = "tiny", **marks: int) -> Release:
    numbers = {of: Numbers("P", {}, (), marks)}
    return Release(edition, version, "trial", "2026-11-22", "2026-11-22", "Jana", "0.1", (), numbers)


def found(project: Written, *releases: Release) -> list[Problem]:
    content, problems = project.load(), Problems()
    edge.check(content.bank, content.editions, content.formats, Releases(releases), problems)
    return list(problems)


def told(project: Written, *releases: Release) -> list[str]:
    return [str(problem) for problem in found(project, *releases)]


def without(project: Written, *marks: str) -> Written:
    for mark in marks:
        project.replace(TOPIC, mark, "")
    return project


def test_sections_with_a_place_each_are_well(tiny: Written) -> None:
    assert told(tiny) == []
    assert told(tiny, released(where=2, help=3)) == []


# -- what cannot be printed ----------------------------------------------------------------------


def test_a_section_without_a_place_is_told_with_those_that_are_free(tiny: Written) -> None:
    without(tiny, OF_HELP)
    assert told(tiny) == [
        f"{TOPIC}:25:5: error: the section help of pain has no place on the edge of its cards [missing-mark]\n"
        "    write 'mark: 1' (free are 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)"
    ]
    assert told(tiny)[0] in tiny.told()  # reading asks


def test_a_section_that_lost_its_place_is_told_the_one_that_it_had(tiny: Written) -> None:
    (problem,) = found(without(tiny, OF_HELP), released(where=2, help=3))
    assert problem.way_out == "write 'mark: 3' again, its place in the release tiny 2026.1"


def test_a_place_that_no_section_ever_had_is_proposed_first(tiny: Written) -> None:
    (problem,) = found(without(tiny, OF_HELP), released(where=2, food=1, sleep=3))
    assert problem.way_out.startswith("write 'mark: 4' (free are 4, 5,")


@pytest.mark.parametrize("mark", [0, -1, 15])
def test_a_place_that_the_edge_does_not_have_is_told(tiny: Written, mark: int) -> None:
    tiny.replace(TOPIC, OF_HELP, f"    mark: {mark}\n")
    (problem,) = found(tiny)
    assert (problem.code, problem.level) == ("wrong-mark", "error")
    assert problem.message == f"the section help of pain has the mark {mark}, but the edge has the places 1 to 14"


def test_of_several_layouts_the_shortest_edge_counts(tiny: Written) -> None:
    shorter = tiny.read(RING).replace("layout: ring", "layout: short").replace("block: edge,", "block: edge, slots: 5,")
    tiny.write("content/layouts/short.yaml", shorter)
    tiny.replace(EDITION, "polyglot: polyglot", "polyglot: short")
    tiny.replace(TOPIC, OF_HELP, "    mark: 6\n")
    (problem,) = found(tiny)
    assert problem.message.endswith("has the mark 6, but the edge has the places 1 to 5")
    assert problem.way_out == "write 'mark: 1' (free are 1, 3, 4, 5)"


def test_two_sections_with_one_place_are_told_at_the_second(tiny: Written) -> None:
    tiny.replace(TOPIC, OF_HELP, OF_WHERE)
    (problem,) = found(tiny)
    assert (problem.code, problem.place.line, problem.also[0].line) == ("duplicate-mark", 25, 8)
    assert problem.message == (
        "the section help of pain has the mark 2, and the section where of pain in the same set has it too"
    )
    assert problem.way_out.startswith("write 'mark: 1' (free are 1, 3, 4,")


def test_of_two_sections_with_one_place_the_one_that_was_released_there_keeps_it(tiny: Written) -> None:
    tiny.replace(TOPIC, OF_HELP, OF_WHERE)
    assert [(problem.code, problem.place.line) for problem in found(tiny, released(help=2))] == [("duplicate-mark", 8)]


def test_a_set_has_its_places_together_with_the_cards_that_sets_share(tiny: Written) -> None:
    tiny.replace(RING, "leaves: [cover, index,", "leaves: [cover, index, 'cards:loose',")
    (problem,) = found(tiny)
    assert problem.message == (
        "the section where of pain has the mark 2, and the section loose of loose in the same set has it too"
    )
    assert (problem.place.file, problem.also[0].file) == (TOPIC, LOOSE)
    assert problem.way_out.startswith("write 'mark: 1' (free are 1, 4, 5,")


def test_where_every_place_is_taken_the_way_out_is_another(tiny: Written) -> None:
    tiny.write(RING, tiny.read(RING).replace("block: edge,", "block: edge, slots: 2,"))
    tiny.replace(TOPIC, OF_HELP, "    mark: 1\n")
    assert found(tiny) == []
    tiny.replace(TOPIC, "    mark: 1\n", OF_WHERE)
    tiny.replace(RING, "leaves: [cover, index,", "leaves: [cover, index, 'cards:loose',")
    tiny.replace(LOOSE, "mark: 2", "mark: 1")
    (problem,) = found(tiny)
    assert problem.way_out.startswith(
        "no place is free: make one section of two, or give the layout's edges more 'slots'"
    )


def test_sets_whose_layout_has_no_edge_need_no_places(tiny: Written) -> None:
    tiny.replace(LOOSE, OF_WHERE, "")
    assert told(tiny) == []
    tiny.write(RING, "".join(line for line in tiny.read(RING).splitlines(True) if "block: edge" not in line))
    assert told(without(tiny, OF_WHERE, OF_HELP)) == []


# -- what was released ---------------------------------------------------------------------------


def test_a_mark_that_moved_since_a_release_is_told_and_forbids_nothing(tiny: Written) -> None:
    tiny.replace(TOPIC, OF_HELP, "    mark: 5\n")
    release = released(where=2, help=3)
    (problem,) = found(tiny, release)
    assert (problem.code, problem.level, problem.place.line, problem.also) == (
        "mark-moved",
        "warning",
        25,
        (release.place,),
    )
    assert problem.message == "the section help of pain has the mark 5; it had 3 in the release tiny 2026.1"
    assert problem.way_out == "write 'mark: 3' again, or its divider and all its cards are reprinted"


def test_sections_that_change_places_are_both_told(tiny: Written) -> None:
    assert [problem.message for problem in found(tiny, released(where=3, help=2))] == [
        "the section where of pain has the mark 2, where help was; it had 3 in the release tiny 2026.1",
        "the section help of pain has the mark 3, where where was; it had 2 in the release tiny 2026.1",
    ]


def test_a_place_that_passed_to_another_section_is_told(tiny: Written) -> None:
    (problem,) = found(tiny, released(where=2, food=3))
    assert (problem.code, problem.level) == ("mark-passed-on", "warning")
    assert problem.message == (
        "the section help of pain has the mark 3, which was that of food in the release tiny 2026.1"
    )
    assert problem.way_out.startswith("write 'mark: 1' (free are 1, 4,")


def test_a_place_that_passed_to_a_section_of_another_topic_in_the_same_set_is_told(tiny: Written) -> None:
    release = released(where=2, help=3, loose=5)
    tiny.replace(LOOSE, "mark: 2", "mark: 5")
    assert told(tiny, release) == []  # they stand in two binders
    tiny.replace(RING, "leaves: [cover, index,", "leaves: [cover, index, 'cards:loose',")
    (problem,) = found(tiny, release)
    assert (problem.code, problem.place.file) == ("mark-passed-on", LOOSE)
    assert problem.message == (
        "the section loose of loose has the mark 5, which was that of loose of pain in the release tiny 2026.1"
    )
    assert told(tiny, release, released("2026.2", of="loose", loose=5)) == []


def test_a_section_that_comes_back_to_a_place_that_another_had_meanwhile_is_told(tiny: Written) -> None:
    (problem,) = found(tiny, released("2026.1", where=2, help=3), released("2026.2", where=2, food=3))
    assert problem.message.endswith("which was that of food in the release tiny 2026.2")


def test_the_next_release_ends_it(tiny: Written) -> None:
    assert told(tiny, released("2026.1", where=3, help=2, food=4), released("2026.2", where=2, help=3)) == []


def test_each_edition_has_releases_of_its_own(tiny: Written) -> None:
    tiny.write("content/editions/other.yaml", tiny.read(EDITION).replace("edition: tiny", "edition: other"))
    mine, other = released(where=2, help=3), released(where=2, help=4, edition="other")
    assert [problem.message for problem in found(tiny, mine, other)] == [
        "the section help of pain has the mark 3; it had 4 in the release other 2026.1"
    ]
    assert told(tiny, mine, released(where=2, help=4, edition="gone")) == []


def test_a_release_of_before_there_were_places_says_nothing(tiny: Written) -> None:
    assert told(tiny, released()) == []

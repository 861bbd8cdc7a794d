"""Finished pages of partners, read and looked at with all other content, so that every problem is told at once.

Imported only where an edition has such pages: what reads PDF takes as long to load as half of all else.
"""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.editions import Edition
from cardgen.editions.edition import Partner
from cardgen.layout.documents import Design
from cardgen.layout.frame import FinishedPage
from cardgen.pdf import finished
from cardgen.problems import Problems
from cardgen.project import OutsideProject, Project
from cardgen.shapes import place_of

FOLDER = "content/partners"


def load(
    project: Project, editions: Mapping[str, Edition], designs: Mapping[str, Design], problems: Problems
) -> Mapping[tuple[str, int], FinishedPage]:
    """Read the pages of all editions, by (edition, which of its partners); what cannot be placed is told."""
    found = {}
    for name, edition in editions.items():
        for number, one in enumerate(edition.partners):
            page = _page(project, one, problems)
            if page:
                _fits(page, one, edition, designs, problems)
                found[name, number] = page
    return found


def _page(project: Project, one: Partner, problems: Problems) -> FinishedPage | None:
    place = place_of(one.file, one.place)
    try:
        path = project.path(one.file)
        # where changes are seen by what check remembers
        inside = path.is_relative_to(project.path(FOLDER))
    except OutsideProject:
        inside = False
    if not inside:
        way_out = f"put the file into {FOLDER}/, and name it from the project's folder"
        problems.error(place, "partner-page", f"{str(one.file)!r} does not stand in {FOLDER}/", way_out)
        return None
    try:
        with path.open("rb") as file:
            data = file.read(finished.MOST_BYTES + 1)
    except OSError:
        way_out = f"put it there, or take the page out of {one.place.file}"
        problems.error(place, "no-file", f"there is no file {str(one.file)!r} that can be read", way_out)
        return None
    page, faults = finished.look(data, one.page)
    for fault in faults:
        _tell(fault, one, problems)
    return page


def _fits(
    page: FinishedPage, one: Partner, edition: Edition, designs: Mapping[str, Design], problems: Problems
) -> None:
    """Tell where a page cannot stand: leaflets have no pages to give, and a page has one size."""
    for layout in edition.documents.get(one.document, ()):
        design = designs[layout]
        if not design.endless:
            problems.error(
                place_of(one.document, one.place),
                "partner-page",
                f"{one.document!s} on {layout!s} has no page to give to {one.file!s}",
                "place it in a booklet: leaflets and posters have as many pages as they have",
            )
            continue
        fault = finished.misfit(page, design.page.width, design.page.height)
        for told in [fault] if fault else [finished.short_of_bleed(page, design.page.bleed)]:
            if told:
                _tell(told, one, problems)


def _tell(fault: finished.Fault, one: Partner, problems: Problems) -> None:
    tell = problems.warning if fault.warning else problems.error
    message = f"{one.file!s}, page {one.page}: {fault.says}"
    tell(place_of(one.file, one.place), "partner-page", message, fault.way_out)

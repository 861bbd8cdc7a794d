"""Is what goes out what is on record? A version means one thing for good, or the next exchange would be wrong."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.editions import Edition
from cardgen.editions.records import Record, Release
from cardgen.jobs.content import Content
from cardgen.jobs.records import released
from cardgen.shapes import place_of


def still_as_released(content: Content, edition: Edition, after: Mapping[str, Record]) -> None:
    """Tell files that are not any more what was released as this version; warn where it never was."""
    name, version = str(edition.edition), str(edition.version)
    release = content.releases.find(name, version)
    if release is None:
        content.problems.warning(
            place_of(edition.version, edition.place),
            "not-released",
            f"{name} {version} is not released, so the next exchange could not begin from it",
            f"before it goes out: cardgen release {name}",
        )
        return
    known = {record.file: record for record in released(content, release)}
    for file, record in after.items():
        if file not in known or known[file].leaves != record.leaves:
            changed_since(content, edition, release, file)
            return


def changed_since(content: Content, edition: Edition, release: Release, file: str) -> None:
    """Tell that a file is not what was released under the same version."""
    content.problems.error(
        place_of(edition.version, edition.place),
        "changed-since-release",
        f"{file} is not any more what was released as {release.name}",
        f"raise 'version' in {edition.place.file} and see to its date: a version means one thing for good",
        also=[release.place],
    )

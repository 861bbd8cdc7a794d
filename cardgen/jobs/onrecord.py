"""Is what goes out what is on record? A version means one thing for good, or the next exchange would be wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cardgen.editions import Edition, FileEntry
from cardgen.editions.records import Record, Release
from cardgen.jobs.content import Content
from cardgen.jobs.records import released
from cardgen.problems import Problems
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
            f'before it goes out: cardgen release {name} --by "..."',
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


def differing(
    content: Content,
    edition: Edition,
    entries: Sequence[FileEntry],
    record: Callable[[FileEntry], Record],
    problems: Problems,
) -> None:
    """Warn where files that were made are not what was released as their version, a trial issue or another.

    Files with the bytes of the release are as they were. Of the others the `record` is compared, since another version
    of the program may write the same leaves in other bytes.
    """
    name, version = str(edition.edition), str(edition.version)
    release = content.releases.find(name, version)
    if release is None:
        return
    issued = {str(one.file): str(one.sha256) for one in release.files}
    others = [entry for entry in entries if issued.get(entry.path) != entry.sha256]
    known = {str(one.file): one.leaves for one in released(content, release, [entry.path for entry in others])}
    found = [entry.path for entry in others if known.get(entry.path) != record(entry).leaves]
    if found:
        more = f" and {len(found) - 1} more" if found[1:] else ""
        problems.warning(
            place_of(edition.version, edition.place),
            "changed-since-release",
            f"{name} {version} was released on {release.recorded}, and this differs from it: {found[0]}{more}",
            f"before it goes out, raise 'version' in {edition.place.file} and see to its date: "
            "a version means one thing for good",
            also=[release.place],
        )

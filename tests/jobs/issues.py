"""Releases written without laying anything out: what is on record, as short as a test can say it."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.editions import ledger, records
from cardgen.editions.records import Issued, Kind, Leaf, Record, Release
from cardgen.problems import Problems
from tests.projects import Written


def put_on_record(
    project: Written,
    version: str,
    looks: Mapping[str, str],
    *,
    edition: str = "tiny",
    day: str = "2026-11-20",
    kind: Kind = "release",
) -> None:
    """Write a release; `looks` are the appearances of the leaves of each file, a letter a leaf: {"pain-ru": "abc"}."""
    problems = Problems()
    files = []
    for name, leaves in looks.items():
        topic, tag = name.split("-")
        languages = ("cs", "ru", "vi") if tag == "polyglot" else ("cs", tag)
        held = tuple(Leaf(str(number), look) for number, look in enumerate(leaves))
        text = records.write_record(Record(f"{name}.pdf", topic, languages, "ring", "148 x 210", held))
        project.write(f"{records.folder_of(edition, version)}/{name}.yaml", text)
        files.append(Issued(f"{name}.pdf", "0" * 64, 2, records.sha256(text.encode())))
    release = Release(edition, version, kind, day, day, "Jana", "0", tuple(files))
    listed = ledger.read_list(project.project, problems)
    project.write(f"{records.folder_of(edition, version)}/{records.FILE}", records.write_release(release))
    project.write(ledger.LIST, ledger.write_list(listed, release))
    ledger.load(project.project, problems)
    problems.stop_on_errors()

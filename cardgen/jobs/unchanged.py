"""That nothing was found in the whole project, and whether anything has changed since.

Imports nothing that takes time. A single verdict is kept, of the last run that looked at everything and found nothing;
what is wrong is looked at and told each time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
from typing import Final

from cardgen import marked, shapes
from cardgen.jobs.files import put, read_small
from cardgen.jobs.snapshot import Snapshot
from cardgen.problems import Problems

FILE: Final = "output/.unchanged.json"
_MOST_BYTES: Final = 1_000_000


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What was looked at, under the digest `key`, once it is kept, of all that could change what is said of it.

    That is the snapshot, files `elsewhere` in the project, and the dictionaries of `spelled` languages.
    """

    topics: int
    cards: int
    languages: int
    pages: int
    notes: tuple[str, ...]
    elsewhere: tuple[str, ...]
    spelled: tuple[str, ...]
    key: str = ""


def recall(snapshot: Snapshot) -> Verdict | None:
    """The verdict, if it is about what there is now."""
    data = read_small(snapshot.project.root / FILE, _MOST_BYTES)
    problems = Problems()
    tree = marked.parse(data, FILE, problems) if data is not None else None
    verdict = shapes.decode(tree, Verdict, problems) if tree is not None else None
    if verdict is None or len(problems) or verdict.key != _key(snapshot, verdict):
        return None
    return verdict


def keep(snapshot: Snapshot, verdict: Verdict) -> None:
    """Remember a verdict; where that is not possible the next run looks at everything again."""
    data = dataclasses.asdict(dataclasses.replace(verdict, key=_key(snapshot, verdict)))
    with contextlib.suppress(OSError):
        put(snapshot.project.root / FILE, json.dumps(data, indent=0).encode())


def _key(snapshot: Snapshot, verdict: Verdict) -> str:
    """The digest of all that could change what is said, and of what is said."""
    said = dataclasses.astuple(dataclasses.replace(verdict, key=""))
    digest = hashlib.sha256(snapshot.whole + repr(said).encode())
    for file in verdict.elsewhere:
        digest.update(hashlib.sha256(snapshot.of(file)).digest())
    for tag in verdict.spelled:
        digest.update(hashlib.sha256(snapshot.of_dictionary(tag)).digest())
    return digest.hexdigest()

"""Where nothing was found before: texts, words, pages and cards that nothing they depend on has changed since.

A verdict is kept under a digest of everything that can change it: the program, the packages it works with, all content
but the translations, and those translations that are looked at. Only "nothing found" is kept; what has a problem is
looked at again each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from cardgen.bank import Phrase
from cardgen.bank.model import FOLDER
from cardgen.checks import Task
from cardgen.editions.records import FOLDER as RELEASES
from cardgen.feedback import FOLDER as FEEDBACK
from cardgen.jobs.content import Content, topics_of
from cardgen.jobs.files import put, read_small
from cardgen.jobs.plan import FilePlan
from cardgen.jobs.snapshot import Snapshot, digest_of
from cardgen.languages import SOURCE
from cardgen.layout.blocks import OF_OTHER_CARDS
from cardgen.layout.context import WORDS
from cardgen.layout.data import SIDES
from cardgen.pictures.entries import file_of
from cardgen.press import FOLDER as PRINTERS
from cardgen.press.order import FOLDER as ORDERS
from cardgen.project import OutsideProject, Project

FILE: Final = "output/.sound.json"
# What no page prints and no check of a text compares with; what is wrong in it is told when it is read, each time.
_APART: Final = tuple(f"{folder}/" for folder in (FEEDBACK, ORDERS, PRINTERS, RELEASES, "content/schema"))
_MOST_BYTES: Final = 10_000_000  # of the file with the verdicts; a large project has some ten thousand of them
_MOST_PAGES: Final = 100_000


class Remembered:
    """Verdicts of earlier runs: how many pages each sound file has. Those that nobody asks for are forgotten.

    They hold for the `snapshot`, which was taken before the content was read.
    """

    def __init__(self, content: Content, snapshot: Snapshot) -> None:
        self._content = content
        self._snapshot = snapshot
        self._path = content.project.root / FILE
        self._old = _read(self._path)
        self._new: dict[str, int] = {}
        beside = sorted(set(_beside(content)), key=str)
        self.is_versioned = all(path is None for _, path in beside)
        self._common = _common(snapshot, beside)

    def pages(self, key: str) -> int | None:
        """The pages of what was found sound under this key; None for what has to be looked at."""
        found = self._old.get(key)
        if found is not None:
            self._new[key] = found
        return found

    def sound(self, key: str, pages: int) -> None:
        """Remember a verdict."""
        self._new[key] = pages

    def save(self, *, whole: bool = True) -> None:
        """Write the verdicts of this run, and if it was not about the `whole` those of earlier runs as well.

        Where that is not possible the next run looks at everything again.
        """
        verdicts = self._new if whole else {**self._old, **self._new}
        if verdicts != self._old:
            with contextlib.suppress(OSError):
                put(self._path, json.dumps(verdicts, indent=0).encode())

    def translations_of(self, one: FilePlan) -> tuple[tuple[str, str], ...]:
        """The topics and languages whose translations a file of an edition may print."""
        edition = self._content.editions[one.edition]
        return tuple(
            (topic, language)
            for topic in topics_of(self._content, edition, (one.topic,))
            # the card on which the patient finds their language speaks all of them
            for language in (map(str, edition.languages) if topic == WORDS else one.languages)
            if language != SOURCE
        )

    def key_of_file(self, one: FilePlan) -> str:
        """The key of a file of an edition."""
        return self._key(map(repr, _names(one)), self.translations_of(one))

    def keys_of_cards(self, one: FilePlan) -> dict[str, str]:
        """The keys of the cards of a file by their numbers; none where a card may print what others say.

        None either where a translation is missing: no page is laid out then.
        """
        with contextlib.suppress(KeyError):
            return self._keys_of_cards(one)
        return {}

    def _keys_of_cards(self, one: FilePlan) -> dict[str, str]:
        """Of the translations of other cards only lists print anything; a card may count how far all are."""
        layout = self._content.formats.get(one.layout)
        faces = [layout.faces.get(f"card-{side}", ()) for side in SIDES] if layout else []
        if not faces or any(block.block in OF_OTHER_CARDS for blocks in faces for block in blocks):
            return {}
        bank = self._content.bank
        pairs = self.translations_of(one)
        base = hashlib.sha256(self._common + repr(("card", *_names(one))).encode())
        for pair in pairs:
            base.update(self._titles(pair) if any(bank.topics[pair[0]].cards) else self._digest(pair))
        said: dict[str, list[Phrase]] = {}
        for name in dict.fromkeys(name for name, _ in pairs):
            for card in bank.topics[name].cards:
                phrases = [bank.phrase(name, card.id, language) for topic, language in pairs if topic == name]
                said[bank.topics[name].number(card)] = phrases
        base.update(repr([phrase.state for phrases in said.values() for phrase in phrases]).encode())
        keys = {}
        for number, phrases in said.items():
            digest = base.copy()
            digest.update(repr((number, phrases)).encode())
            keys[number] = digest.hexdigest()
        return keys

    def keys_of_spelling(self, tag: str) -> dict[str, str]:
        """The keys of the words of a language by topic; none where no dictionary of it is installed."""
        found = self._snapshot.of_dictionary(tag)
        if not found:
            return {}
        names = ("spelling", tag, found.hex())
        return {
            topic: self._key((*names, topic), [(topic, tag)] if tag != SOURCE else [])
            for topic in self._content.bank.topics
        }

    def key_of_checks(self, task: Task) -> str:
        """The key of what the checks of a task find."""
        tag = task.language
        names = ("checks", tag, *task.topics, "with", *(check.id for check in task.checks))
        return self._key(names, self.translations_for(task))

    def translations_for(self, task: Task) -> list[tuple[str, str]]:
        """The translations that the checks of a task may ask for."""
        across = any(check.across for check in task.checks)
        topics = self._content.bank.topics if across else task.topics
        return [(topic, task.language) for topic in topics if task.language != SOURCE]

    def key_of_pictures(self) -> str:
        """The key of all pictures."""
        return self._key(("pictures",), ())

    def _key(self, names: Iterable[str], translations: Iterable[tuple[str, str]]) -> str:
        digest = hashlib.sha256(self._common)
        for name in names:
            digest.update(name.encode() + b"\0")
        for pair in translations:
            digest.update(self._digest(pair))
        return digest.hexdigest()

    def _digest(self, pair: tuple[str, str]) -> bytes:
        """A digest of a topic's file in a language."""
        return self._snapshot.of(f"{FOLDER}/{pair[0]}/{pair[1]}.yaml")

    def _titles(self, pair: tuple[str, str]) -> bytes:
        """What a topic of cards says in a language beside its cards."""
        name, language = pair
        bank, topic = self._content.bank, self._content.bank.topics[name]
        titles = [bank.title(name, language)]
        titles += [bank.section_title(name, section, language) for section in topic.sections]
        return repr(titles).encode()


def _names(one: FilePlan) -> tuple[object, ...]:
    return one.edition, one.path, one.topic, one.layout, one.languages


def _common(snapshot: Snapshot, beside: Iterable[tuple[str, Path | None]]) -> bytes:
    """A digest of everything that any page or text may depend on, but for the translations."""
    digest = hashlib.sha256(snapshot.program)
    for file, one in snapshot.files.items():
        if not _is_translation(file) and not file.startswith(_APART):
            digest.update(f"{file}\0".encode(errors="surrogateescape") + one)
    for name, path in beside:
        digest.update(f"{name}\0".encode() + (snapshot.of(name) if path is None else digest_of(path)))
    for name, one in sorted(snapshot.elsewhere.items()):  # what was asked for until now
        digest.update(f"{name}\0".encode(errors="surrogateescape") + one)
    return digest.digest()


def _beside(content: Content) -> Iterator[tuple[str, Path | None]]:
    """The fonts, pictures and lists that pages depend on, wherever in the project they stand: these without a path.

    With a path those of packages that have no version by which a change could be seen.
    """
    if content.material is None:
        return
    project, faces = content.project, content.material.shaper.faces
    for (name, _), path in faces.paths.items():
        if not _version(faces.faces[name].package if name in faces.faces else None):
            yield _named(project, name, path)
    for edition in content.editions.values():
        if edition.certificates:
            with contextlib.suppress(OutsideProject):
                yield _named(project, "", content.project.path(str(edition.certificates.list)))
    register = content.material.register
    unversioned = {kind for kind, source in register.sources.items() if not _version(source.package)}
    for name, entry in register.entries.items():
        kind = "openmoji" if entry.openmoji is not None else "own" if entry.own is not None else None
        if kind in unversioned and name not in register.broken:
            with contextlib.suppress(OutsideProject):
                found = file_of(entry, register.sources, content.project)
                if found:
                    yield _named(project, name, found[0])


def _named(project: Project, name: str, path: Path) -> tuple[str, Path | None]:
    root = Path(os.path.realpath(project.root))
    return (path.relative_to(root).as_posix(), None) if path.is_relative_to(root) else (name, path)


def _is_translation(file: str) -> bool:
    """Is it what a language makes of a topic?"""
    return file.startswith(f"{FOLDER}/") and file.endswith(".yaml") and not file.endswith("/topic.yaml")


def _version(package: str | None) -> str:
    try:
        return metadata.version(package) if package else ""
    except (metadata.PackageNotFoundError, ValueError):  # ValueError for what can be no name
        return ""


def _read(path: Path) -> dict[str, int]:
    try:
        data = json.loads((read_small(path, _MOST_BYTES) or b"").decode())
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {key: pages for key, pages in data.items() if type(pages) is int and 0 <= pages <= _MOST_PAGES}

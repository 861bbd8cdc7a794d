"""What has changed between two issues of an edition, or between one and the present content; on wish with pictures.

Old cards are shown from the files that the release kept, if they are still there and are the same byte for byte; new
ones are drawn.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from cardgen import pdf
from cardgen.editions import page as pages
from cardgen.editions import records
from cardgen.editions.difference import Difference, FileChanges, difference
from cardgen.editions.page import Pictures, Shown, Side
from cardgen.editions.records import Record, Release
from cardgen.jobs import content as contents
from cardgen.jobs import files
from cardgen.jobs.chosen import choose, is_asked_for, release_of
from cardgen.jobs.content import Content
from cardgen.jobs.named import name_of
from cardgen.jobs.records import present, released
from cardgen.jobs.releasing import kept
from cardgen.languages import SOURCE
from cardgen.layout.exchange import frames_of
from cardgen.layout.sets import CardSet
from cardgen.problems import ContentError, UnknownName, did_you_mean
from cardgen.project import Project

_DPI: Final = 72
_COLOURS: Final = 64  # of a picture: cards are flat colours, and a page may hold hundreds of them
_MOST: Final = 400  # pictured leaves on a page: what a browser can still show
_MOST_PAGES: Final = 4  # of a document; the rest is in its files


@dataclass(frozen=True)
class Compared:
    """Two issues and what became of each leaf. `version`s are as printed; a present content was not `is_released`."""

    edition: str
    old: str
    new: str
    is_released: bool
    difference: Difference
    content: Content = field(repr=False)
    sets: Mapping[str, CardSet] = field(default_factory=dict, repr=False)

    @property
    def is_issued(self) -> bool:
        """Is there a release of the newer version? Present content that differs from it needs another one."""
        return self.content.releases.find(self.edition, self.new) is not None


def compare(
    project: Project,
    edition: str,
    old: str | None = None,
    new: str | None = None,
    languages: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> Compared:
    """Compare a release (the newest, where none is named) with another one, or with the present content.

    Raises ContentError and UnknownName.
    """
    if new is not None:
        content = contents.load(project, lambda topic, tag: False)
        _stop_on_errors_of_releases(content)
        _known(content, edition, languages, topics)
        first, second = (release_of(content.releases, edition, version) for version in (old, new))
        both = [_records(content, one, languages, topics) for one in (first, second)]
        return Compared(edition, first.version, second.version, True, difference(*both), content)
    chosen = choose(project, edition, languages, topics)
    first = release_of(chosen.content.releases, edition, old)
    before = _records(chosen.content, first, languages, topics)
    after = present(chosen.content, chosen.plans)
    return Compared(
        edition=edition,
        old=first.version,
        new=chosen.version,
        is_released=False,
        difference=difference(before, [record for record, _ in after.values()]),
        content=chosen.content,
        sets={file: made for file, (_, made) in after.items()},
    )


def _stop_on_errors_of_releases(content: Content) -> None:
    """What is wrong elsewhere does not matter to two releases."""
    found = tuple(one for one in content.problems.errors if one.place.file.startswith(f"{records.FOLDER}/"))
    if found:
        raise ContentError(found)


def _known(content: Content, edition: str, languages: Sequence[str], topics: Sequence[str]) -> None:
    issued = content.releases.of(edition)
    if not issued and edition not in content.editions:
        raise UnknownName(f"there is no edition {edition!r}; {did_you_mean(edition, content.editions)}")
    printed = [one.file for release in issued for one in release.files]
    tags = {tag for tag in content.languages if any(file.endswith(f"-{tag}.pdf") for file in printed)}
    for language in languages:
        if language not in tags:
            raise UnknownName(f"no release of {edition} is in {language!r}; {did_you_mean(language, tags)}")
    names = {name for name in content.bank.topics if any(file.startswith(f"{name}-") for file in printed)}
    for topic in topics:
        if topic not in names:
            raise UnknownName(f"no release of {edition} has the topic {topic!r}; {did_you_mean(topic, names)}")


def _records(content: Content, release: Release, languages: Sequence[str], topics: Sequence[str]) -> tuple[Record, ...]:
    return tuple(one for one in released(content, release) if is_asked_for(one, languages, topics))


# -- the page ------------------------------------------------------------------------------------


def write_page(compared: Compared, target: Path) -> None:
    """Write the page for people. Raises ContentError where the banks lack a word of it, and OSError."""
    content = compared.content
    pictures, is_cut = _pictures(compared)
    problems = len(content.problems.errors)
    edition = content.editions.get(compared.edition)
    material = content.ready if not compared.is_released else content.material
    assert material is not None

    def word(name: str) -> str:
        return str(material.word(f"diff-{name}", SOURCE).text)

    def topic(name: str) -> str:
        found = content.bank.topics.get(name)
        return str(found.title) if found else name

    def language(tag: str) -> str:
        return content.languages[tag].name_in(SOURCE) if tag in content.languages else tag

    new = compared.new if compared.is_released else f"{compared.new} ({word('present')})"
    shown = Shown(
        title=str(edition.title) if edition else compared.edition,
        old=compared.old,
        new=new,
        word=word,
        topic=topic,
        language=language,
        leaf=lambda leaf: name_of(content, leaf),
    )
    text = pages.page(compared.difference, shown, pictures, is_cut=is_cut)
    if len(content.problems.errors) > problems:
        raise ContentError(content.problems.errors)
    files.put(target, text.encode())


def _pictures(compared: Compared) -> tuple[Pictures, bool]:
    """Pictures of the changed cards, old and new, until there are too many."""
    found: dict[tuple[str, str, Side], Sequence[bytes]] = {}
    count = 0
    for one in compared.difference:
        wanted = _changed(one)
        if count + len(wanted) > _MOST:
            return found, True
        count += len(wanted)
        for side, png in (("old", _old(compared, one, wanted)), ("new", _new(compared, one, wanted))):
            for key, faces in png.items():
                found[one.record.file, key, "old" if side == "old" else "new"] = faces
    return found, False


def _changed(one: FileChanges) -> list[str]:
    return [
        change.leaf.leaf for change in one.changes if change.leaf.is_card and change.fate not in ("moved", "untouched")
    ]


def _old(compared: Compared, one: FileChanges, wanted: Sequence[str]) -> Mapping[str, Sequence[bytes]]:
    return _issued(compared, compared.old, one.old, wanted) if one.old else {}


def _new(compared: Compared, one: FileChanges, wanted: Sequence[str]) -> Mapping[str, Sequence[bytes]]:
    if one.new is None:
        return {}
    if compared.is_released:
        return _issued(compared, compared.new, one.new, wanted)
    made = compared.sets[one.record.file]
    leaves = [leaf for leaf in made.leaves if leaf.key in wanted]
    if not leaves:
        return {}
    document = dataclasses.replace(made.document, frames=frames_of(made, leaves), bookmarks=())
    data = pdf.write(document, compared.content.ready.shaper.faces)
    return _rendered(data, {leaf.key: len(leaf.pages) for leaf in leaves}, wanted)


def _issued(compared: Compared, version: str, record: Record, wanted: Sequence[str]) -> Mapping[str, Sequence[bytes]]:
    """Pictures of cards as they were issued; none where the file is not at hand any more."""
    release = compared.content.releases.find(compared.edition, version)
    issued = next((one for one in release.files if one.file == record.file), None) if release else None
    if not wanted or issued is None:
        return {}
    project = compared.content.project
    for folder in (kept(project, compared.edition, version), project.root / "output" / compared.edition):
        try:
            data = (folder / record.file).read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == issued.sha256:
            return _rendered(data, {leaf.leaf: leaf.pages for leaf in record.leaves}, wanted)
    return {}


def _rendered(data: bytes, lengths: Mapping[str, int], wanted: Sequence[str]) -> Mapping[str, Sequence[bytes]]:
    """Pictures of some leaves of a file, whose pages follow one another in the order of `lengths`."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    found: dict[str, Sequence[bytes]] = {}
    first = 0
    for key, length in lengths.items():
        if key in wanted:
            last = min(first + length, first + _MOST_PAGES)
            found[key] = [_png(document[number].render(scale=_DPI / 72).to_pil()) for number in range(first, last)]
        first += length
    return found


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(out, format="PNG", optimize=True)
    return out.getvalue()


# -- for other programs --------------------------------------------------------------------------


def data(compared: Compared) -> dict[str, object]:
    """The difference as plain data, for JSON: every leaf that is not untouched, and how many cards met which fate."""
    return {
        "edition": compared.edition,
        "old": compared.old,
        "new": compared.new,
        "released": compared.is_released,
        "files": [_data_of_file(one) for one in compared.difference],
    }


def _data_of_file(one: FileChanges) -> dict[str, object]:
    own = [str(tag) for tag in one.record.languages]
    return {
        "path": str(one.record.file),
        "topic": str(one.record.topic),
        "languages": [tag for tag in own if tag != SOURCE] or [SOURCE],
        "layout": [str(record.layout) for record in (one.old, one.new) if record],
        "counts": {str(fate): count for fate, count in sorted(one.counts.items())},
        "titles": [
            {"name": name, "language": tag, "old": before, "new": after} for name, tag, before, after in one.titles
        ],
        "leaves": list(_data_of_leaves(one)),
    }


def _data_of_leaves(one: FileChanges) -> Iterator[dict[str, object]]:
    for change in one.changes:
        if change.fate == "untouched":
            continue
        leaf = change.leaf
        yield {
            "leaf": str(leaf.leaf),
            "id": str(leaf.id) or None,
            "title": leaf.czech,
            "fate": change.fate,
            "languages": list(change.languages),
            "reasons": list(change.reasons),
            "words": [
                {"name": name or None, "language": tag, "old": before, "new": after}
                for name, tag, before, after in change.words
            ],
        }

"""What a set holds, as a release records it; and the records of a release, or of the content as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cardgen.editions import FileEntry
from cardgen.editions.ledger import read_record
from cardgen.editions.records import Leaf, Record, Release
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import FilePlan
from cardgen.languages import SOURCE
from cardgen.layout.data import Format
from cardgen.layout.leaf import LeafRecord
from cardgen.layout.sets import CardRecord, CardSet
from cardgen.problems import Problems


def record(
    content: Content,
    one: FilePlan,
    cards: Iterable[CardRecord],
    leaves: Sequence[LeafRecord],
    titles: Mapping[str, Mapping[str, str]],
) -> Record:
    """What a file holds, for a release to keep."""
    by_number = {card.number: card for card in cards}
    design = content.designs.get(one.layout) or content.certificates.get(one.layout)
    form = design.format if design else content.formats[one.layout]
    return Record(
        file=one.path,
        topic=str(one.topic),
        languages=tuple(dict.fromkeys((SOURCE, *map(str, one.languages)))),
        layout=str(one.layout),
        paper=paper(form),
        leaves=tuple(_leaf(leaf, by_number.get(leaf.key)) for leaf in leaves) or tuple(map(_whole, by_number.values())),
        titles={name: dict(texts) for name, texts in titles.items()},
    )


def cards_of(entry: FileEntry) -> Iterator[CardRecord]:
    """The cards of a file that was made, as the manifest has them."""
    for card in entry.cards:
        yield CardRecord(**{**card, "pages": tuple(card["pages"])})


def paper(form: Format) -> str:
    """All by which a leaf fits into a binder: size, edge and holes, in mm."""
    page, binding = form.page, form.binding
    if not binding:
        return f"{page.width:g} x {page.height:g}"
    holes = " ".join(f"{hole:g}" for hole in binding.holes)
    return f"{page.width:g} x {page.height:g}, holes {binding.edge} {holes}, {binding.from_edge:g} from the edge"


def _whole(card: CardRecord) -> Leaf:
    """A file of which nobody says what stands on it, such as samples of certificates."""
    return Leaf(card.number, card.appearance, len(card.pages), card.number, state=card.state, wording=card.wording)


def _leaf(leaf: LeafRecord, card: CardRecord | None) -> Leaf:
    spoken = leaf.spoken
    if spoken is None:
        return Leaf(leaf.key, leaf.appearance, len(leaf.pages), leaf.title, lists=leaf.lists, mark=leaf.mark)
    return Leaf(
        leaf=leaf.key,
        appearance=leaf.appearance,
        pages=len(leaf.pages),
        topic=spoken.topic,
        id=spoken.id,
        state=card.state if card else "",
        wording=card.wording if card else "",
        section=dict(spoken.section),
        text=dict(spoken.text),
        words={name: dict(texts) for name, texts in spoken.words.items()},
        said=dict(spoken.said),
        words_said=dict(spoken.words_said),
        note=spoken.note,
        next=spoken.next,
        picture=spoken.picture,
        drawing=spoken.drawing,
        mark=leaf.mark,
    )


def present(content: Content, plans: Iterable[FilePlan]) -> dict[str, tuple[Record, CardSet]]:
    """Lay out files as the content is now; each with its record, by path. Raises ContentError."""
    found = {}
    for one in plans:
        made = lay_out(content, one)
        found[one.path] = record(content, one, made.cards, made.leaves, made.titles), made
    content.problems.stop_on_errors()
    return found


def released(content: Content, release: Release, files: Iterable[str] | None = None) -> tuple[Record, ...]:
    """The records of a release, or of some of its files. Raises ContentError."""
    problems = Problems()
    wanted = [one.file for one in release.files if files is None or one.file in files]
    found = [read_record(content.project, release, file, problems) for file in wanted]
    problems.stop_on_errors()
    return tuple(one for one in found if one)

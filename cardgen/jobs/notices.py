"""Pages that offices write to people: the answer to feedback, the job ticket. In Czech, on A4, set as running text."""

from __future__ import annotations

from typing import Final

from cardgen.editions import Edition
from cardgen.jobs.content import DOCUMENTS, Content
from cardgen.jobs.laying import speaker_of
from cardgen.jobs.plan import issue_of
from cardgen.languages import SOURCE
from cardgen.layout import documents, soundness
from cardgen.layout.frame import Document
from cardgen.problems import UnknownName
from cardgen.prose import Prose

LAYOUT: Final = "a4-notes"


def require(content: Content, bank: str) -> None:
    """Raise UnknownName where the `bank` of a notice's words, or what all notices need, is missing."""
    for name in (bank, DOCUMENTS):
        if name not in content.bank.topics:
            raise UnknownName(f"the page needs the bank {name!r}: add content/phrases/{name}/topic.yaml")
    if LAYOUT not in content.designs:
        raise UnknownName(f"the page needs the layout {LAYOUT!r}: add content/layouts/documents/{LAYOUT}.yaml")


def notice(content: Content, bank: str, edition: Edition, prose: Prose, about: str) -> Document:
    """Lay out a notice under the title of its bank and look at every page; `about` is for messages.

    Raises ContentError.
    """
    material, design = content.ready, content.designs[LAYOUT]
    speaker = speaker_of(content, bank, SOURCE, prose)
    source = documents.Source(content.bank.topics[bank], prose, SOURCE, speaker, lambda *_: [])
    made = documents.compose(material, design, issue_of(edition), source)
    soundness.check(made, design.format, material, f"{bank}, {about}")
    content.problems.stop_on_errors()
    return made

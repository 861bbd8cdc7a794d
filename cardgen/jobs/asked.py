"""What a new order may choose from: languages with their files, printers and formats that its files fit, usual answers.

Makes nothing. Whoever asks shows these, so that no answer is refused later.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.offers import offered
from cardgen.jobs.orders import what_is_needed
from cardgen.jobs.plan import FilePlan, plan
from cardgen.jobs.sheeting import misfits, pages_of
from cardgen.languages import SOURCE
from cardgen.press import Offered
from cardgen.press.order import SEVERAL
from cardgen.problems import ContentError, Problem, UnknownName
from cardgen.project import Project

RINGS: Final = 160.0  # g/m²: thinner leaves tear out of a ring binder


@dataclass(frozen=True)
class Choice:
    """What can be ordered of an edition, on the layouts of documents that were chosen; all, where none were."""

    content: Content
    offered: Offered
    plans: tuple[FilePlan, ...]
    warnings: tuple[Problem, ...] = ()

    def on(self, layouts: Sequence[str]) -> Choice:
        """The same with documents on these layouts alone; none stands for all."""
        documents = self.offered.layouts
        kept = (one for one in self.plans if not layouts or one.topic not in documents or one.layout in layouts)
        return replace(self, plans=tuple(kept))

    def of(self, languages: Collection[str]) -> Choice:
        """The same in these languages alone."""
        return replace(self, plans=tuple(one for one in self.plans if one.language in languages))

    @property
    def layouts(self) -> tuple[str, ...]:
        """The layouts of all files."""
        return tuple(dict.fromkeys(one.layout for one in self.plans))

    @property
    def files(self) -> Mapping[str, int]:
        """How many files make one set, by language; "mul" is a set in several."""
        tags = [str(tag) for tag in self.offered.languages]
        counts = {tag: sum(one.language == tag for one in self.plans) for tag in tags}
        return {tag: count for tag, count in counts.items() if count}

    def name(self, tag: str) -> str:
        """A language as people call it."""
        return "several languages together" if tag == SEVERAL else self.content.languages[tag].name_in(SOURCE)

    def formats(self, printer: str) -> Mapping[str, frozenset[str]]:
        """The formats of a printer that take some of the files, each with the layouts that it takes."""
        one = self.content.printers[printer]
        found = {str(form): misfits(self.content, self.layouts, form, one) for form in one.formats}
        taken = {form: frozenset(layout for layout, why in each.items() if not why) for form, each in found.items()}
        return {form: layouts for form, layouts in taken.items() if layouts}

    def printers(self) -> tuple[str, ...]:
        """The printers that can print all files. Raises UnknownName where there is none."""
        found = [str(name) for name in self.content.printers if not self.lacking(name, self.formats(name))]
        if not found:
            raise UnknownName("no printer has formats for all files; add one in content/printers, or choose layouts")
        return tuple(found)

    def lacking(self, printer: str, formats: Sequence[str] | Mapping[str, object]) -> tuple[str, ...]:
        """The layouts that none of these formats of a printer takes."""
        takes = self.formats(printer)
        return tuple(one for one in self.layouts if not any(one in takes.get(form, ()) for form in formats))

    def usual_formats(self, printer: str) -> tuple[str, ...]:
        """For each layout the first format that takes it: a booklet on sheets that are folded."""
        takes = self.formats(printer)
        forms = self.content.printers[printer].formats
        found = []
        for layout in self.layouts:
            fitting = [form for form in takes if layout in takes[form]]
            folded = [form for form in fitting if forms[form].scheme == "booklet"]
            found += folded[:1] or fitting[:1]
        return tuple(dict.fromkeys(found))

    @property
    def has_holes(self) -> bool:
        """Is any of it for a ring binder?"""
        return any(pages_of(self.content, layout).binding for layout in self.layouts)

    def usual_weight(self, printer: str) -> float:
        """The paper in g/m² that one would take: what is in the printer, at least what a ring binder needs."""
        weight = self.content.printers[printer].paper.weight
        return max(weight, RINGS) if self.has_holes else weight


def choice(project: Project, edition: str) -> Choice:
    """What may be ordered of an edition. Raises UnknownName, and ContentError for errors in what a new order needs.

    These are the edition, its layouts and languages, and the printers. Other errors are told in one warning: an order
    can be begun, and is not made before they are mended.
    """
    what_is_needed(project, edition)  # a name typed wrong is told before all is read
    content = contents.load(project, lambda topic, language: False)
    errors = content.problems.errors
    if edition not in content.editions:
        raise ContentError(errors)
    what = offered(content.editions)[edition]
    topics = set(map(str, what.topics))
    plans = tuple(one for one in plan(content.editions[edition], (), ()) if one.topic in topics)
    needed = _needed(content, edition, plans)
    if any(error.place.file in needed for error in errors):
        raise ContentError(tuple(error for error in errors if error.place.file in needed))
    warnings = () if not errors else (_not_yet(errors),)
    return Choice(content, what, plans, warnings)


def _needed(content: Content, edition: str, plans: Collection[FilePlan]) -> frozenset[str]:
    """The files that a new order of an edition needs: what it is, what its pages are like, who prints them."""
    one = content.editions[edition]
    kinds = (content.formats, content.designs, content.certificates)
    layouts = [kind[plan.layout].place.file for plan in plans for kind in kinds if plan.layout in kind]
    languages = [content.languages[tag].place.file for tag in one.languages]
    printers = [printer.place.file for printer in content.printers.values()]
    return frozenset((one.place.file, *layouts, *languages, *printers))


def _not_yet(errors: Sequence[Problem]) -> Problem:
    count = f"{len(errors)} errors" if len(errors) > 1 else "1 error"
    return Problem(
        errors[0].place,
        "no-order-yet",
        f"the content has {count}, and no order is made before that is mended",
        "an order can be begun all the same; cardgen check says what is wrong",
        "warning",
    )

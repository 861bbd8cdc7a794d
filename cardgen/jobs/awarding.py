"""A list of participants -> certificates, laid out and looked at. The samples of an edition, and lists of real people.

1. rules     what the facts say: courses, how much attendance is asked for
2. read      the list, by exchange.participants
3. award     each participant with the facts of the course -> a certificate
4. lay out   and look at every page
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from cardgen import facts as facts_
from cardgen.exchange import participants
from cardgen.exchange.participants import Participant, Rules
from cardgen.facts import Course
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan, issue_of
from cardgen.languages import SOURCE
from cardgen.layout import certificates, soundness
from cardgen.layout.certificates import BANK, Certificate, Design
from cardgen.layout.certificates.texts import LEAST
from cardgen.layout.context import Issue, Material
from cardgen.layout.fingerprint import appearance, wording
from cardgen.layout.frame import Document
from cardgen.layout.sets import CardRecord, CardSet
from cardgen.problems import Place, Problems
from cardgen.shapes import place_of

ATTENDANCE: Final = "attendance"  # the number of content/facts that says how much is asked for, in per cent


def samples(content: Content, one: FilePlan) -> CardSet:
    """Lay out an edition's sample certificates in one language. Problems are told to the content's."""
    edition, language = content.editions[one.edition], one.languages[0]
    issued = edition.certificates
    assert issued is not None  # or nothing would have planned this file
    file = str(issued.list)
    problems = content.problems
    rules = rules_of(content)
    if rules is None:
        return CardSet(_nothing(content, issue_of(edition)), ())
    found = participants.read(content.project.path(file).read_bytes(), file, rules, problems)
    mine = [one for one in found if one.language == language]
    if not mine and not problems.errors:
        problems.error(
            place_of(issued.list, issued.place),
            "nobody",
            f"the list {file} has nobody whose language is {language}, and the edition prints certificates in it",
            "add somebody invented, or take the language out of the edition",
        )
    made = award(content, mine, sample=True)
    document = lay_out(content, content.certificates[one.layout], issue_of(edition), made)
    return CardSet(document, (_record(content, one, document),))


def rules_of(content: Content, language: str | None = None, *, skip_below: bool = False) -> Rules | None:
    """What holds for lists; None where the facts or the words do not say how much attendance is asked for."""
    number = content.facts.numbers.get(ATTENDANCE)
    if number is None or not number.confirmed or not number.value.isdecimal() or not 0 < int(number.value) <= 100:
        content.problems.error(
            number.place if number else Place(f"{facts_.FOLDER}/numbers.yaml"),
            "no-attendance",
            f"certificates need the number {ATTENDANCE!r}: how many per cent of the lessons are asked for",
            "write it with source and checked, as a whole number from 1 to 100",
        )
        return None
    phrase = _material(content).word(LEAST, SOURCE, BANK)
    if [int(digits) for digits in _numbers(str(phrase.text))] != [int(number.value)]:
        content.problems.error(
            place_of(phrase.text, Place(f"content/phrases/{BANK}/topic.yaml")),
            "two-attendances",
            f"certificates say {str(phrase.text)!r}, and the number {ATTENDANCE!r} is {number.value}",
            "mend the word and its translations, or the number in content/facts/numbers.yaml",
            also=[number.place],
        )
        return None
    return Rules(
        courses=content.facts.courses,
        languages=_called(content),
        least=Fraction(int(number.value), 100),
        language=language,
        skip_below=skip_below,
    )


def award(
    content: Content, found: Sequence[Participant], *, sample: bool, day: datetime.date | None = None
) -> list[Certificate]:
    """Return the certificates of participants, dated `day`, or the last day of the course.

    A course that cannot be vouched for is told once. Those of a sample course are samples, whoever gets them.
    """
    named: dict[str, Place] = {}
    for one in found:
        named.setdefault(one.course, one.place)
    ready = {
        name: course
        for name in named
        if _can_be_vouched_for(course := content.facts.courses[name], day, named[name], content.problems)
    }
    return [_certificate(one, ready[one.course], day, sample=sample) for one in found if one.course in ready]


def lay_out(content: Content, design: Design, issue: Issue, made: Sequence[Certificate]) -> Document:
    """Lay out certificates and look at every page."""
    document = certificates.compose(_material(content), design, issue, made)
    if not content.problems.errors:
        soundness.check(document, design.format, _material(content), BANK)
    return document


def _certificate(one: Participant, course: Course, day: datetime.date | None, *, sample: bool) -> Certificate:
    assert course.begins  # or it could not be vouched for, as without these
    assert course.ends
    assert course.hours
    return Certificate(
        name=one.name,
        language=one.language,
        subject=str(course.subject),
        level=str(course.level) if course.level else None,
        first=course.begins,
        last=course.ends,
        hours=course.hours,
        attended=int(one.share * 100),
        day=day or course.ends,
        sample=sample or course.sample,
        place=one.place,
        born=one.born,
        number=one.number,
    )


def _can_be_vouched_for(course: Course, day: datetime.date | None, named: Place, problems: Problems) -> bool:
    """Is all known that a certificate says of a course, and was somebody there to look?"""
    before = len(problems.errors)
    lacking = [
        key for key, value in (("from", course.begins), ("to", course.ends), ("hours", course.hours)) if not value
    ]
    if lacking:
        problems.error(
            course.place,
            "course-unknown",
            f"course {course.id}: a certificate says when it was and how many hours it had; {', '.join(lacking)} is "
            "not known",
            "add it, with source and checked",
            also=[named],
        )
    if not course.confirmed and not course.sample:
        problems.error(
            course.place,
            "course-unconfirmed",
            f"course {course.id}: nobody says where its dates and hours are from",
            "add source and checked: a certificate vouches for them",
            also=[named],
        )
    if day and course.ends and day < course.ends:
        problems.error(
            named,
            "dated-too-early",
            f"a certificate of {course.id} cannot be dated {day}: the course ends on {course.ends}",
            "name a later day with --date, or leave it out",
        )
    return len(problems.errors) == before


def _called(content: Content) -> Mapping[str, str]:
    """The tags of languages by what people write in a list: the tag, the Czech name, the language's own."""
    found: dict[str, str] = {}
    for tag in content.languages:
        language = content.languages[tag]
        for name in (tag, language.name_in(SOURCE), language.autonym, language.name_in("en")):
            found.setdefault(name.casefold(), tag)
    return found


def _numbers(text: str) -> list[str]:
    return "".join(char if char.isdecimal() else " " for char in text).split()


def _record(content: Content, one: FilePlan, document: Document) -> CardRecord:
    """What the manifest says: as of a card whose number is the name of the topic. No name stands in it."""
    bank, language = content.bank, one.languages[0]
    phrases = [
        bank.phrase(BANK, name, tag) for name in bank.topics[BANK].phrases for tag in dict.fromkeys((SOURCE, language))
    ]
    states = {phrase.state for phrase in phrases}
    return CardRecord(
        number=BANK,
        id=BANK,
        pages=tuple(range(1, len(document.frames) + 1)),
        state=next((state for state in ("draft", "revised") if state in states), "approved"),
        wording=wording(str(phrase.text) for phrase in phrases),
        appearance=appearance(document.frames),
    )


def _nothing(content: Content, issue: Issue) -> Document:
    title = str(content.bank.title(BANK, SOURCE).text)
    return Document(title, SOURCE, issue.publisher, title, issue.date, ())


def _material(content: Content) -> Material:
    """What pages are made of, whatever problems the list has: all of them are to be told."""
    assert content.material is not None  # what is broken in the content stopped everything before
    return content.material

"""Names that somebody typed -> the strings of a language: a topic, a card by its number, or topic/name."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.bank import Bank, numbers
from cardgen.bank.numbers import is_number, is_retired
from cardgen.bank.strings import String, strings
from cardgen.jobs.content import Content
from cardgen.languages import SOURCE
from cardgen.problems import UnknownName, did_you_mean


def language_of(content: Content, tag: str) -> str:
    """Return the tag of a language into which the banks can be translated; raises UnknownName."""
    known = [name for name in content.languages if name != SOURCE]
    if tag not in known:
        content.problems.stop_on_errors()  # the name may be unknown because its file is broken
        way_out = did_you_mean(tag, known)
        raise UnknownName(
            f"the language {SOURCE} is the source and not translated"
            if tag == SOURCE
            else f"there is no language {tag!r}; {way_out}"
        )
    return tag


def choose(content: Content, language: str, names: Sequence[str]) -> tuple[String, ...]:
    """All strings of the language, or those that are named, in the order of the banks. Raises UnknownName."""
    bank, tag = content.bank, language_of(content, language)
    wanted = [_wanted(bank, name) for name in names]
    for name, one in zip(names, wanted, strict=True):
        if one is None:
            content.problems.stop_on_errors()
            raise UnknownName(_unknown(bank, name))
    every = (string for topic in bank.topics for string in strings(bank, topic, tag))
    return tuple(string for string in every if not names or any(one and _is(string, *one) for one in wanted))


def name_of(string: String) -> str:
    """The name by which a string can be chosen: the number of its card, or topic/name."""
    return string.number or f"{string.topic}/{string.name}"


def _wanted(bank: Bank, name: str) -> tuple[str, tuple[str, ...]] | None:
    """The topic and, if only one string of it is meant, where that stands in the language file."""
    if name in bank.topics:
        return name, ()
    if name in bank.by_number:
        topic, card = bank.by_number[name]
        return topic.topic, ("phrases", str(card.id))
    topic_name, _, rest = name.partition("/")
    if topic_name not in bank.topics:
        return None
    paths = {one.path for one in strings(bank, topic_name, SOURCE)}
    # a card may be called as its section is; then the card is meant
    meant = [path for path in ((rest,), ("phrases", rest), ("sections", rest)) if path in paths]
    return (topic_name, meant[0]) if meant else None


def _is(string: String, topic: str, path: tuple[str, ...]) -> bool:
    return string.topic == topic and (not path or string.path == path)


def _unknown(bank: Bank, name: str) -> str:
    topic, slash, rest = name.partition("/")
    if is_number(name):
        return no_card(bank, name, "topic and no card")
    if slash and topic in bank.topics:
        way_out = did_you_mean(rest, [one.name for one in strings(bank, topic, SOURCE)])
    else:
        way_out = did_you_mean(name, bank.topics)
    return f"there is no topic and no card {name!r}; {way_out}"


def no_card(bank: Bank, name: str, what: str = "card") -> str:
    """What to say of a number that no card has: `what` there is not, or that it was retired, and the way out."""
    known = bank.by_number
    if is_retired(bank, name.strip().upper()):
        return f"the card {name.strip().upper()} was retired; {numbers.way_out(name, known)}"
    return f"there is no {what} {name!r}; {numbers.way_out(name, known)}"

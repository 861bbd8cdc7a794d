"""Questions of `cardgen order --new`, one after the other: each answer is looked at when it is given."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import click

from cardgen.cli import report
from cardgen.cli.words import plural
from cardgen.press.order import LAMINATIONS, MOST, plain_name
from cardgen.problems import did_you_mean
from cardgen.project import today

if TYPE_CHECKING:
    from cardgen.jobs.asked import Choice
    from cardgen.jobs.orders import New
    from cardgen.project import Project

_Answer = TypeVar("_Answer")
_CZECH_DAY: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_ALL: Final = "all"


def new_order(project: Project, edition: str) -> New:
    """Ask for what a new order needs; what may be chosen is said. Raises UnknownName and ContentError."""
    from cardgen.jobs import asked as job
    from cardgen.jobs.orders import New

    choice = job.choice(project, edition)
    report.problems(choice.warnings)
    title = _ask("Title, in Czech", _words)
    customer = _ask("Who orders", _words)
    layouts = _layouts(choice)
    choice = choice.on(layouts)
    languages = _counts(choice)
    choice = choice.of(languages)
    printer = _printer(choice)
    formats = _formats(choice, printer)
    weight = _ask("Paper, in g/m²", _weight, f"{choice.usual_weight(printer):g}")
    laminations = [str(one) for one in LAMINATIONS]
    lamination = _ask(f"Lamination ({', '.join(laminations)})", lambda text: _one_of(text, laminations), "none")
    drilled = choice.has_holes and click.confirm("Is the print shop to drill the holes for the binder", default=True)
    delivery = _ask("Deliver to", _words)
    by = _ask("Until which day, like 15. 12. 2026 or 2026-12-15 (empty for none)", _day, "")
    recipients = _recipients(choice, languages)
    note = _ask("Note for the print shop (empty for none)", str.strip, "")
    return New(
        title=title,
        customer=customer,
        languages=languages,
        printer=printer,
        formats=formats,
        delivery=delivery,
        by=by,
        weight=weight,
        lamination=lamination,  # type: ignore[arg-type]  # one of the three, or it is asked for again
        drilled=drilled,
        layouts=layouts,
        recipients=recipients,
        note=note,
    )


# -- what is asked for ---------------------------------------------------------------------------


def _layouts(choice: Choice) -> tuple[str, ...]:
    """Of documents that are issued on several layouts; none stands for all."""
    known = list(map(str, choice.offered.choice))
    if not known:
        return ()
    _list({name: _title(choice, name) for name in known})

    def read(text: str) -> tuple[str, ...]:
        if text.strip() == _ALL:
            return ()
        chosen = _some_of(text, known)
        for topic, layouts in choice.offered.layouts.items():
            if not any(name in chosen for name in layouts):
                raise click.BadParameter(
                    f"{topic} would not be printed: it is there on {' and '.join(map(str, layouts))}; name one of these"
                )
        return chosen

    return _ask("Layouts of documents, names or numbers", read, _ALL)


def _counts(choice: Choice) -> Mapping[str, int]:
    while True:
        counts = {}
        for tag, files in choice.files.items():
            what, each = ("Sets", f"; each is {plural(files, 'file')}") if files > 1 else ("Copies", "")
            counts[tag] = _ask(f"{what} in {choice.name(tag)} ({tag}{each})", _count(MOST), "0")
        if any(counts.values()):
            return {tag: count for tag, count in counts.items() if count}
        click.echo("Nothing is ordered so far: say how many in one language at least.")


def _printer(choice: Choice) -> str:
    known = choice.printers()
    _list({name: str(choice.content.printers[name].title) for name in known})
    return _ask("Printer, name or number", lambda text: _one_of(text, known), known[0] if len(known) == 1 else None)


def _formats(choice: Choice, printer: str) -> tuple[str, ...]:
    known = list(choice.formats(printer))
    _list({name: str(choice.content.printers[printer].formats[name].title) for name in known})

    def read(text: str) -> tuple[str, ...]:
        chosen = _some_of(text, known)
        lacking = choice.lacking(printer, chosen)
        if lacking:
            takes = choice.formats(printer)
            more = [form for form in known if lacking[0] in takes[form]]
            raise click.BadParameter(f"{_title(choice, lacking[0])} does not fit on that: add {' or '.join(more)}")
        return chosen

    return _ask(
        "Formats, names or numbers; each file takes the first that it fits",
        read,
        ", ".join(choice.usual_formats(printer)),
    )


def _recipients(choice: Choice, ordered: Mapping[str, int]) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """Who gets how many of what is ordered, until nothing is left or nobody is named."""
    left = dict(ordered)
    found: list[tuple[str, Mapping[str, int]]] = []
    while any(left.values()):
        who = _ask(f"{'Who else' if found else 'Who'} gets some of it (empty to end)", plain_name, "")
        if not who:
            break
        counts = {}
        for tag in (tag for tag, count in left.items() if count):
            most = left[tag]
            counts[tag] = _ask(f"    how many in {choice.name(tag)} ({tag}), of {most:,} left", _count(most), "0")
        if not any(counts.values()):
            click.echo(f"{who} gets nothing, and is left out.")
            continue
        found.append((who, {tag: count for tag, count in counts.items() if count}))
        left = {tag: count - counts.get(tag, 0) for tag, count in left.items()}
    return tuple(found)


# -- answers -------------------------------------------------------------------------------------


def _ask(question: str, read: Callable[[str], _Answer], default: str | None = None) -> _Answer:
    """Ask until `read` takes the answer; it raises BadParameter, with a sentence, for one that is wrong."""
    answer: _Answer = click.prompt(question, default=default, value_proc=read, show_default=bool(default))
    return answer


def _words(text: str) -> str:
    said = text.strip()
    if not said:
        raise click.BadParameter("write something: a print shop or a driver will look for it")
    return said


def _count(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        said = "".join(text.split())
        if not re.fullmatch(r"[0-9]{1,9}", said):
            raise click.BadParameter(f"{text!r} is no count: write it in digits, like 12")
        if int(said) > most:
            raise click.BadParameter(f"{int(said):,} are too many: {most:,} at most")
        return int(said)

    return read


def _weight(text: str) -> float:
    said = re.sub(r"\s*g(/m[²2])?$", "", text.strip()).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", said) or not 30 <= float(said) <= 600:
        raise click.BadParameter(f"{text!r} is no weight of paper: write 30 to 600, like 170")
    return float(said)


def _day(text: str) -> str:
    """A day as YYYY-MM-DD, from that or from the Czech form; nothing stays nothing."""
    said = text.strip()
    if not said:
        return ""
    czech = _CZECH_DAY.fullmatch(said)
    written = "{2}-{1:0>2}-{0:0>2}".format(*czech.groups()) if czech else said
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day: write it like 15. 12. 2026 or 2026-12-15") from None
    if day < today():
        raise click.BadParameter(f"{day.isoformat()} has passed already: name a day that is still to come")
    return day.isoformat()


def _one_of(text: str, known: Sequence[str]) -> str:
    """One of what is known, by its name or by its number in the list, from 1."""
    said = text.strip()
    if said in known:
        return said
    if said.isdecimal() and 0 < int(said) <= len(known):
        return known[int(said) - 1]
    if said.isdecimal():
        raise click.BadParameter(f"there is no number {said} in the list: it goes from 1 to {len(known)}")
    raise click.BadParameter(f"there is no {said!r} to choose; {did_you_mean(said, known)}")


def _some_of(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Some of what is known, each once, apart by spaces or commas."""
    found = [_one_of(one, known) for one in text.replace(",", " ").split()]
    if not found:
        raise click.BadParameter("name at least one")
    return tuple(dict.fromkeys(found))


def _list(named: Mapping[str, str]) -> None:
    wide = max(map(len, named))
    for number, (name, title) in enumerate(named.items(), 1):
        click.echo(f"{number:3}  {name:{wide}}  {title}")


def _title(choice: Choice, layout: str) -> str:
    content = choice.content
    return str((content.designs.get(layout) or content.formats[layout]).title)

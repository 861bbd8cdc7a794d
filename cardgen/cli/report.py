"""How results and problems are printed: problems to standard error, results to standard output."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.words import plural as _plural
from cardgen.problems import Problem

if TYPE_CHECKING:
    from cardgen.bank.model import Rendering
    from cardgen.jobs.build import Built
    from cardgen.jobs.calibrate import Calibrated
    from cardgen.jobs.check import Checked
    from cardgen.jobs.exporting import Exported
    from cardgen.jobs.importing import Import
    from cardgen.jobs.impose import Imposed
    from cardgen.jobs.new_language import Begun
    from cardgen.jobs.proof import Proof
    from cardgen.jobs.sign import Signed
    from cardgen.jobs.status import Status
    from cardgen.press import Printer, SheetFormat


_NOT_YET = frozenset({"not-approved", "not-confirmed"})  # what stands in the way of a release
_NAMED = 8  # strings of many that a line names


def problems(found: Iterable[Problem]) -> None:
    """Print problems, each with its way out, and how many there are."""
    listed = list(found)
    for problem in listed:
        click.echo(str(problem), err=True)
    if listed:
        click.echo(_count(listed), err=True)
    if any(problem.code in _NOT_YET for problem in listed):
        click.echo("cardgen status says what keeps each edition from its release", err=True)


def _count(listed: list[Problem]) -> str:
    errors = sum(problem.level == "error" for problem in listed)
    parts = [_plural(errors, "error")] if errors else []
    parts += [_plural(len(listed) - errors, "warning")] if len(listed) > errors else []
    return ", ".join(parts)


@dataclass
class Stopwatch:
    """Seconds that a `with` took; the only clock, and it only ever reaches the screen."""

    seconds: float = 0.0


@contextlib.contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Measure a block."""
    watch = Stopwatch()
    start = time.perf_counter()
    yield watch
    watch.seconds = time.perf_counter() - start


@contextlib.contextmanager
def progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Reading", file=sys.stderr, width=30) as bar:
        shown = 0

        def step(done: int, total: int, path: str) -> None:
            nonlocal shown
            bar.length = total
            bar.label = path[:32].ljust(32)
            bar.update(done - shown)
            shown = done

        yield step


def summary(built: Built, seconds: float, here: Path) -> None:
    """Print what was built and what to know about it."""
    for folder in built.folders:
        with contextlib.suppress(ValueError):
            folder = folder.relative_to(here)
        click.echo(f"built {folder}/")
    click.echo(f"{_plural(built.files, 'file')}, {_plural(built.pages, 'page')}, {seconds:.1f} seconds")
    _drafts(built.drafts, built.cards)


def _drafts(drafts: int, cards: int) -> None:
    if drafts:
        click.echo(
            f"{drafts:,} of {_plural(cards, 'card')} are drafts: no qualified translator has checked them, "
            "and the cards say so"
        )


def imposed(done: Imposed, seconds: float, here: Path) -> None:
    """Print what was put on sheets, and how to print it."""
    for folder in done.folders:
        with contextlib.suppress(ValueError):
            folder = folder.relative_to(here)
        click.echo(f"built {folder}/")
    counts = (
        _plural(len(done.files), "file"),
        _plural(sum(file.sheets for file in done.files), "sheet"),
        _plural(sum(file.blank for file in done.files), "blank page"),
        f"{seconds:.1f} seconds",
    )
    click.echo(", ".join(counts))
    how_to_print(done.printer, done.format)
    left = [file.spare for file in done.files if file.spare]
    if left:
        one, several = "the last leaf is empty: throw it", f"up to {max(left)} leaves at the end are empty: throw them"
        click.echo(f"of {_plural(len(left), 'file')} {one if max(left) == 1 else several} away once the pile is cut")
    _drafts(done.drafts, done.cards)


def how_to_print(printer: Printer, form: SheetFormat) -> None:
    """Print on which paper, and over which edge it is turned."""
    paper = f"on paper of {form.sheet[0]:g} x {form.sheet[1]:g} mm, " if form.sheet else ""
    edge = printer.flip_of(form)
    click.echo(f"print on {printer.printer}: {paper}at 100 %, double-sided, turned over the {edge} edge")


def calibrated(done: Calibrated, here: Path) -> None:
    """Print which file was written, how to print it, and where its numbers go."""
    file = done.file
    with contextlib.suppress(ValueError):
        file = file.relative_to(here)
    printer, form = done.printer, done.printer.formats[done.format]
    across, down = printer.back_of(form)
    click.echo(f"{file}: print it at 100 %, double-sided, turned over the {printer.flip_of(form)} edge")
    own = f", below {done.format}," if form.back is not None else ""
    click.echo(
        f"read both scales against the light, and write the numbers into content/printers/{printer.printer}.yaml{own} "
        f"as back: [{across:g}, {down:g}]"
    )


def checked(found: Checked, form: str) -> None:
    """Print the result of a check in one of three forms."""
    if form == "json":
        click.echo(json.dumps([_as_data(problem) for problem in found.problems], ensure_ascii=False, indent=1))
    elif form == "github":
        for problem in found.problems:
            place = problem.place
            file = _escaped(place.file).replace(":", "%3A").replace(",", "%2C")
            text = _escaped(f"{problem.message} [{problem.code}]\n{problem.way_out}")
            click.echo(f"::{problem.level} file={file},line={place.line},col={place.column}::{text}")
    else:
        problems(found.problems)
        for note in found.notes:
            click.echo(note)
        if not found.problems and not found.elsewhere:
            said = "no problems in these files; only they were asked for" if found.asked else "no problems"
            click.echo(
                f"{said}: {_plural(found.topics, 'topic')}, {_plural(found.cards, 'card')}, "
                f"{_plural(found.languages, 'language')}, {_plural(found.pages, 'page')}"
            )
    if found.elsewhere:
        said = "and" if found.problems else "nothing in these files;"
        unseen = "" if found.saw_pages else ", so no page was looked at"
        click.echo(f"{said} {_count(list(found.elsewhere))} elsewhere{unseen}: cardgen check", err=True)


def _escaped(text: str) -> str:
    """Text as GitHub's workflow commands want it, in which a percent sign begins an escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def status(found: Status, form: str) -> None:
    """Print how far the languages are, as a table with a sum for each, or as JSON."""
    if form == "json":
        data = {
            "counts": [asdict(count) for count in found.counts],
            "release": [asdict(obstacle) for obstacle in found.obstacles],
            "unissued": list(found.unissued),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    states = ("missing", "stale", "draft", "revised", "approved")
    wide = max([16, *(len(count.topic) for count in found.counts)]) + 2
    click.echo(f"{'language':10}{'topic':{wide}}" + "".join(f"{state:>10}" for state in states))
    for language in dict.fromkeys(count.language for count in found.counts):
        counts = [count for count in found.counts if count.language == language]
        for count in counts:
            numbers = "".join(f"{getattr(count, state) or '-':>10}" for state in states)
            click.echo(f"{language:10}{count.topic:{wide}}{numbers}")
        sums = "".join(f"{sum(getattr(count, state) for count in counts) or '-':>10}" for state in states)
        click.echo(f"{language:10}{'all':{wide}}{sums}")
    if not found.obstacles and any(count.language not in found.unissued for count in found.counts):
        click.echo("everything is approved: nothing is left to sign before a release")
    for obstacle in found.obstacles:
        others = f" (one each of {', '.join(obstacle.others)}, for the card of languages)" if obstacle.others else ""
        why = [f"{obstacle.waiting:,} of {_plural(obstacle.total, 'string')} not approved{others}"]
        why = why if obstacle.waiting else []
        why += [f"{_plural(obstacle.facts, 'fact')} not confirmed"] if obstacle.facts else []
        click.echo(f"{obstacle.edition} in {obstacle.language} cannot be released: {', '.join(why)}")
    for tag in found.unissued:
        click.echo(f"{tag} is in no edition yet")


def signed(done: Signed, *, dry_run: bool) -> None:
    """Print what was signed by whom."""
    named = ", ".join(done.before[:_NAMED]) + (
        f" and {len(done.before) - _NAMED:,} more" if done.before[_NAMED:] else ""
    )
    before = f"{_plural(len(done.before), 'string')} had been signed before: {named}"
    if done.without and (done.count or done.before):
        click.echo(f"not signed, since they have no translation into {done.language}: {', '.join(done.without)}")
    if not done.count:
        click.echo(f"nothing to sign in {done.language}: {before if done.before else 'there is no translation'}")
        return
    topics = ", ".join(f"{topic} {count}" for topic, count in done.topics.items())
    verb = "would be signed" if dry_run else "signed"
    click.echo(f"{verb} as {done.step} by {done.by} on {done.date}: {_plural(done.count, 'string')} of {done.language}")
    click.echo(f"    {topics}")
    for name, remark in done.remarks:
        click.echo(f"{name}: remark: {remark}")
    if done.before:
        click.echo(before)


def exported(done: Exported, here: Path) -> None:
    """Print which file was written."""
    path = done.path
    with contextlib.suppress(ValueError):
        path = path.relative_to(here)
    click.echo(f"{path}: {_plural(done.strings, 'string')} of {_plural(done.topics, 'topic')}")


def begun(done: Begun) -> None:
    """Print what was written for a new language, and what to do next."""
    if not done.files and not done.added:
        todo = f"{done.untranslated:,} of {_plural(done.total, 'string')} not translated yet"
        said = f"nothing was written: {done.name} ({done.language}) has an entry for every string"
        click.echo(f"{said}, {todo if done.untranslated else 'and every string is translated'}")
        if done.untranslated:
            _next_step(done)
        return
    for file in done.files:
        click.echo(f"new: {file}")
    if done.added:
        click.echo(f"added to files that were there: {_plural(done.added, 'string')}")
    unprinted = ", ".join(f"{count:,} of {topic}" for topic, count in done.unprinted.items())
    but = f" (among them {unprinted}: not printed, so cardgen status does not count them)" if unprinted else ""
    click.echo(f"{done.name}: {_plural(done.strings + done.added, 'string')} to translate{but}")
    _next_step(done)


def _next_step(done: Begun) -> None:
    click.echo(f"fill the files, or: cardgen export {done.language} --format xlsx --only missing")


def import_(planned: Import) -> None:
    """Print what an import would change: each string with its old and new text, then the counts."""
    for outcome in planned.outcomes:
        new = outcome.rendering
        if not new:
            continue
        string = outcome.string
        click.echo(f"{outcome.kind:9} {string.topic}, {string.label}: {str(string.source)!r}")
        if string.text != new.text:
            click.echo(f"    {str(string.text)!r} -> {str(new.text)!r}" if string.text else f"    {str(new.text)!r}")
        if string.rendering and string.rendering.state != new.state:
            click.echo(f"    {string.rendering.state} -> {new.state}")
        for what, was, now in _beside(string.rendering, new):
            click.echo(f"    {what}: {was!r} -> {now!r}" if was else f"    {what}: {now!r}")
        for said in outcome.says:
            click.echo(f"    {said}")
    counts = planned.counts
    click.echo(
        f"{planned.language}: {counts.get('added', 0):,} added, {counts.get('changed', 0):,} changed, "
        f"{counts.get('unchanged', 0):,} unchanged, {counts.get('conflicting', 0):,} conflicting"
        + (f", {counts['refused']:,} refused" if counts.get("refused") else "")
    )


def _beside(old: Rendering | None, new: Rendering) -> Iterator[tuple[str, str, str]]:
    """What an import changes beside text and state; what goes with an earlier text is said in words."""
    for what, was, now in (
        ("back-translation", str(old.back.text) if old and old.back else "", str(new.back.text) if new.back else ""),
        ("remark", str(old.remark or "") if old else "", str(new.remark or "")),
    ):
        if was != now and (now or what == "remark" or (old and old.text == new.text)):
            yield what, was, now


def proof(done: Proof, here: Path) -> None:
    """Print which file was written, and what in it has to be written first."""
    file = done.file
    with contextlib.suppress(ValueError):
        file = file.relative_to(here)
    counts = (_plural(len(done.topics), "topic"), _plural(done.strings, "string"), _plural(done.pages, "page"))
    click.echo(f"{file}: {', '.join(counts)}")
    missing, stale = (done.standings.get(name, 0) for name in ("missing", "stale"))
    if missing:
        click.echo(f"{_plural(missing, 'string')} {'is' if missing == 1 else 'are'} not translated yet")
    if stale:
        click.echo(f"{_plural(stale, 'string')} {'is' if stale == 1 else 'are'} stale: the Czech was changed since")


def _as_data(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
        "way_out": problem.way_out,
        "also": [str(other) for other in problem.also],
    }

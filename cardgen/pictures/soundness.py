"""Does the register hold together? Names, slots, boxes, files and circles; no picture is drawn for it."""

from __future__ import annotations

import graphlib
from collections.abc import Mapping
from typing import Final

from cardgen import shapes
from cardgen.pictures.entries import Entry, File, Part, Source, as_read, file_of, files_of, made_of, named_at
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import OutsideProject, Project

MAX_PARTS: Final = 12
MAX_LEVELS: Final = 5

_KINDS: Final = ("openmoji", "own", "form", "parts")


def broken_pictures(whole: File, project: Project, problems: Problems) -> set[str]:
    """Tell all that is wrong with a register; return the pictures that cannot be drawn for it."""
    for key, source in whole.sources.items():
        if key not in ("openmoji", "own"):
            problems.error(
                shapes.place_of(key, source.place),
                "unknown-source",
                f"source {str(key)!r} is not one that pictures can name",
                did_you_mean(key, ("openmoji", "own")),
            )
    broken_forms = {
        form for form, parts in whole.forms.items() if not _check_form(form, parts, whole.pictures, problems)
    }
    broken = {
        name
        for name, entry in whole.pictures.items()
        if not _check_entry(name, entry, whole, project, problems) or entry.form in broken_forms
    }
    return _check_circles(whole, broken, problems)


def _check_form(form: str, parts: tuple[Part, ...], pictures: Mapping[str, Entry], problems: Problems) -> bool:
    """Say whether a form can be used: boxes, names, and slots numbered 1, 2, ... without a gap."""
    place = named_at(form)
    good = _check_parts(f"form {str(form)!r}", place, parts, pictures, problems)
    slots = sorted({part.slot for part in parts if part.slot is not None})
    if not slots or slots != list(range(1, len(slots) + 1)):
        said = ", ".join(map(str, slots)) or "none"
        problems.error(
            place, "wrong-slots", f"form {str(form)!r} has the slots {said}", "number the slots 1, 2, ... without a gap"
        )
        good = False
    return good


def _check_parts(
    what: str, place: Place, parts: tuple[Part, ...], pictures: Mapping[str, Entry], problems: Problems
) -> bool:
    good = True
    if not 1 <= len(parts) <= MAX_PARTS:
        problems.error(place, "wrong-parts", f"{what} has {len(parts)} parts", f"use between 1 and {MAX_PARTS} parts")
        good = False
    for part in parts:
        x, y, width, height = part.at
        if width <= 0 or height <= 0 or x < 0 or y < 0 or x + width > 100 or y + height > 100:
            problems.error(
                part.place,
                "wrong-box",
                f"the box {list(part.at)} is not inside the square",
                "write [x, y, width, height] in percent, with x + width and y + height at most 100",
            )
            good = False
        if (part.picture is None) == (part.slot is None):
            problems.error(
                part.place, "wrong-parts", "a part must have either a picture or a slot", "write one of the two"
            )
            good = False
        elif part.picture is not None and part.picture not in pictures:
            _unknown_picture(part.picture, pictures, problems)
            good = False
    return good


def _check_entry(name: str, entry: Entry, whole: File, project: Project, problems: Problems) -> bool:
    """Say whether a picture is well described: one kind, an alternative text, names and files that exist."""
    place = shapes.place_of(name, entry.place)
    good = True
    if not entry.alt.strip():
        problems.error(
            shapes.place_of(entry.alt, place),
            "missing-alt",
            f"picture {str(name)!r} has an empty alt",
            "say in a few Czech words what it shows; it is read aloud to who cannot see it",
        )
        good = False
    kinds = [kind for kind in _KINDS if getattr(entry, kind) is not None]
    if len(kinds) != 1:
        said = " and ".join(kinds) if kinds else f"none of {', '.join(_KINDS)}"
        problems.error(
            place, "wrong-picture", f"picture {str(name)!r} has {said}", f"give it exactly one of {', '.join(_KINDS)}"
        )
        return False
    if entry.of and entry.form is None:
        problems.error(
            place, "wrong-picture", f"picture {str(name)!r} has 'of' without a form", "add 'form: ...', or remove 'of'"
        )
        good = False
    if entry.form is not None:
        return _check_of(name, entry, whole, problems) and good
    if entry.parts is not None:
        for part in entry.parts:
            if part.slot is not None:
                problems.error(
                    part.place, "wrong-parts", "a slot belongs to a form, not to a picture", "write 'picture: ...'"
                )
                good = False
        return _check_parts(f"picture {str(name)!r}", place, entry.parts, whole.pictures, problems) and good
    return _check_file(entry, whole.sources, project, problems) and good


def _check_of(name: str, entry: Entry, whole: File, problems: Problems) -> bool:
    assert entry.form is not None
    if entry.form not in whole.forms:
        problems.error(
            shapes.place_of(entry.form, entry.place),
            "unknown-form",
            f"form {str(entry.form)!r} is not registered",
            did_you_mean(entry.form, whole.forms),
        )
        return False
    good = True
    wanted = max((part.slot or 0 for part in whole.forms[entry.form]), default=0)
    if len(entry.of) != wanted:
        problems.error(
            shapes.place_of(entry.form, entry.place),
            "wrong-slots",
            f"picture {str(name)!r} gives {len(entry.of)} to the form {str(entry.form)!r}, which takes {wanted}",
            f"write {wanted} names in 'of: [...]'",
        )
        good = False
    for picture in entry.of:
        if picture not in whole.pictures:
            _unknown_picture(picture, whole.pictures, problems)
            good = False
    return good


def _check_file(entry: Entry, sources: Mapping[str, Source], project: Project, problems: Problems) -> bool:
    kind = "openmoji" if entry.openmoji is not None else "own"
    said = entry.openmoji if entry.openmoji is not None else entry.own
    assert said is not None
    place = shapes.place_of(said, entry.place)
    if kind not in sources:
        problems.error(
            place,
            "unknown-source",
            f"the source {kind!r} is not described",
            "describe it under 'sources:' in register.yaml",
        )
        return False
    try:
        if file_of(entry, sources, project) is not None:
            return True
    except OutsideProject:
        problems.error(
            place, "outside-project", f"{str(said)!r} leads out of the project", "keep pictures in the project"
        )
        return False
    source = sources[kind]
    if kind == "own":
        problems.error(
            place,
            "missing-drawing",
            f"the drawing {str(said)!r} is not in {source.folder}",
            did_you_mean(said, files_of(source, project)),
        )
        return False
    codes = [name.removesuffix(".svg") for name in files_of(source, project)]
    problems.error(
        place,
        "unknown-hexcode",
        f"OpenMoji has no picture {str(said)!r}",
        did_you_mean(said.upper(), codes) if codes else f"install the package {source.package!r}",
    )
    return False


def _check_circles(whole: File, broken: set[str], problems: Problems) -> set[str]:
    """Return the broken pictures together with those in a circle, nested too deep, or made of broken ones."""
    broken = set(broken)
    inside = {
        name: {str(other) for other in made_of(entry, whole.forms) if other in whole.pictures}
        for name, entry in whole.pictures.items()
    }
    while True:
        try:
            order = tuple(graphlib.TopologicalSorter(inside).static_order())
            break
        except graphlib.CycleError as error:
            circle: list[str] = error.args[1]
            circle = circle[:-1] if circle[0] == circle[-1] else circle
            first = min(range(len(circle)), key=lambda i: circle[i])
            circle = circle[first:] + circle[:first]
            places = {name: named_at(as_read(name, whole.pictures)) for name in circle}
            problems.error(
                places[circle[0]],
                "picture-circle",
                "picture " + " is made of ".join(repr(str(name)) for name in [*circle, circle[0]]),
                "take one of them out of the other",
                also=[places[name] for name in circle[1:]],
            )
            broken.update(circle)
            for name in circle:
                inside[name] = set()
    levels: dict[str, int] = {}
    for name in order:
        levels[name] = 1 + max((levels[other] for other in inside[name]), default=0)
        if levels[name] == MAX_LEVELS + 1:
            problems.error(
                named_at(as_read(name, whole.pictures)),
                "too-complex",
                f"picture {str(name)!r} is put together in more than {MAX_LEVELS} levels",
                "build it from simpler pictures",
            )
        if levels[name] > MAX_LEVELS or inside[name] & broken:
            broken.add(name)
    return broken


def _unknown_picture(name: str, pictures: Mapping[str, Entry], problems: Problems) -> None:
    problems.error(
        named_at(name),
        "unknown-picture",
        f"picture {str(name)!r} is not registered",
        did_you_mean(name, pictures),
    )

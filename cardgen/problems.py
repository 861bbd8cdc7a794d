"""One type for everything that is wrong with content, and the place it points at.

Nothing here prints or stops: whoever finds a problem adds it to a `Problems`
and goes on, so that one run shows all of them. cli/ prints.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


class Place(NamedTuple):
    """Where in the content something stands: file relative to the project, line and column from 1.

    A tuple, since every value of every file has one.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fact that must be mended, and the way out.

    `code` names the kind and never changes; `also` are other places that take part in a clash.
    """

    place: Place
    code: str
    message: str
    way_out: str
    level: Level = "error"
    also: tuple[Place, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.level}: {self.message} [{self.code}]"]
        lines += [f"    see also {place}" for place in self.also]
        lines.append(f"    {self.way_out}")
        return "\n".join(lines)


@dataclass(slots=True)
class Problems:
    """All problems of one run, in the order of their places; a problem said twice counts once."""

    _found: dict[Problem, None] = field(default_factory=dict)

    def error(self, place: Place, code: str, message: str, way_out: str, *, also: Iterable[Place] = ()) -> None:
        """Add an error: the output would be wrong."""
        self._found[Problem(place, code, message, way_out, "error", tuple(also))] = None

    def warning(self, place: Place, code: str, message: str, way_out: str, *, also: Iterable[Place] = ()) -> None:
        """Add a warning: a person should look, the output is not wrong."""
        self._found[Problem(place, code, message, way_out, "warning", tuple(also))] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems found elsewhere, in another process for instance."""
        self._found.update(dict.fromkeys(problems))

    def clear(self) -> None:
        """Forget everything, before a task of its own."""
        self._found.clear()

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda p: (p.place, p.code, p.message)))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid output."""
        return tuple(p for p in self if p.level == "error")

    def stop_on_errors(self) -> None:
        """Raise ContentError with everything found so far if anything of it is an error."""
        if self.errors:
            raise ContentError(tuple(self))


class ContentError(Exception):
    """The content has errors; `problems` holds all that was found, warnings included."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(p) for p in self.problems)


class UnknownName(ValueError):
    """Something was asked for by a name that there is not; the message says the way out."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the way out for an unknown name: the nearest known one, or what there is to choose from."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    if not names:
        return "nothing of this kind is registered yet"
    shown = ", ".join(names[:12])
    return f"known are: {shown}" + (f" and {len(names) - 12} more" if len(names) > 12 else "")

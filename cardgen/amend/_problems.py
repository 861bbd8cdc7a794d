"""What cannot be changed in a file, and why."""

from __future__ import annotations

from cardgen.problems import ContentError, Place, Problem


class CannotAmend(ContentError):
    """A file cannot be changed as asked; nothing was written. `path` are the keys that lead there, () for all."""

    def __init__(self, file: str, path: tuple[str, ...], problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.file = file
        self.path = path

    def __reduce__(self) -> tuple[type[CannotAmend], tuple[str, tuple[str, ...], tuple[Problem, ...]]]:
        return CannotAmend, (self.file, self.path, self.problems)

    @classmethod
    def because(cls, place: Place, path: tuple[str, ...], why: str, way_out: str) -> CannotAmend:
        """Return the exception for one place in a file."""
        what = ": ".join(repr(key)[1:-1] for key in path) or "the file"
        problem = Problem(place, "cannot-amend", f"{what} cannot be changed: {why}", way_out)
        return cls(place.file, path, (problem,))

"""A rendering that is to stand in a language file -> the changes of that file. Writes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from cardgen.amend import Remove, Set, Value
from cardgen.bank.model import Back, Rendering, Signature

Edit: TypeAlias = Set | Remove

# The keys that a program writes, in the order of the files. `stems` and `silence` are written by people alone.
_KEYS: Final[Mapping[str, str]] = {
    "from": "from_",
    "text": "text",
    "say": "say",
    "state": "state",
    "revised": "revised",
    "approved": "approved",
    "back": "back",
    "remark": "remark",
}


def edits(path: tuple[str, ...], old: Rendering | None, new: Rendering, after: str | None = None) -> tuple[Edit, ...]:
    """Return what turns `old`, which stands under `path`, into `new`; a new entry goes behind its neighbour `after`."""
    values = {key: value for key, field in _KEYS.items() if (value := _value(getattr(new, field))) is not None}
    if old is None:
        return (Set(path, values, after),)
    found: list[Edit] = []
    before: str | None = None
    for key, field in _KEYS.items():
        was, now = _value(getattr(old, field)), values.get(key)
        if isinstance(was, Mapping) and isinstance(now, Mapping) and {**was, "of": now.get("of")} == now:
            if was != now:  # bound to its words; what stands there stays as it was typed
                found.append(Set((*path, key, "of"), now["of"], after="date"))
            before = key
            continue
        if now is None and was is not None:
            found.append(Remove((*path, key)))
        elif now is not None and now != was:
            found.append(Set((*path, key), now, after=before))
        if now is not None:
            before = key
    return tuple(found)


def _value(value: str | Back | Signature | None) -> Value | None:
    if isinstance(value, Back):
        back = {"text": str(value.text), "by": str(value.by), "date": str(value.date)}
        return back if value.of is None else {**back, "of": str(value.of)}
    if isinstance(value, Signature):
        return {"by": str(value.by), "date": str(value.date), "of": str(value.of)}
    return None if value is None else str(value)

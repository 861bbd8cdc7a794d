"""The parts of a panel -> one tree of tags: neighbours that stand in the same list or table share its tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from cardgen.layout.frame import Mark, Role, Tag, Target


@dataclass(frozen=True)
class Node:
    """A tag on the way to marks; `key` tells two paragraphs apart that follow one another.

    `lasting` is that of the tag: without it a change of what stands there is no reason to print anew.
    """

    role: Role
    key: str
    language: str | None = None
    alt: str | None = None
    scope: str | None = None
    target: Target | None = None
    lasting: bool = True


Path: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True)
class Leaf:
    """Marks with the tags in which they stand, outermost first. Without a path they are an Artifact."""

    path: Path
    marks: tuple[Mark, ...]


@dataclass
class _Branch:
    node: Node
    children: list[_Branch | Mark] = field(default_factory=list)


def tree(leaves: Iterable[Leaf]) -> tuple[Tag, ...]:
    """Return the tags of a panel in reading order; artifacts stand first, so that text is drawn over them."""
    artifacts: list[Tag] = []
    roots: list[_Branch] = []
    open_: list[_Branch] = []
    for leaf in leaves:
        if not leaf.path:
            artifacts.append(Tag("Artifact", leaf.marks))
            continue
        shared = 0
        while shared < min(len(open_), len(leaf.path)) and _same(open_[shared].node, leaf.path[shared]):
            shared += 1
        del open_[shared:]
        for node in leaf.path[shared:]:
            branch = _Branch(node)
            (open_[-1].children if open_ else roots).append(branch)
            open_.append(branch)
        open_[-1].children.extend(leaf.marks)
    return (*artifacts, *(_tag(branch) for branch in roots))


def _same(one: Node, other: Node) -> bool:
    return replace(one, target=None) == replace(other, target=None)


def _tag(branch: _Branch) -> Tag:
    node = branch.node
    children: Sequence[Tag | Mark] = [_tag(child) if isinstance(child, _Branch) else child for child in branch.children]
    return Tag(
        node.role,
        tuple(children),
        language=node.language,
        alt=node.alt,
        scope=node.scope,  # type: ignore[arg-type]  # Row or Column, as whoever makes a node writes it
        target=node.target,
        lasting=node.lasting,
    )

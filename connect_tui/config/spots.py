"""Places in a tree: what stands there, how to speak of it, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.problems import Problem, listed, nearest, shown
from connect_tui.config.yaml_tree import Mapping, Node, Scalar, Sequence
from connect_tui.domain.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_PROBLEMS = 200
"""After so many mistakes in one file the others are only counted."""


class Report:
    """The problems found in one file so far."""

    __slots__ = ("_problems", "_unlisted", "file")

    def __init__(self, file: Path) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._unlisted = 0

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._problems) >= MOST_PROBLEMS

    def add(self, problem: Problem) -> None:
        """Take in one more problem."""
        if self.is_full:
            self._unlisted += 1
        else:
            self._problems.append(problem)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the file."""
        found = sorted(self._problems, key=lambda problem: (problem.line, problem.column))
        if self._unlisted:
            message = f"there are {self._unlisted} more mistakes"
            found.append(Problem(self.file, 0, 0, "", message, "mend these first"))
        return tuple(found)


class Spot(NamedTuple):
    """A value and where it stands."""

    node: Node
    place: str
    report: Report

    def wrong(self, message: str, hint: str, *, at: Node | None = None) -> None:
        """Report that the value, or the one named as ``at``, is not what it should be."""
        node = at or self.node
        self.report.add(Problem(self.report.file, node.line, node.column, self.place, message, hint))

    def found(self) -> str:
        """Return how to speak of the value."""
        if isinstance(self.node, Scalar):
            return "nothing" if self.node.is_null else shown(self.node.text)
        return "a list" if isinstance(self.node, Sequence) else "a group of fields"

    def labelled(self) -> Spot:
        """Return the same spot, a group's id added to its place, as in ``practices[3] (listen)``."""
        if isinstance(self.node, Mapping):
            for key, node in self.node.entries:
                if key.text == "id" and isinstance(node, Scalar) and not node.is_null:
                    return self._replace(place=f"{self.place} ({shortened(node.text)})")
        return self


class Fields(NamedTuple):
    """The fields of a group; only known ones, none twice."""

    spot: Spot
    values: dict[str, Spot]

    def get(self, key: str) -> Spot | None:
        """Return the field's value, or None where it is left out or empty."""
        return self.values.get(key)


def fields_of(spot: Spot, known: Iterable[str]) -> Fields | None:
    """Return the fields of a group, or None where it is none. Unknown and repeated keys are reported."""
    known = tuple(known)
    if not isinstance(spot.node, Mapping):
        spot.wrong(
            f"{spot.found()} is not a group of fields",
            f"write fields here, each as key: value, of {listed(known)}",
        )
        return None
    values: dict[str, Spot] = {}
    lines: dict[str, int] = {}
    for key, node in spot.node.entries:
        name = key.text
        if name not in known:
            _unknown_key(spot, key, known)
        elif name in lines:
            spot.wrong(f"{name} is here twice", f"keep one; the first is on line {lines[name]}", at=key)
        else:
            lines[name] = key.line
            if not (isinstance(node, Scalar) and node.is_null):
                place = f"{spot.place} → {name}" if spot.place else name
                values[name] = Spot(node, place, spot.report)
    return Fields(spot, values)


def _unknown_key(spot: Spot, key: Scalar, known: tuple[str, ...]) -> None:
    close = "" if spot.report.is_full else nearest(key.text, known)
    hint = f"did you mean {close}?" if close else f"known here: {listed(known, 'and')}"
    if key.text == "<<":
        hint = "merging with << is not supported; write the fields out"
    spot.wrong(f"{shown(key.text)} is not known here", hint, at=key)


def items_of(spot: Spot, *, least: int = 0, most: int | None = None) -> list[Spot] | None:
    """Return the entries of a list, empty ones left out, or None where it is no list of a right length."""
    if not isinstance(spot.node, Sequence):
        spot.wrong(
            f"{spot.found()} is not a list", "write a list, as in [a, b] or one line each after a dash"
        )
        return None
    items = [
        Spot(node, f"{spot.place}[{number}]", spot.report)
        for number, node in enumerate(spot.node.items, start=1)
        if not (isinstance(node, Scalar) and node.is_null)
    ]
    if len(items) < least or (most is not None and len(items) > most):
        span = f"at least {least}" if most is None else f"{least} to {most}"
        spot.wrong(f"there are {len(items)} entries", f"{span} are wanted")
        return None
    return items


def scalar_of(spot: Spot, wanted: str) -> str | None:
    """Return a single value's text, or None where it is none; ``wanted`` says what would be right."""
    if isinstance(spot.node, Scalar):
        return spot.node.text.strip()
    spot.wrong(f"{spot.found()} cannot stand here", wanted)
    return None


def missing(parent: Spot, key: str, wanted: str) -> None:
    """Report that a group lacks a field it must have."""
    parent.wrong(f"{key} is missing", f"add {key}: {wanted}")

"""People as the command line tells of them."""

from __future__ import annotations

from typing import Any

from tests.cli.conftest import Connect

PERSON = {
    *(
        "id",
        "name",
        "also",
        "circle",
        "rhythm",
        "style",
        "in_common",
        "details",
        "birthday",
        "dates",
        "reach",
    ),
    *("going_through", "notes", "added", "resting_until", "archived", "last", "days", "next", "due"),
    *("past_longest", "why"),
}
"""The fields of a person."""


def everyone(connect: Connect, *words: str) -> dict[str, Any]:
    """Return those who are listed, by name."""
    return {one["name"]: one for one in connect("people", "list", "--json", *words).json["people"]}


def due(connect: Connect) -> list[str]:
    """Return the names of those it would be good to reach out to, in warm order."""
    return [one["name"] for one in connect("people", "due", "--json").json["people"]]

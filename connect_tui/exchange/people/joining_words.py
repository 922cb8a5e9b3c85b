"""What making two people one comes to, in sentences that every front end shares.

Names and values are a person's own words: a front end hands over how it makes them safe to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.exchange.people.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from connect_tui.domain.joining import Joining

_MOVED = ("check-in", "contact", "plan", "journal entry")
_PLURAL = {"journal entry": "journal entries", "thing in common": "things in common"}
_GAINED = {
    "also": "other name",
    "in_common": "thing in common",
    "details": "detail",
    "dates": "date",
    "birthday": "the birthday",
    "going_through": "what they are going through",
    "rhythm": "the rhythm",
    "style": "the style",
    "reach": "how to reach them",
    "notes": "notes",
}
_COUNTED = ("also", "in_common", "details", "dates")

_AHEAD = {
    "one": "{goes} goes into {stays}: one person, called {stays}.",
    "same": "The two people called {stays} become one.",
    "moved": "Along {go} {what}.",
    "nothing": "No other entry names {goes} yet.",
    "gained": "{stays} gets {what}.",
    "left": "Where both say something else, {stays} holds, and the details keep the other: {what}.",
    "away": "{stays} is put away, and stays so.",
}
_DONE = _AHEAD | {
    "one": "{goes} went into {stays}: one person, called {stays}.",
    "same": "The two people called {stays} are one.",
    "moved": "Along went {what}.",
    "nothing": "No other entry named {goes}.",
    "gained": "{stays} got {what}.",
}


def sentences(
    joining: Joining, goes: str, moved: Sequence[int], safe: Callable[[str], str], *, done: bool
) -> Iterator[str]:
    """Return what becomes of two people, before it is done or once it is ``done``.

    ``goes`` is the name of the one who goes into the other, ``moved`` how many check-ins, contacts, plans and
    journal entries name them.
    """
    say = _DONE if done else _AHEAD
    stays, goes = safe(joining.profile.name), safe(goes)
    yield say["same" if stays == goes else "one"].format(stays=stays, goes=goes)
    along = [_counted(number, word) for number, word in zip(moved, _MOVED, strict=True) if number]
    go = "goes" if sum(moved) == 1 else "go"
    yield say["moved" if along else "nothing"].format(goes=goes, go=go, what=listed(along))
    if joining.gained:
        yield say["gained"].format(stays=stays, what=listed(list(_gained(joining.gained))))
    if joining.left:
        values = "; ".join(safe(one.value) for one in joining.left)
        yield say["left"].format(stays=stays, what=values)
    if joining.profile.archived is not None:
        yield say["away"].format(stays=stays)


def _gained(gained: Mapping[str, int]) -> Iterator[str]:
    for name, word in _GAINED.items():
        if name in gained:
            yield _counted(gained[name], word) if name in _COUNTED else word


def _counted(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number:,} {_PLURAL.get(word, f'{word}s')}"

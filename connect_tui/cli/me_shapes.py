"""The JSON of what a person notes about themselves. Fields may be added, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.me import AboutMe, MeItem

Object: TypeAlias = dict[str, object]


def item(one: MeItem) -> Object:
    """Return one thing that is noted."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "text": one.text,
        "since": one.since.isoformat(),
        "until": _iso(one.until),
        "done": _iso(one.done),
        "dropped": _iso(one.dropped),
        "steps": [{"text": step.text, "done": _iso(step.done)} for step in one.steps],
    }


def styles(about: AboutMe) -> Object:
    """Return one's own style, since when it is noted, and the earlier ones, the newest first."""
    now = about.styles[-1] if about.styles else None
    return {
        "style": about.style.value,
        "since": _iso(now.since) if now is not None else None,
        "earlier": [
            {"style": one.text, "since": one.since.isoformat()} for one in reversed(about.styles[:-1])
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None

"""``status``: one line for a bar or a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.cli import texts
from connect_tui.cli.output import plain
from connect_tui.domain.progress import State
from connect_tui.services.days import day_counts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from connect_tui.cli.session import Session

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class _Status(NamedTuple):
    day: date
    names: dict[str, str]
    """Names of the practices on today's schedule by id, safe to print."""
    states: dict[str, State]

    def count(self, state: State) -> int:
        return list(self.states.values()).count(state)

    def open_ids(self) -> list[str]:
        return [one for one, state in self.states.items() if state is State.OPEN]

    def next_step(self) -> str:
        """Return what comes next, or what may be said where nothing does."""
        if waiting := self.open_ids():
            return texts.NEXT.format(name=self.names[waiting[0]])
        if not self.states:
            return texts.NOTHING_SCHEDULED
        return texts.ALL_DONE if self.count(State.DONE) else texts.REST_OF_DAY


def status(session: Session) -> int:
    """Print the day in one line."""
    day, states = day_counts(session.workspace)
    names = {one.id: plain(one.name) for one in session.workspace.practices if one.id in states}
    found = _Status(day, names, states)
    if session.arguments.json or session.arguments.format == "json":
        session.output.say_json(_for_programs(found))
    elif session.arguments.format == "waybar":
        session.output.say_json(_for_waybar(found))
    else:
        session.output.say(_LINES[session.arguments.format](found))
    return 0


def _plain(found: _Status) -> str:
    if not found.states:
        return found.next_step()
    return f"{found.count(State.DONE)} of {len(found.states)} · {found.next_step()}"


def _for_tmux(found: _Status) -> str:
    waiting = found.open_ids()
    name = found.names[waiting[0]] if waiting else found.next_step()
    return f"{found.count(State.DONE)}/{len(found.states)} {name}".replace("#", "##")


def _for_programs(found: _Status) -> dict[str, object]:
    waiting = found.open_ids()
    return {
        "date": found.day.isoformat(),
        "done": found.count(State.DONE),
        "rest": found.count(State.REST),
        "total": len(found.states),
        "open": waiting,
        "next": waiting[0] if waiting else None,
    }


def _for_waybar(found: _Status) -> dict[str, object]:
    """Waybar reads text and tooltip as Pango markup."""
    done, total = found.count(State.DONE), len(found.states)
    tooltip = "\n".join(
        f"{texts.STATE_GLYPHS[state]} {found.names[practice]}" for practice, state in found.states.items()
    )
    return {
        "text": f"{done}/{total}",
        "tooltip": (tooltip or found.next_step()).translate(_MARKUP),
        "class": "open" if found.open_ids() else "complete",
        "percentage": 100 * done // total if total else 0,
    }


_LINES: dict[str, Callable[[_Status], str]] = {"plain": _plain, "tmux": _for_tmux}

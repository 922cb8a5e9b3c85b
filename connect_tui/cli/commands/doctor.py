"""``doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.commands.remind_login import file_at_login
from connect_tui.cli.output import plain
from connect_tui.services.doctor import Diagnosis, Place, examine

if TYPE_CHECKING:
    from connect_tui.cli.session import Session

_NAME_WIDTH = 12


def doctor(session: Session) -> int:
    """Tell where everything lies and how it is."""
    login = file_at_login(session)
    found = examine(session.paths, session.clock, login.path if login is not None else None)
    if session.arguments.json:
        session.output.say_json(_for_programs(found))
    else:
        _say(session, found)
    return 0 if found.ok else 1


def _for_programs(found: Diagnosis) -> dict[str, object]:
    return {
        "ok": found.ok,
        "places": [{**one._asdict(), "path": str(one.path), "ok": one.ok} for one in found.places],
        "checks": [one._asdict() for one in found.findings],
        "versions": found.versions,
    }


def _say(session: Session, found: Diagnosis) -> None:
    output = session.output
    for place in found.places:
        output.say(
            f"{_glyph(place.ok)} {place.name:<{_NAME_WIDTH}} {plain(str(place.path))} ({_state(place)})"
        )
    output.say()
    for finding in found.findings:
        output.say(f"{_glyph(finding.ok)} {plain(finding.message)}")
        if finding.hint and not finding.ok:
            output.say(f"  {plain(finding.hint)}")
    output.say()
    output.say(", ".join(f"{name} {version}" for name, version in found.versions.items()))
    output.say(texts.ALL_WELL if found.ok else texts.SOMETHING_WRONG)


def _glyph(ok: bool) -> str:  # noqa: FBT001 - the one thing it tells
    return "✓" if ok else "✗"


def _state(place: Place) -> str:
    if not place.readable:
        return texts.PLACE_FORBIDDEN.format(what="read")
    if not place.writable:
        return texts.PLACE_FORBIDDEN.format(what="written" if place.exists else "made")
    return texts.PLACE_THERE if place.exists else texts.PLACE_NOT_YET

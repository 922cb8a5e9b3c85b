"""``doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.commands.remind_login import file_at_login
from connect_tui.cli.output import plain
from connect_tui.services.doctor import Diagnosis, Place, examine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.cli.session import Session
    from connect_tui.store.odd_entries import OddEntry

_NAME_WIDTH = 12
_MOST_ENTRIES = 20
_LONGEST_ID = 60


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
        "odd_entries": [one._asdict() for one in found.odd_entries],
        "versions": found.versions,
    }


def _say(session: Session, found: Diagnosis) -> None:
    output = session.output
    for place in found.places:
        output.say(
            f"{_glyph(ok=place.ok)} {place.name:<{_NAME_WIDTH}} {plain(str(place.path))} ({_state(place)})"
        )
    output.say()
    for finding in found.findings:
        output.say(f"{_glyph(ok=finding.ok)} {plain(finding.message)}")
        if finding.hint and not finding.ok:
            output.say(f"  {plain(finding.hint)}")
    _say_odd_entries(session, found.odd_entries)
    output.say()
    output.say(", ".join(f"{name} {version}" for name, version in found.versions.items()))
    output.say(texts.ALL_WELL if found.ok else texts.SOMETHING_WRONG)


def _say_odd_entries(session: Session, entries: Sequence[OddEntry]) -> None:
    if not entries:
        return
    output, told = session.output, texts.ODD_ENTRIES[len(entries) > 1]
    output.say(f"{_glyph(ok=False)} {told.format(count=len(entries))}")
    for one in entries[:_MOST_ENTRIES]:
        said = texts.ODD_ENTRY_IN_PART if one.rest_counts else texts.ODD_ENTRY
        shortened = one.id if len(one.id) <= _LONGEST_ID else f"{one.id[:_LONGEST_ID]}…"
        output.say(f"  {plain(said.format(table=one.table, id=shortened, why=one.why))}")
    if len(entries) > _MOST_ENTRIES:
        output.say(f"  {texts.MORE_ODD_ENTRIES.format(count=len(entries) - _MOST_ENTRIES)}")
    output.say(f"  {texts.ODD_ENTRIES_HINT}")


def _glyph(*, ok: bool) -> str:
    return "✓" if ok else "✗"


def _state(place: Place) -> str:
    if not place.readable:
        return texts.PLACE_FORBIDDEN.format(what="read")
    if not place.writable:
        return texts.PLACE_FORBIDDEN.format(what="written" if place.exists else "made")
    return texts.PLACE_THERE if place.exists else texts.PLACE_NOT_YET

"""Taking people over from address cards, and giving plans and dates to calendars."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.records import ChangeInfo
from connect_tui.exchange.people.taking import CardReport, Taken, Taking
from connect_tui.exchange.people.vcard import read_cards
from connect_tui.services.check_ins import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.domain.people import Profile
    from connect_tui.exchange.people.cards import CardFile
    from connect_tui.services.workspace import Workspace

KIND = "people-import"
"""The kind of the change."""


class ImportReport(NamedTuple):
    """What became of a file of address cards."""

    cards: tuple[CardReport, ...]
    """One for each card, in the order of the file."""
    stray_lines: int
    """Lines of the file that belong to no card."""
    outcome: Outcome | None
    """The change; None where it was only tried."""

    def of(self, taken: Taken) -> tuple[CardReport, ...]:
        """Return the cards of which this became."""
        return tuple(one for one in self.cards if one.taken is taken)


def import_people(workspace: Workspace, data: bytes, *, dry_run: bool = False) -> ImportReport:
    """Take over the people of a vCard file, in one change that one undo takes back.

    Someone is known again by the id of a card that came before, else by their name or another name, unless
    the card may well be somebody else's; without an id also by the name of a card that came before. What a
    person has kept is never replaced. With ``dry_run`` nothing is changed. Raises UnusableFileError where
    the file has no cards, or far too many.
    """
    file = read_cards(data, workspace.today())
    if dry_run:
        tried, _ = _take(file, workspace.store.profiles(), workspace)
        return ImportReport(tried, file.stray_lines, None)
    info = ChangeInfo(KIND)
    with workspace.store.change(info) as change:
        before = change.relations.profiles()
        reports, after = _take(file, before, workspace)
        brought = {key: profile for key, profile in after.items() if profile != before.get(key)}
        info = change.describe(info._replace(record_count=len(brought)))
        for key, profile in brought.items():
            change.relations.put_profile(profile if key in before else profile._replace(id=""))
    return ImportReport(reports, file.stray_lines, Outcome(info, change.changed))


def export_ics(workspace: Workspace) -> bytes:
    """Return plans and the dates of people as an iCalendar file."""
    from connect_tui.exchange.people.ical import Source, calendar

    source = Source(
        plans=tuple(workspace.store.plans().values()),
        people=workspace.store.profiles(),
        today=workspace.today(),
        now=workspace.clock.now(),
        day_starts_at=workspace.settings.day_starts_at,
    )
    return calendar(source)


def _take(
    file: CardFile, profiles: Mapping[str, Profile], workspace: Workspace
) -> tuple[tuple[CardReport, ...], Mapping[str, Profile]]:
    """Return what becomes of the cards, and everyone afterwards; whoever is new has a key of no one's id."""
    numbers = count(1)
    taking = Taking(file.cards, profiles, workspace.today(), lambda: f"new {next(numbers)}")
    return tuple(taking.take(card) for card in file.cards), taking.profiles

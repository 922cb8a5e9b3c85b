"""A desk of reminders that plans for real and only notes what it is asked to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.showings import Answer, KnownRule, PutOff, Showing, Stage, Way
from connect_tui.reminders.composing import headline
from connect_tui.reminders.occurrences import rule_says
from connect_tui.reminders.outlook import Reason, Situation
from connect_tui.reminders.planning import outlook
from connect_tui.ui.reminder_desk import Health

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.reminders.outlook import Entry, Outlook
    from connect_tui.services.workspace import Workspace

PLAN = "Connect would write connect-tui.service into your systemd folder."


class FakeDesk:
    """Serves the rules of a workspace; what was shown and put off stands in lists."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.told = Health(Way.DBUS, "dunst 1.9.0", None, "", at_login=False)
        self.showings: dict[str, Showing] = {}
        self.put_offs: dict[str, PutOff] = {}
        self.known: dict[str, KnownRule] = {}
        self.settled: dict[str, Reason] = {}
        self.asked: list[tuple[object, ...]] = []
        self.refusal: ConnectError | None = None

    async def serve(self, show: Callable[[str, str], None], open_evening: Callable[[], None]) -> None:
        self.show = show
        self.open_evening = open_evening

    def outlook(self, days: int) -> Outlook:
        self._refuse()

        def settled(rule: ReminderRule, day: date) -> Reason | None:
            return self.settled.get(rule.id) if day == self.workspace.today() else None

        catalogue = self.workspace.loaded.catalogue
        now = self.workspace.clock.now()
        situation = Situation(
            now, catalogue.settings, catalogue.reminders, settled, self.showings, self.put_offs, self.known
        )
        return outlook(situation, days)

    def health(self) -> Health:
        self._refuse()
        return self.told

    def words(self, entry: Entry) -> str:
        return headline(self.workspace, entry.occurrence)

    async def login_plan(self) -> str:
        return PLAN

    async def test(self) -> str:
        self._ask("test")
        return "A popup was shown through D-Bus."

    async def install(self) -> str:
        self._ask("install")
        return "Reminders start at login from now on."

    async def uninstall(self) -> str:
        self._ask("uninstall")
        return "Reminders no longer start at login."

    def switch(self, rule_id: str, on: bool) -> None:
        self._ask("switch", rule_id, on)

    def set_times(self, rule_id: str, text: str) -> None:
        if not text[:1].isdigit():
            raise WrongUse(f"“{text}” is not a time.", hint="Write one like 20:30.")
        self._ask("set_times", rule_id, text)

    def put_off(self, reminder: str, minutes: int | None) -> None:
        self._ask("put_off", reminder, minutes)
        now = self.workspace.clock.now().astimezone(UTC)
        until = None if minutes is None else now + timedelta(minutes=minutes)
        self.put_offs[reminder] = PutOff(reminder, self.workspace.today(), until, now)

    def was_shown(self, reminder: str, at: datetime, answer: Answer | None = None, **more: bool) -> None:
        """Have a reminder been shown at its own moment, local, and answered."""
        utc = at.astimezone(UTC)
        key = f"{reminder}@{at:%Y-%m-%dT%H:%M}"
        self.showings[key] = Showing(
            key,
            reminder,
            self.workspace.today(),
            Stage.SHOWN,
            utc,
            shown_at=utc,
            way=Way.DBUS,
            answer=answer,
            late=more.get("late", False),
        )

    def has_known(self, reminder: str) -> None:
        """Have a reminder had its times for a day, so that what was not shown was missed."""
        catalogue = self.workspace.loaded.catalogue
        rule = next(one for one in catalogue.reminders if one.id == reminder)
        since = self.workspace.clock.now().astimezone(UTC) - timedelta(days=1)
        says = rule_says(rule, catalogue.settings.day_starts_at, catalogue.settings.quiet_hours)
        self.known[reminder] = KnownRule(reminder, says, since)

    def _ask(self, *what: object) -> None:
        self._refuse()
        self.asked.append(what)

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal

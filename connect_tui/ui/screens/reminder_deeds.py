"""What a person can do on the Reminders screen, by whichever key or click."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.situation import DAYS_AHEAD, next_of
from connect_tui.ui import reminder_texts
from connect_tui.ui.content import literal
from connect_tui.ui.keys import shown_keys

if TYPE_CHECKING:
    from connect_tui.ui.reminder_desk import ReminderDesk
    from connect_tui.ui.rules import RuleView
    from connect_tui.ui.screens.reminders import RemindersScreen
    from connect_tui.ui.widgets.rule_list import RuleList


class ReminderDeeds:
    """Does what is asked through the desk, and has the screen show what came of it."""

    def __init__(self, screen: RemindersScreen, rules: RuleList) -> None:
        self._screen = screen
        self._rules = rules
        self._waits = False

    def switch(self, view: RuleView) -> None:
        """Switch a rule on or off: by what is seen, whatever others have done meanwhile."""
        if (desk := self._screen.app.desk) is not None:
            desk.switch(view.id, not view.rule.enabled)
            self._take_over()

    def change_times(self, view: RuleView) -> None:
        """Have other times written for a rule."""
        from connect_tui.ui.screens.rule_times import TimesDialog

        if (desk := self._screen.app.desk) is None:
            return

        def kept(changed: bool | None) -> None:  # noqa: FBT001 - as Textual answers
            if changed:
                self._screen.app.attempt(self._take_over)

        dialog = TimesDialog(
            reminder_texts.written_times(view.rule),
            self._rules.times_region,
            lambda text: desk.set_times(view.id, text),
        )
        self._screen.app.push_screen(dialog, kept)

    def put_off_a_little(self, view: RuleView) -> None:
        """Have a reminder come a little later."""
        minutes = self._screen.workspace.settings.snooze
        self._put_off(view, minutes, reminder_texts.LATER_TOLD)

    def put_off_for_today(self, view: RuleView) -> None:
        """Have no more of a reminder today."""
        self._put_off(view, None, reminder_texts.NOT_TODAY_TOLD)

    def _put_off(self, view: RuleView, minutes: int | None, told: str) -> None:
        """Put a reminder off and tell when it comes, which quiet hours or the day's end may have a say in."""
        if (desk := self._screen.app.desk) is None:
            return
        if not view.rule.enabled:
            key = self._key("switch")
            self._tell(reminder_texts.IS_OFF_KEY.format(key=key) if key else reminder_texts.IS_OFF)
            return
        desk.put_off(view.id, minutes)
        outlook = desk.outlook(DAYS_AHEAD)
        entry = next_of(outlook, view.id)
        when = reminder_texts.NOT_THIS_WEEK
        if entry is not None:
            when, _ = reminder_texts.next_time(entry.at, entry.occurrence.day, outlook.today)
        self._tell(told.format(what=view.about, next=when))
        self._screen.reload()

    def test_popup(self) -> None:
        """Have a popup shown, and tell what came of it."""
        if (desk := self._screen.app.desk) is not None and not self._waits:
            self._tell(reminder_texts.ASKING)
            self._wait_for(desk.test())

    def ask_about_login(self) -> None:
        """Ask whether reminders are to start at login, or no longer, and see to it."""
        if (desk := self._screen.app.desk) is None or self._waits:
            return
        self._waits = True
        self._screen.run_worker(self._ask_about_login(desk, at_login=desk.health().at_login))

    async def _ask_about_login(self, desk: ReminderDesk, *, at_login: bool) -> None:
        from connect_tui.ui.screens.at_login import AtLoginDialog

        def answered(wanted: bool | None) -> None:  # noqa: FBT001 - as Textual answers
            if wanted:
                self._wait_for(desk.uninstall() if at_login else desk.install())

        app = self._screen.app
        try:
            planned = await desk.login_plan()
        except ConnectError as error:
            app.tell(str(error), error.hint, severity="error", timeout=12)
        else:
            app.push_screen(AtLoginDialog(planned, at_login=at_login), answered)
        finally:
            self._waits = False

    def _wait_for(self, sentence: Awaitable[str]) -> None:
        self._waits = True
        self._screen.run_worker(self._tell_what_came(sentence))

    async def _tell_what_came(self, sentence: Awaitable[str]) -> None:
        app = self._screen.app
        try:
            told = await sentence
        except ConnectError as error:
            app.tell(str(error), error.hint, severity="error", timeout=12)
        else:
            app.tell(told, severity="information", timeout=10)
        finally:
            self._waits = False
        app.attempt(self._screen.reload)

    def _take_over(self) -> None:
        self._screen.app.take_over_own_change()
        self._screen.reload()

    def _key(self, action: str) -> str:
        from connect_tui.config.keys import keymap

        return shown_keys(keymap(self._screen.workspace.settings.keys)[action][:1])

    def _tell(self, told: str) -> None:
        self._screen.notify(literal(told).plain, markup=False)

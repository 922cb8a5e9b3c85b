"""What one does on the page of one person, with the dialogs that it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from connect_tui.config.keys import keymap
from connect_tui.domain.company import Together
from connect_tui.services import people_changes
from connect_tui.services.person_views import PlanView, Shared, SharedKind
from connect_tui.ui import person_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.keys import shown_keys

if TYPE_CHECKING:
    from connect_tui.domain.people import Profile
    from connect_tui.services.person_views import PersonPage
    from connect_tui.ui.person_rows import Target
    from connect_tui.ui.screens.person import PersonScreen


class _Chosen(Protocol):
    """What is under the cursor."""

    def __call__(self) -> Target | None: ...


class PersonDeeds:
    """Does it for the screen; ``chosen`` tells what is under the cursor."""

    def __init__(self, screen: PersonScreen, chosen: _Chosen) -> None:
        self._screen = screen
        self._chosen = chosen

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys do, by action."""
        return {
            "edit_person": self.edit,
            "remember": self.remember,
            "talked": self.talked,
            "not_now": self.not_now,
            "plan": self.plan,
            "open_item": self.open,
            "archive_person": self.archive,
            "join_person": self.join,
            "remove": self.remove,
        }

    @property
    def _page(self) -> PersonPage | None:
        return self._screen.page

    def _key(self, action: str) -> str:
        return shown_keys(keymap(self._screen.workspace.settings.keys)[action][:1])

    def _tell(self, text: str) -> None:
        self._screen.notify(text, markup=False)

    def edit(self, begin_at: str = "") -> None:
        """Have what is kept about them changed, beginning at the line under the cursor."""
        from connect_tui.ui.screens.edit_person import EditPersonDialog
        from connect_tui.ui.screens.form import open_form

        if (page := self._page) is None:
            return
        target = self._chosen()
        at = begin_at or (target if isinstance(target, str) else "name")
        profile, rhythms = page.view.profile, self._screen.workspace.settings.rhythms
        dialog = EditPersonDialog(profile, rhythms, page.today, self._saving(profile), begin_at=at)
        open_form(self._screen, dialog, told.KEPT)

    def remember(self) -> None:
        """Have something written down that is worth remembering."""
        from connect_tui.ui.screens.form import open_form
        from connect_tui.ui.screens.remember import RememberDialog

        if (page := self._page) is not None:
            profile = page.view.profile
            open_form(self._screen, RememberDialog(profile, page.today, self._saving(profile)), told.KEPT)

    def _saving(self, before: Profile) -> Callable[[Profile], object]:
        workspace = self._screen.workspace
        return lambda after: people_changes.save_person(workspace, before, after)

    def talked(self) -> None:
        """Have it noted that one was in touch."""
        from connect_tui.ui.screens.talked import open_talked

        if (page := self._page) is not None:
            open_talked(self._screen, [page.view.profile.id])

    def plan(self) -> None:
        """Plan something with them."""
        from connect_tui.ui.screens.plan import open_plan

        if (page := self._page) is not None:
            open_plan(self._screen, person_ids=[page.view.profile.id])

    def not_now(self) -> None:
        """Let them rest for some days, or no longer: by what is seen."""
        from connect_tui.ui.screens.not_now import not_now

        if (page := self._page) is not None:
            resting = page.view.in_touch.resting_until is not None
            not_now(self._screen, page.view.profile, resting=resting)

    def archive(self) -> None:
        """Put them away, or bring them back."""
        if (page := self._page) is None:
            return
        screen, profile = self._screen, page.view.profile
        away = not profile.is_archived(page.today)
        people_changes.archive_person(screen.workspace, profile.id, archived=away)
        screen.reload()
        said = (told.IS_AWAY if away else told.IS_BACK).format(name=shown(profile.name))
        key = self._key("archive_person") if away else ""
        self._tell(f"{said} {told.BRINGS_BACK.format(key=key)}" if key else said)

    def join(self) -> None:
        """Make them one with somebody else who is the same human being."""
        from connect_tui.ui.screens.join_person import open_join

        if (page := self._page) is not None:
            open_join(self._screen, page.view.profile.id)

    def open(self) -> None:
        """Open what is under the cursor: a plan, an entry, a practice, or the field that is shown there."""
        target = self._chosen()
        if isinstance(target, PlanView):
            from connect_tui.ui.screens.plan import open_plan

            open_plan(self._screen, target.plan)
        elif isinstance(target, Shared):
            self._open_shared(target)
        elif isinstance(target, Together):
            self._open_practice(target.practice)
        elif target in _DO_INSTEAD:
            _DO_INSTEAD[target](self)
        elif target == "feelings":
            from connect_tui.ui.screens.feelings import open_feelings

            open_feelings(self._screen)
        elif target is not None and target != "course":
            self.edit(target)

    def _open_shared(self, shared: Shared) -> None:
        from connect_tui.ui.screens.shared_entry import GO, TAKE_BACK, SharedDialog

        if (page := self._page) is None:
            return
        screen = self._screen

        def answered(answer: str | None) -> None:
            if answer == GO:
                screen.app.attempt(lambda: self._go_to_day(shared))
            elif answer == TAKE_BACK:
                screen.app.attempt(lambda: self._take_back(shared))

        name = screen.practice_name(shared.practice or "")
        screen.app.push_screen(SharedDialog(shared, page.view.profile.name, name, page.today), answered)

    def _go_to_day(self, shared: Shared) -> None:
        """Show the day of an entry on Today, with the cursor on its practice."""
        app = self._screen.app
        app.show_place("today", again=False)
        app.today_screen.go_to_day(shared.day)
        if shared.practice:
            app.today_screen.show_practice(shared.practice)

    def _open_practice(self, practice: str) -> None:
        from connect_tui.domain.periods import PeriodUnit
        from connect_tui.services.retrospect import period_of
        from connect_tui.ui.screens.practice import PracticeScreen

        screen, app = self._screen, self._screen.app
        place = app.place_called("practice")
        if isinstance(place, PracticeScreen) and practice in screen.practices:
            period = period_of(screen.workspace, PeriodUnit.YEAR, screen.today)
            place.show_practice(practice, period, screen.today)
            app.show_place("practice")

    def _take_back(self, shared: Shared) -> None:
        people_changes.drop_contact(self._screen.workspace, shared.id, shared.day)
        self._screen.reload()
        key = self._key("undo")
        self._tell(told.TAKEN_BACK.format(key=key) if key else told.TAKEN_BACK_PLAIN)

    def remove(self) -> None:
        """Take back the contact under the cursor; anywhere else, ask whether the person is to be removed."""
        target = self._chosen()
        contacts = (SharedKind.CONTACT, SharedKind.KEPT_PLAN)
        if isinstance(target, Shared) and target.id and target.kind in contacts:
            self._take_back(target)
        else:
            self._ask_to_remove()

    def _ask_to_remove(self) -> None:
        from connect_tui.ui.screens.remove_person import FOR_GOOD, RemoveDialog

        if (page := self._page) is None:
            return
        screen, person_id = self._screen, page.view.profile.id

        def answered(answer: str | None) -> None:
            if answer is not None:
                screen.app.attempt(lambda: remove(now=answer == FOR_GOOD))

        def remove(*, now: bool) -> None:
            people_changes.remove_person(screen.workspace, person_id, now=now)
            screen.leave()
            key = self._key("undo")
            undo = told.REMOVED_UNDO.format(key=key) if key else ""
            undo = told.REMOVED_FOR_GOOD if now else undo
            self._tell(told.REMOVED.format(name=shown(page.view.profile.name), undo=undo).strip())

        screen.app.push_screen(RemoveDialog(page), answered)


_DO_INSTEAD: dict[object, Callable[[PersonDeeds], None]] = {
    "plans": PersonDeeds.plan,
    "shared": PersonDeeds.talked,
}
"""What enter does on lines that say that there is nothing yet."""

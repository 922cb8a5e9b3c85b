"""What the command palette reaches: every practice, and everything a key can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from connect_tui.config.keys import KEY_ACTIONS, keymap
from connect_tui.ui import key_texts, texts
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.day_lines import is_listed

if TYPE_CHECKING:
    from connect_tui.config.keys import KeyAction
    from connect_tui.domain.people import Profile
    from connect_tui.ui.app import ConnectApp

_ON_PRACTICE = ("check", "rest", "note", "with", "guide")
_ON_REMINDER = ("switch", "times", "later", "not_today")
_ON_PERSON = (
    "edit_person",
    "remember",
    "talked",
    "plan",
    "guide",
    "not_now",
    "archive_person",
    "join_person",
    "remove",
)
_LESS = 0.8
"""What a reminder's match is worth beside others: each has many commands, and few are wanted."""
_NEEDS_DESK = ("reminders", "test_popup", "at_login")


class _Command(NamedTuple):
    title: str
    help: str
    run: Callable[[], None]
    weight: float = 1.0


class ConnectCommands(Provider):
    """Finds practices by name and actions by what they do. Titles are literal text, whatever they hold."""

    @property
    def _connect(self) -> ConnectApp:
        return cast("ConnectApp", self.app)

    def _commands(self) -> Iterator[_Command]:
        yield from self._of_page()
        yield from self._of_practices()
        without = () if self._connect.desk else _NEEDS_DESK
        if self._connect.desk is not None:
            yield from self._of_reminders()
        for key_action in KEY_ACTIONS:
            if key_action.id in key_texts.IN_PALETTE and key_action.id not in without:
                yield _Command(
                    key_texts.IN_PALETTE[key_action.id],
                    key_texts.HELP[key_action.id],
                    partial(self._where_it_belongs, key_action),
                )
        connect = self._connect
        yield _Command(texts.PALETTE_THEME, texts.PALETTE_THEME_HELP, connect.action_change_theme)
        yield from self._without_key()

    def _without_key(self) -> Iterator[_Command]:
        """Yield what only keys do on this screen, where they were given to something else."""
        connect = self._connect
        keys, places = keymap(connect.workspace.settings.keys), {connect.place.PLACE, "everywhere"}
        for key_action in KEY_ACTIONS:
            is_here = not keys[key_action.id] and not places.isdisjoint(key_action.contexts)
            if is_here and key_action.id not in key_texts.IN_PALETTE:
                yield _Command(
                    key_texts.HELP[key_action.id],
                    texts.PALETTE_NO_KEY,
                    partial(self._where_it_belongs, key_action),
                )

    def _where_it_belongs(self, key_action: KeyAction) -> None:
        """Do something that a key does on one of the screens, going there first."""
        connect, contexts = self._connect, key_action.contexts
        if "everywhere" not in contexts and connect.place.PLACE not in contexts:
            connect.show_place(contexts[0], again=False)
        connect.place.call_later(connect.place.do, key_action.id)

    def _of_page(self) -> Iterator[_Command]:
        """Yield what can be done on the page of someone, while it is shown."""
        from connect_tui.ui.screens.person import PersonScreen

        place = self._connect.place
        if isinstance(place, PersonScreen) and place.page is not None:
            name = shown(place.page.view.profile.name)
            for action in _ON_PERSON:
                title = f"{key_texts.LABELS[action].capitalize()}: {name}"
                yield _Command(title, key_texts.HELP[action], partial(self._on_page, action))

    def _on_page(self, action: str) -> None:
        self._connect.place.call_later(self._connect.place.do, action)

    def _of_people(self) -> Iterator[_Command]:
        """Yield the page of everyone who is not put away; only asked once something is typed."""
        workspace = self._connect.workspace
        today = workspace.today()
        people: list[Profile] = []
        self._connect.attempt(lambda: people.extend(workspace.store.profiles().values()), tell_once=True)
        for profile in people:
            if not profile.is_archived(today):
                names = ", ".join((profile.name, *profile.also))
                yield _Command(
                    f"{shown(names)}: {texts.PALETTE_PERSON}",
                    texts.PALETTE_PERSON_HELP,
                    partial(self._on_person, profile.id),
                )

    def _on_person(self, person: str) -> None:
        from connect_tui.ui.screens.person import PersonScreen

        place = self._connect.place_called("person")
        if isinstance(place, PersonScreen):
            place.show_person(person, came_from="people")
            self._connect.show_place("person", again=False)

    def _of_practices(self) -> Iterator[_Command]:
        for row in filter(is_listed, self._connect.today_screen.view.practices):
            practice = row.practice
            name = shown(practice.name)
            yield _Command(
                f"{texts.PALETTE_GO}: {name}",
                texts.STATE_WORDS[row.state],
                partial(self._on_practice, practice.id),
            )
            for action in _ON_PRACTICE:
                yield _Command(
                    f"{key_texts.LABELS[action].capitalize()}: {name}",
                    key_texts.HELP[action],
                    partial(self._on_practice, practice.id, action),
                )

    def _of_reminders(self) -> Iterator[_Command]:
        from connect_tui.ui.rules import rule_about

        workspace = self._connect.workspace
        for rule in workspace.loaded.catalogue.reminders:
            for action in _ON_REMINDER:
                yield _Command(
                    f"{texts.PALETTE_REMINDER} {key_texts.LABELS[action]}: {rule_about(rule, workspace)}",
                    key_texts.HELP[action],
                    partial(self._on_reminder, rule.id, action),
                    _LESS,
                )

    def _on_practice(self, practice: str, action: str = "") -> None:
        self._connect.show_place("today", again=False)
        today = self._connect.today_screen
        today.show_practice(practice)
        if action:
            today.do(action)

    def _on_reminder(self, rule: str, action: str) -> None:
        from connect_tui.ui.screens.reminders import RemindersScreen

        self._connect.show_place("reminders", again=False)
        reminders = self._connect.place
        if isinstance(reminders, RemindersScreen):
            reminders.call_later(reminders.do_with, rule, action)

    async def discover(self) -> Hits:
        """Yield what can be done, before anything is typed."""
        for command in self._commands():
            if ":" not in command.title or command.title.startswith(texts.PALETTE_GO):
                yield DiscoveryHit(Content(command.title), command.run, text=command.title, help=command.help)

    async def search(self, query: str) -> Hits:
        """Yield what matches the words typed."""
        matcher = self.matcher(query)
        for command in (*self._commands(), *self._of_people()):
            score = matcher.match(command.title) * command.weight
            if score > 0:
                yield Hit(score, Content(command.title), command.run, text=command.title, help=command.help)

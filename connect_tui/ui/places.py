"""The screens that a person goes between, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.config.keys import KeyContext
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.screens.place import PlaceScreen


def _today(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.today import TodayScreen

    return TodayScreen(workspace)


def _review(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.review import ReviewScreen

    return ReviewScreen(workspace)


def _practice(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.practice import PracticeScreen

    return PracticeScreen(workspace)


def _year(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.year import YearScreen

    return YearScreen(workspace)


def _company(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.company import CompanyScreen

    return CompanyScreen(workspace)


def _people(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.people import PeopleScreen

    return PeopleScreen(workspace)


def _person(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.person import PersonScreen

    return PersonScreen(workspace)


def _reminders(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.reminders import RemindersScreen

    return RemindersScreen(workspace)


def _journal(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.journal import JournalScreen

    return JournalScreen(workspace)


def _entry(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.entry import EntryScreen

    return EntryScreen(workspace)


def _feelings(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.feelings import FeelingsScreen

    return FeelingsScreen(workspace)


def _me(workspace: Workspace) -> PlaceScreen:
    from connect_tui.ui.screens.me import MeScreen

    return MeScreen(workspace)


PLACES: Mapping[KeyContext, Callable[[Workspace], PlaceScreen]] = {
    "today": _today,
    "review": _review,
    "practice": _practice,
    "year": _year,
    "company": _company,
    "people": _people,
    "person": _person,
    "reminders": _reminders,
    "journal": _journal,
    "entry": _entry,
    "feelings": _feelings,
    "me": _me,
}
"""How each is made, by its name, which is also the action of the key that leads there if there is one."""

"""Making two people one: first with whom, then how, with what becomes of them said before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.config.keys import keymap
from connect_tui.domain.names import likeness
from connect_tui.domain.text import clean_line, fold
from connect_tui.exchange.people import words
from connect_tui.exchange.people.joining_words import sentences
from connect_tui.services.people import people_view
from connect_tui.services.people_joining import join_people, look_at_joining
from connect_tui.ui import join_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.person_fields import occasion_text
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fields import LineField
from connect_tui.ui.widgets.ways import Ways

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.services.people_joining import Joined
    from connect_tui.services.people_views import PersonView
    from connect_tui.ui.screens.person import PersonScreen

_MOST_SHOWN = 6
_APART = "apart"


def open_join(screen: PersonScreen, person_id: str) -> None:
    """Have someone made one with somebody else; undo makes them two again."""
    workspace = screen.workspace
    view = people_view(workspace)
    this = next((one for one in view.everyone if one.profile.id == person_id), None)
    if this is None:
        return
    others = [one for one in view.everyone if one is not this]

    def picked(other: str | None) -> None:
        if other is not None:
            screen.app.attempt(lambda: ask(other))

    def ask(other: str) -> None:
        both = [look_at_joining(workspace, *two) for two in ((person_id, other), (other, person_id))]
        views = [next(one for one in view.everyone if one.profile.id == who) for who in (person_id, other)]
        screen.app.push_screen(JoinDialog(both, views, view.today), answered)

    def answered(two: str | None) -> None:
        if two is not None:
            stays, _, goes = two.partition(" ")
            screen.app.attempt(lambda: _join(screen, stays, goes))

    screen.app.push_screen(PickPersonDialog(this, others, view.today), picked)


def _join(screen: PersonScreen, stays: str, goes: str) -> None:
    found, _ = join_people(screen.workspace, stays, goes)
    screen.show_person(stays)
    keys = keymap(screen.workspace.settings.keys)["undo"]
    undo = told.UNDO.format(key=shown_keys(keys[:1])) if keys else ""
    names = {"stays": shown(found.joining.profile.name), "goes": shown(found.goes.name)}
    screen.notify(told.JOINED.format(**names, undo=undo).strip(), markup=False)


def _aside(view: PersonView, today: date) -> str:
    """Return what tells someone from others of the same name."""
    last = view.in_touch.last
    said = told.NEVER if last is None else told.LAST.format(when=words.last_in_touch(view.in_touch, today))
    return f"{said}, {told.PUT_AWAY}" if view.profile.is_archived(today) else said


def _apart(views: Sequence[PersonView], today: date) -> list[str]:
    """Return what tells two of one name from each other: what one knows of them besides, where it has to."""
    asides = [_aside(one, today) for one in views]
    for known in (_birthday, _circle, _added, _first_known):
        if len(set(asides)) == len(asides):
            break
        more = [known(one) for one in views]
        if len(set(more)) == len(more):
            asides = [", ".join(filter(None, two)) for two in zip(asides, more, strict=True)]
    return asides


def _birthday(view: PersonView) -> str:
    born = view.profile.birthday
    return "" if born is None else told.BORN.format(day=occasion_text(born))


def _circle(view: PersonView) -> str:
    return words.CIRCLES[view.profile.circle].lower()


def _added(view: PersonView) -> str:
    added = view.profile.added
    return "" if added is None else told.ADDED.format(day=f"{added.day} {added:%B} {added.year}")


def _first_known(view: PersonView) -> str:
    profile = view.profile
    first = next((one.text for one in (*profile.details, *profile.in_common)), "")
    return shown(first or profile.reach or profile.notes)


class PickPersonDialog(Dialog[str]):
    """Answers with the id of somebody; those whose names are most alike are offered first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", id="pick.down", tooltip="Next one", show=False),
        Binding("up", "move(-1)", id="pick.up", tooltip="The one before", show=False),
    ]
    DEFAULT_CSS = """
    PickPersonDialog LineField, PickPersonDialog LineField:focus {
        border: none; background: $panel; height: 1; padding: 0 1; margin-bottom: 1;
    }
    PickPersonDialog .title { max-height: 2; }
    PickPersonDialog #nobody { color: $connect-quiet; height: auto; }
    PickPersonDialog OptionList {
        border: none; background: $surface; height: auto; max-height: 12; padding: 0;
        scrollbar-size-vertical: 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    PickPersonDialog OptionList > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    PickPersonDialog.-low > .box { padding: 0 1; max-height: 100%; }
    PickPersonDialog.-low .title { margin-bottom: 0; }
    """

    def __init__(self, this: PersonView, others: Sequence[PersonView], today: date) -> None:
        super().__init__()
        self._person = shown(this.profile.name)
        alike = {one.profile.id: likeness(this.profile, one.profile) for one in others}
        self._others = sorted(others, key=lambda one: (-alike[one.profile.id], fold(one.profile.name)))
        self._is_likely = any(alike.values())
        self._today = today

    def compose(self) -> ComposeResult:
        """Lay out the question, a field to write in, and who it may be."""
        with Vertical(classes="box"):
            yield Static(Content(told.PICK_TITLE.format(name=self._person)), classes="title")
            yield LineField(placeholder=told.PICK_PLACEHOLDER)
            yield OptionList()
            yield Static(id="nobody", markup=False)
            yield Static(told.PICK_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with those whose names are most alike."""
        self.query_one(OptionList).can_focus = False
        self._offer("")
        self.query_one(LineField).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        wanted, options = fold(clean_line(typed)), self.query_one(OptionList)
        names = {one.profile.id: (one.profile.name, *one.profile.also) for one in self._others}
        fit = [one for one in self._others if any(wanted in fold(name) for name in names[one.profile.id])]
        options.clear_options()
        options.add_options([self._option(one) for one in fit[:_MOST_SHOWN]])
        options.highlighted = 0 if fit and (wanted or self._is_likely) else None
        options.display = bool(fit)
        self.query_one("#nobody", Static).update(
            "" if fit else told.NOBODY_FITS if self._others else told.NOBODY_ELSE
        )

    def _option(self, one: PersonView) -> Option:
        aside = (f"   {_aside(one, self._today)}", "$connect-quiet")
        return Option(Content.assemble(" ", shown(one.profile.name), aside), id=one.profile.id)

    def action_move(self, by: int) -> None:
        """Move among those who are offered."""
        options = self.query_one(OptionList)
        if options.option_count:
            here = options.highlighted
            there = 0 if here is None else here + by
            options.highlighted = max(0, min(options.option_count - 1, there))

    @on(Input.Submitted)
    def _entered(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class JoinDialog(Dialog[str]):
    """Answers with who stays and who goes, as two ids with a blank between, or not at all."""

    DEFAULT_CSS = """
    JoinDialog > .box { width: 72; }
    JoinDialog VerticalScroll { height: auto; max-height: 50vh; scrollbar-size-vertical: 1; }
    JoinDialog .words { height: auto; }
    JoinDialog Ways, JoinDialog Ways:focus { margin-top: 1; }
    JoinDialog.-low > .box { padding: 0 1; max-height: 100%; max-width: 100%; }
    JoinDialog.-low .title { margin-bottom: 0; }
    JoinDialog.-low .hint { margin-top: 0; }
    """

    def __init__(self, both: Sequence[Joined], views: Sequence[PersonView], today: date) -> None:
        """Offer what joining two comes to, either way round; ``views`` are the one who stays in each."""
        super().__init__()
        names = [shown(view.profile.name) for view in views]
        self._words = {_APART: told.APART_WORDS.format(one=names[0], other=names[1])}
        self._ways = [(_APART, told.APART)]
        same = fold(names[0]) == fold(names[1])
        asides = _apart(views, today) if same else ["", ""]
        for found, view, name, aside in zip(both, views, names, asides, strict=True):
            way = f"{view.profile.id} {found.goes.id}"
            said = sentences(found.joining, found.goes.name, found.moved, shown, done=False)
            self._words[way] = "\n".join(said)
            into = told.OF_RECORD if same else told.INTO
            self._ways.append((way, into.format(name=name, aside=aside)))

    def compose(self) -> ComposeResult:
        """Lay out what becomes of them, and the ways to go on."""
        with Vertical(classes="box"):
            yield Static(told.JOIN_TITLE, classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(classes="words", markup=False)
            yield Ways(self._ways)
            yield Static(told.JOIN_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin on leaving them as they are."""
        self.query_one(Ways).focus()

    @on(OptionList.OptionHighlighted)
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one(".words", Static).update(Content(self._words[event.option_id or _APART]))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(None if event.option_id == _APART else event.option_id)

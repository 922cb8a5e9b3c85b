"""Adding someone: a name is enough, and a little more can be said at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.names import by_name
from connect_tui.domain.people import Circle, Profile
from connect_tui.domain.text import clean_line, fold
from connect_tui.services.people_changes import add_person
from connect_tui.ui import people_texts
from connect_tui.ui.content import shown
from connect_tui.ui.person_fields import birthday_of, parse_also
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.fields import LineField
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField

if TYPE_CHECKING:
    from connect_tui.domain.records import Person
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.screens.place import PlaceScreen


def open_add_person(
    screen: PlaceScreen, name: str = "", added: Callable[[str], object] | None = None
) -> None:
    """Have someone added, beginning with what is known of the name; ``added`` is told the id."""
    dialog = AddPersonDialog(screen.workspace, name)

    def closed(kept: bool | None) -> None:  # noqa: FBT001 - Textual hands it over so
        if kept and dialog.known is not None:
            _open_page(screen, dialog.known.id)
        if not kept or dialog.kept is None:
            return
        person = dialog.kept
        screen.app.attempt(screen.reload)
        if added is not None:
            added(person.id)
        screen.notify(people_texts.ADDED.format(name=shown(person.name)), markup=False)

    screen.app.push_screen(dialog, closed)


def _open_page(screen: PlaceScreen, person_id: str) -> None:
    from connect_tui.ui.screens.person import PersonScreen

    page = screen.app.place_called("person")
    if isinstance(page, PersonScreen):
        page.show_person(person_id, came_from=screen.PLACE)
        screen.app.show_place("person")


class AddPersonDialog(FormDialog):
    """Adds someone; enter does so from any field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", id="add.keep", tooltip="Add them", show=False)
    ]

    DEFAULT_CSS = """
    AddPersonDialog > .box { width: 64; }
    AddPersonDialog FormField .row > .label { width: 10; }
    AddPersonDialog FormField .help, AddPersonDialog FormField .mistake { padding: 0 1 0 11; }
    """

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._workspace = workspace
        self._begins_with = name
        self._known = by_name(workspace.store.people().values())
        self.kept: Profile | None = None
        """Who was added, once they are."""
        self.known: Person | None = None
        """Who is called so already, where nothing but such a name is written."""
        super().__init__(Content(people_texts.ADD_TITLE))

    def make_fields(self) -> dict[str, FormField]:
        """Return the fields in their order, by name."""
        circles = [(one.value, people_texts.CIRCLE_NAMES[one]) for one in Circle]
        return {
            "name": FormField(people_texts.ADD_NAME, _line(self._begins_with, people_texts.ADD_NAME_EMPTY)),
            "circle": FormField(people_texts.ADD_CIRCLE, ChoiceField(circles, Circle.WIDER.value)),
            "also": FormField(people_texts.ADD_ALSO, _line("", people_texts.ADD_ALSO_EMPTY)),
            "birthday": FormField(people_texts.ADD_BIRTHDAY, _line("", people_texts.ADD_BIRTHDAY_EMPTY)),
        }

    def on_mount(self) -> None:
        """Be ready for the name."""
        self.query_one(".hint", Static).update(people_texts.ADD_HINT)

    def keep(self) -> None:
        """Add them; raises ConnectError where that cannot be."""
        name = clean_line(self.fields["name"].value)
        self.known = self._known.get(fold(name)) if self._is_name_alone() else None
        if self.known is not None:
            return
        birthday = self.read("birthday", lambda text: birthday_of(text, self._workspace.today()), None)
        if not name:
            self.tell_at("name", WrongUse(people_texts.ADD_NO_NAME))
        if not self.has_mistakes:
            self.kept, _ = add_person(
                self._workspace,
                Profile(
                    "",
                    name,
                    parse_also(self.fields["also"].value),
                    Circle(self.fields["circle"].value),
                    birthday=birthday,
                ),
            )

    def _is_name_alone(self) -> bool:
        return not any(self.is_changed(name) for name in self.fields if name != "name")

    def keep_unfinished(self) -> None:
        """Keep nothing: nobody was added yet."""

    @on(Input.Changed)
    @on(ChoiceField.Changed)
    def _say_who_is_known(self) -> None:
        known = self._known.get(fold(clean_line(self.fields["name"].value)))
        said = "" if known is None else people_texts.ADD_KNOWN.format(name=shown(known.name))
        self.fields["name"].help(said if self._is_name_alone() else "")

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.prevent_default()
        self.action_keep()


def _line(value: str, placeholder: str) -> LineField:
    return LineField(value, placeholder=placeholder, select_on_focus=False)

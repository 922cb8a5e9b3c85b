"""Reminders: what was shown, what comes, by which rules, and whether it truly arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from connect_tui.config.keys import KeyContext, keymap
from connect_tui.services.workspace import Workspace
from connect_tui.ui import key_texts, reminder_texts
from connect_tui.ui.content import shown
from connect_tui.ui.health import health_parts
from connect_tui.ui.keys import bindings, shown_keys
from connect_tui.ui.next_reminder import rule_hue
from connect_tui.ui.rules import rule_views
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.screens.reminder_deeds import ReminderDeeds
from connect_tui.ui.widgets.health_header import HealthHeader
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.rule_list import RuleList
from connect_tui.ui.widgets.rule_panel import RulePanel
from connect_tui.ui.widgets.time_line import TimeLine
from connect_tui.ui.widgets.time_rows import time_rows

if TYPE_CHECKING:
    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.ui.reminder_desk import ReminderDesk
    from connect_tui.ui.rules import RuleView

DAYS = 8
"""How many days are shown, today included."""
LOOK_EVERY = 2
HEALTH_EVERY = 5
"""With how many calls of ``follow`` the time line and the state of things are read again."""
ROOM_BESIDE = (100, 20)
"""Columns and lines from which the rules stand beside the time line."""
ROOM_FOR_BOTH = 18
"""Lines from which both are shown, one above the other; below, one at a time."""
ROOM_FOR_AIR = 22
"""Lines from which an empty one stands between them."""
ROOM_FOR_KEYS = 60
"""Columns from which all keys of a rule are named where one list is shown at a time."""
FAR = 100_000

_ACTIONS = ("switch", "times", "later", "not_today", "today", "test_popup", "at_login", "other_list", "keys")
KEY_BAR = tuple(KeyEntry((action,), key_texts.LABELS[action]) for action in _ACTIONS)


class RemindersScreen(PlaceScreen):
    """The time line, and the rules."""

    PLACE: ClassVar[KeyContext] = "reminders"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reminders")]
    DEFAULT_CSS = """
    RemindersScreen #both { layout: vertical; height: 1fr; }
    RemindersScreen #rules { height: auto; }
    RemindersScreen.-airy #rules { margin-top: 1; }
    RemindersScreen.-wide #both { layout: horizontal; }
    RemindersScreen.-wide #rules { width: 50; height: 1fr; padding: 1 0; background: $surface; }
    RemindersScreen.-wide RuleList { height: 1fr; background: $surface; }
    RemindersScreen.-wide TimeLine { padding-top: 1; }
    RemindersScreen #nothing { display: none; padding: 1 2; color: $connect-quiet; }
    RemindersScreen.-nothing #nothing { display: block; }
    RemindersScreen.-nothing #both { display: none; }
    RemindersScreen.-one.-on-rules TimeLine { display: none; }
    RemindersScreen.-one.-on-line #rules { display: none; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self._looks = 0
        self._header = HealthHeader()
        self._line = TimeLine()
        self._rules = RuleList()
        self._panel = RulePanel()
        self._nothing = Static(id="nothing", markup=False)
        self._deeds = ReminderDeeds(self, self._rules)

    def compose_place(self) -> Iterator[Widget]:
        """Yield the header, the time line and the rules."""
        yield self._header
        yield self._nothing
        with Container(id="both"):
            yield self._line
            with Vertical(id="rules"):
                yield self._rules
                yield self._panel

    def on_mount(self) -> None:
        """Show everything."""
        self.fit_to_size()
        self.go_to_rules()
        self.app.attempt(self.reload)

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.fit_to_size()
        self.app.attempt(self.reload, tell_once=True)

    def use_room(self, width: int, height: int) -> None:
        """Put the rules beside the time line, below it, or in its place."""
        tall = height >= ROOM_FOR_BOTH
        beside = width >= ROOM_BESIDE[0] and height >= ROOM_BESIDE[1]
        self.set_class(beside, "-wide")
        self.set_class(not beside and not tall, "-one")
        self.set_class(not beside and height >= ROOM_FOR_AIR, "-airy")
        self._panel.set_class(beside, "-beside")
        self._header.styles.height = self._header.lines_for(width, 3 if tall else 2)
        if beside:
            self._rules.styles.height = "1fr"
        else:
            most = (height - 4) // 2 if tall else height - 5
            self._rules.styles.height = min(self._rules.line_count, most)

    def reload(self) -> None:
        """Read how everything stands, and show it."""
        self.today = self.workspace.today()
        desk = self.app.desk
        if desk is None:
            self._say_nothing(reminder_texts.NO_DESK)
            return
        settings = self.workspace.settings
        key = shown_keys(keymap(settings.keys)["at_login"][:1])
        self._header.show(health_parts(desk.health(), settings, self.workspace.clock.now(), key))
        self._show_outlook(desk)

    def follow(self, records: frozenset[str], *, catalogue: bool) -> None:
        """Take in changes, and see how things stand now."""
        self._looks += 1
        if records or catalogue or self.workspace.today() != self.today or self._looks % HEALTH_EVERY == 0:
            self.reload()
        elif self._looks % LOOK_EVERY == 0 and self.app.desk is not None:
            self._show_outlook(self.app.desk)

    def _say_nothing(self, why: str) -> None:
        """Say why there is nothing to show, or, where ``why`` is empty, show it."""
        self._nothing.update(why)
        self.set_class(bool(why), "-nothing")
        self._choose_keys()

    def _choose_keys(self) -> None:
        """Name the keys that do something here; where one list is shown at a time, the way to the other."""
        left_out: set[str] = set()
        if self.has_class("-nothing"):
            left_out |= {"switch", "times", "later", "not_today", "other_list"}
        if self.app.desk is None:
            left_out |= {"test_popup", "at_login"}
        if self.has_class("-one"):
            left_out |= {"test_popup", "at_login"}
            if self.app.size.width < ROOM_FOR_KEYS:
                left_out |= {"times", "later", "not_today", "today"}
        self.key_bar.leave_out(*sorted(left_out))

    def _show_outlook(self, desk: ReminderDesk) -> None:
        outlook = desk.outlook(DAYS)
        views = rule_views(self.workspace, outlook)
        self._say_nothing("" if views else reminder_texts.NO_RULES)
        self._line.show(time_rows(outlook, lambda entry: shown(desk.words(entry)), self._hue_of))
        self._rules.show(views, cards=self.has_class("-wide"))
        self._show_panel()
        self.use_room(*self.app.size)

    def _hue_of(self, rule: ReminderRule) -> str:
        return rule_hue(rule, self.workspace)

    @on(RuleList.CursorMoved)
    def _show_panel(self) -> None:
        key = shown_keys(keymap(self.workspace.settings.keys)["switch"][:1])
        all_off = not any(rule.enabled for rule in self.workspace.loaded.catalogue.reminders)
        how = reminder_texts.ALL_OFF_KEY.format(key=key) if key else ""
        self._panel.show(self._rules.view, f"{reminder_texts.ALL_OFF} {how}".rstrip() if all_off else "")

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        here = self._line if self.focused is self._line else self._rules
        of_rule = {
            "switch": self._deeds.switch,
            "times": self._deeds.change_times,
            "later": self._deeds.put_off_a_little,
            "not_today": self._deeds.put_off_for_today,
        }
        return {
            **{action: partial(self._with_rule, deed) for action, deed in of_rule.items()},
            "undo": self.undo,
            "test_popup": self._deeds.test_popup,
            "at_login": self._deeds.ask_about_login,
            "other_list": self._go_to_other_list,
            "back": lambda: self.app.show_place("today"),
            "cursor_down": lambda: here.move(1),
            "cursor_up": lambda: here.move(-1),
            "first": lambda: here.move(-FAR),
            "last": lambda: here.move(FAR),
        }

    def do_with(self, rule: str, action: str) -> None:
        """Put the cursor on a rule and do something with it."""
        self.go_to_rules()
        self._rules.go_to(rule)
        self.do(action)

    def _with_rule(self, deed: Callable[[RuleView], object]) -> None:
        """Do something with the rule under the cursor, or show it first where it cannot be seen."""
        if self.has_class("-one") and self.focused is self._line:
            self.go_to_rules()
        elif (view := self._rules.view) is not None:
            deed(view)

    def go_to_rules(self) -> None:
        """Have the keys work on the rules."""
        self._go_to(self._rules)

    def _go_to_other_list(self) -> None:
        self._go_to(self._rules if self.focused is self._line else self._line)

    def _go_to(self, widget: TimeLine | RuleList) -> None:
        self.set_class(widget is self._line, "-on-line")
        self.set_class(widget is self._rules, "-on-rules")
        widget.focus()

    @on(HealthHeader.Asked)
    def _header_clicked(self, event: HealthHeader.Asked) -> None:
        self.do(event.action)

    @on(RuleList.Asked)
    def _rule_clicked(self, event: RuleList.Asked) -> None:
        self.go_to_rules()
        self.do(event.action)

"""Being led through a practice, one step a page; every answer is kept as it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from connect_tui.config.keys import keymap
from connect_tui.services import guides
from connect_tui.ui import guide_pages, texts
from connect_tui.ui import guide_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.guide_walk import Kept, Walk
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fitting_text import FittingText
from connect_tui.ui.widgets.guide_answers import AnswerChanged, GuideAnswer
from connect_tui.ui.widgets.guide_closing import Closing
from connect_tui.ui.widgets.guide_fields import answer_to
from connect_tui.ui.widgets.step_link import StepLink

if TYPE_CHECKING:
    from textual.timer import Timer

    from connect_tui.ui.screens.place import PlaceScreen

KEEP_SECONDS = 0.4
"""How long what was typed waits until it is kept."""


def open_guide(place: PlaceScreen, practice_id: str, person_id: str = "") -> None:
    """Lead through the guide of a practice; undo takes back what comes of it.

    ``person_id`` is whom it is about, where that is known.
    """
    walk = Walk(place.workspace, practice_id, person_id)
    dialog = GuideDialog(walk, lambda do: place.app.attempt(do, tell_once=True))

    def closed(kept: Kept | None) -> None:
        place.unfinished = None
        place.app.attempt(place.reload)
        if kept is not None:
            undo = shown_keys(keymap(place.workspace.settings.keys)["undo"][:1])
            place.notify(guide_pages.said_in_the_end(walk, kept, undo), markup=False)

    place.unfinished = dialog.keep_now
    place.app.push_screen(dialog, closed)


class GuideDialog(Dialog[Kept]):
    """Answers with what was kept once the walk is finished; with None where it waits to be taken up again.

    ``attempt`` does something that may be refused, and tells whether it was done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,tab", "go_on", id="guide.next", tooltip="Go on", show=False),
        Binding("shift+tab", "go_back", id="guide.back", tooltip="Step before", show=False, priority=True),
        Binding("ctrl+s", "leave", id="guide.leave", tooltip="Leave; all is kept", show=False, priority=True),
        Binding("ctrl+n", "anew", id="guide.anew", tooltip="Begin anew", show=False, priority=True),
        Binding("pagedown", "scroll_page(1)", id="guide.down", tooltip="Scroll", show=False, priority=True),
        Binding("pageup", "scroll_page(-1)", id="guide.up", tooltip="Scroll back", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 - Textual types it so
    DEFAULT_CSS = """
    GuideDialog > .box { width: 76; height: 24; }
    GuideDialog #head { height: 1; margin-bottom: 1; }
    GuideDialog #head .title {
        width: 1fr; height: 1; margin: 0; text-wrap: nowrap; text-overflow: ellipsis;
    }
    GuideDialog #step { width: auto; margin-left: 2; }
    GuideDialog #page { height: 1fr; }
    GuideDialog #words { height: auto; max-height: 60%; scrollbar-size-vertical: 1; margin-bottom: 1; }
    GuideDialog #words Static { height: auto; }
    GuideDialog #told.-apart { margin-bottom: 1; }
    GuideDialog #answer { height: auto; }
    GuideDialog #page.-high #answer { height: 1fr; min-height: 6; }
    GuideDialog #beside { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; display: none; }
    GuideDialog #beside.-there { display: block; }
    GuideDialog #page.-high #beside { height: auto; max-height: 8; }
    GuideDialog.-low #page.-high #answer { min-height: 4; }
    GuideDialog.-low #page.-high #beside { max-height: 4; }
    GuideDialog #links { height: 1; margin-top: 1; }
    GuideDialog #links .hint { width: 1fr; height: 1; margin: 0 2; text-align: center; }
    GuideDialog StepLink { width: auto; color: $connect-key; }
    GuideDialog StepLink:hover { text-style: underline; }
    GuideDialog #back.-off { visibility: hidden; }
    GuideDialog #again { display: none; width: auto; }
    GuideDialog #again.-there { display: block; margin-bottom: 1; }
    GuideDialog.-narrow > .box { max-width: 100%; padding: 1; }
    GuideDialog.-low > .box { max-height: 100%; height: 100%; padding: 0 1; }
    GuideDialog.-low WriteAnswer { height: 4; }
    """

    def __init__(self, walk: Walk, attempt: Callable[[Callable[[], object]], bool]) -> None:
        super().__init__()
        self._walk, self._attempt = walk, attempt
        self._asked_anew = self._refused = False
        self._field: GuideAnswer | None = None
        self._waits: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, room for a page, and the ways on and back."""
        with Vertical(classes="box"):
            with Horizontal(id="head"):
                yield FittingText(classes="title", markup=False)
                yield Static(id="step", markup=False)
            with Vertical(id="page"):
                with VerticalScroll(id="words", can_focus=False):
                    yield Static(id="told", markup=False)
                    yield StepLink(id="again", markup=False)
                    yield Static(id="asked", markup=False)
                yield Vertical(id="answer")
                with VerticalScroll(id="beside", can_focus=False):
                    yield Static(id="aside", markup=False)
            with Horizontal(id="links"):
                yield StepLink(told.BACK, id="back", markup=False)
                yield FittingText(classes="hint", markup=False)
                yield StepLink(told.ON, id="on", markup=False)

    async def on_mount(self) -> None:
        """Show the step that one is at."""
        name = Content.styled(shown(self._walk.practice.name), f"bold $connect-{self._walk.hue}")
        self.query_one(".title", FittingText).offer(name)
        await self._show()

    async def _show(self) -> None:
        """Show the page of the step one is at, or the last one, all of it at once."""
        walk, room = self._walk, self.query_one("#answer", Vertical)
        field = self._last_page() if walk.step is None else answer_to(walk, walk.step)
        with self.app.batch_update():
            await room.remove_children()
            self._field = field
            self.query_one("#page").set_class(field.IS_HIGH, "-high")
            await room.mount(field)
            self.query_one("#step", Static).update(guide_pages.progress(walk))
            self.query_one("#back").set_class(walk.at == 0, "-off")
            self.query_one("#on", StepLink).update(told.KEEP if walk.step is None else told.ON)
            self._show_words()
            self._show_aside()
            self._show_hint()
            field.begin()

    def _last_page(self) -> Closing:
        walk = self._walk
        is_done = guides.is_done(walk.workspace, walk.run)
        when = (walk.run.day, walk.workspace.today())
        closing = Closing(guide_pages.closing_words(walk), walk.practice.name, when, is_done=is_done)
        closing.name_people([walk.run.person_name] if walk.run.person_name else [])
        return closing

    def _show_words(self) -> None:
        walk, again = self._walk, self.query_one("#again", StepLink)
        again.set_class(walk.is_resumed, "-there")
        again.update(told.ANEW_ASKED if self._asked_anew else told.ANEW)
        said, above = guide_pages.words_before(walk), self.query_one("#told", Static)
        above.update(said)
        above.display = bool(said.plain)
        above.set_class(not walk.is_resumed, "-apart")
        asked = guide_pages.page_words(walk, walk.step) if walk.step else Content.styled(told.CLOSING, "bold")
        self.query_one("#asked", Static).update(asked)
        self.query_one("#words", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self._show_question)

    def _show_question(self) -> None:
        """Have the question in sight where there is no room for what stands above it, too."""
        room = self.query_one("#words", VerticalScroll)
        if room.max_scroll_y and not self._asked_anew:
            room.scroll_to_widget(self.query_one("#asked"), top=True, animate=False)

    def on_resize(self) -> None:
        """Have the question in sight in the new room, too."""
        self.call_after_refresh(self._show_question)

    def _show_aside(self) -> None:
        """Show what is kept already where the answer goes, and what a style may need."""
        walk = self._walk
        said = Content("") if walk.step is None else guide_pages.aside_of(walk, walk.step, self._field)
        self.query_one("#aside", Static).update(said)
        self.query_one("#beside").set_class(bool(said.plain), "-there")

    def _show_hint(self) -> None:
        if self._field is not None:
            self.query_one(".hint", FittingText).offer(*map(Content, self._field.hints))

    def _take(self) -> None:
        """Take the answer over as it stands."""
        if self._field is not None and self._field.is_mounted:
            self._walk.take(self._field.value)

    def keep_now(self) -> None:
        """Keep the walk as it is at this moment."""
        if self._waits is not None:
            self._waits.stop()
            self._waits = None
        self._take()
        self._walk.keep()

    @on(AnswerChanged)
    def _answer_changed(self) -> None:
        if self._waits is None:
            self._waits = self.set_timer(KEEP_SECONDS, self._keep_soon)
        if self._asked_anew:
            self._asked_anew = False
            self._show_words()
        self._show_hint()
        if self._field is not None and self._field.CHANGES_PAGE:
            self._take()
            self._show_aside()

    def _keep_soon(self) -> None:
        self._waits = None
        self._attempt(self.keep_now)

    async def action_go_on(self) -> None:
        """Go on to the next step; from the last page, keep everything."""
        if self._walk.step is None:
            self._finish()
        else:
            await self._move(1)

    async def action_go_back(self) -> None:
        """Go to the step before."""
        await self._move(-1)

    async def _move(self, by: int) -> None:
        self._take()
        self._walk.move(by)
        self._asked_anew, self._field = False, None
        self._attempt(self.keep_now)
        await self._show()

    async def action_anew(self) -> None:
        """Let go of the answers and begin at the first step, once that was asked for twice."""
        if not self._walk.is_resumed:
            return
        self._asked_anew = not self._asked_anew
        if self._asked_anew:
            self._show_words()
        elif self._attempt(self._walk.begin_anew):
            self._field = None
            await self._show()

    def _finish(self) -> None:
        """Keep what the walk has led to."""
        closing, found = self._field, list[Kept]()
        if isinstance(closing, Closing) and self._attempt(
            lambda: found.append(self._walk.finish(done=closing.done, people=closing.people))
        ):
            self.dismiss(found[0])

    def may_be_left(self) -> bool:
        """Keep everything, so that nothing is lost; where that is refused, leave when asked again."""
        if self._attempt(self.keep_now) or self._refused:
            return True
        self._refused = True
        self.query_one(".hint", FittingText).update(texts.UNSAVED)
        return False

    @on(Closing.PeopleAsked)
    def _name_people(self) -> None:
        """Have it said with whom it was."""
        from connect_tui.services.check_ins import known_people
        from connect_tui.ui.screens.naming import PeopleDialog

        closing, walk = self._field, self._walk
        if not isinstance(closing, Closing):
            return
        named, today = closing.people, walk.workspace.today()
        known = known_people(walk.workspace)
        dialog = PeopleDialog(walk.practice.name, walk.run.day, today, kept=named, chosen=named, known=known)
        self.app.push_screen(dialog, lambda names: closing.name_people(named if names is None else names))

    def action_scroll_page(self, pages: int) -> None:
        """Scroll what has no room: the question, then what is kept already, or what was answered."""
        field = self._field
        asked, beside = (self.query_one(one, VerticalScroll) for one in ("#words", "#beside"))
        bodies = [asked, field.body if isinstance(field, Closing) else beside]
        if not any(one.max_scroll_y for one in bodies):
            raise SkipAction
        body = next((one for one in bodies[::pages] if 0 <= one.scroll_y + pages <= one.max_scroll_y), None)
        if body is not None:
            body.scroll_relative(y=pages * max(1, body.size.height - 1), animate=False)

    @on(StepLink.Pressed)
    async def _link_pressed(self, event: StepLink.Pressed) -> None:
        actions = {"back": self.action_go_back, "on": self.action_go_on, "again": self.action_anew}
        await actions[event.link.id or "on"]()

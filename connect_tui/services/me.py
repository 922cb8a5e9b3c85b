"""What a person notes about themselves: adding it, changing it, marking it done, and letting it go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.me import GoalStep, MeItem, MeKind, about_me
from connect_tui.domain.me_rules import TO_DO, in_order
from connect_tui.domain.people import Style
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import can_be_seen, clean_line, clean_text, fold, shortened
from connect_tui.services.check_ins import Outcome, refuse_far_future, refuse_far_past, refuse_future
from connect_tui.services.me_finding import item_named
from connect_tui.services.me_merging import merged, said_again

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from connect_tui.domain.me import AboutMe
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change


class ItemGone(WrongUse):
    """What was to be changed is not there any more."""

    def __init__(self) -> None:
        super().__init__("It was taken away meanwhile.", hint="Undo brings it back.")


def me(workspace: Workspace) -> AboutMe:
    """Return all that a person notes about themselves."""
    return about_me(workspace.store.me().values())


def add(
    workspace: Workspace, kind: MeKind, text: str, *, until: date | None = None, steps: Sequence[str] = ()
) -> tuple[MeItem, Outcome]:
    """Note something; where just that holds already, it is returned with this day and these steps as well.

    ``until`` is for goals and dares, ``steps`` are for goals. Of a style the text is its value. Raises
    WrongUse where nothing is written, and for what such a note cannot have.
    """
    if kind is MeKind.STYLE:
        return _style(workspace, _parsed_style(text))
    today = workspace.today()
    wanted = _checked(workspace, MeItem("", kind, text, today, until=until, steps=_new_steps(steps)))
    what = _info(workspace, wanted)
    with workspace.store.change(what) as change:
        there = _just_that(change, kind, wanted.text)
        item = change.put_me(wanted if there is None else said_again(there, wanted))
    return item, Outcome(what, change.changed)


def put_new(change: Change, kind: MeKind, text: str, today: date) -> MeItem | None:
    """Note something within a change, and return it; None where just that holds already, or says nothing.

    For a style the text may be its value, or words that name just one; words that name none are no style.
    """
    if kind is MeKind.STYLE:
        style, about = _style_in(text), about_me(change.me().values())
        if style is None or about.style is style:
            return None
        return _put_style(change, about.styles, style, today)
    text = clean_text(text)
    if not can_be_seen(text) or _just_that(change, kind, text) is not None:
        return None
    return change.put_me(MeItem("", kind, text, today))


def change_item(workspace: Workspace, before: MeItem, after: MeItem) -> Outcome:
    """Make what differs between ``before`` and ``after`` so, and leave what others changed meanwhile.

    Of steps each is taken for itself. A text that was changed elsewhere meanwhile stays above the new one.
    Raises WrongUse where it is gone, nothing is written, or it has what such a note cannot have.
    """
    after = _checked(workspace, after)
    what = _info(workspace, before)
    with workspace.store.change(what) as change:
        change.put_me(merged(_there(change, before.id), before, after))
    return Outcome(what, change.changed)


def mark_done(
    workspace: Workspace, item_id: str, *, done: bool = True, day: date | None = None, if_open: bool = False
) -> Outcome:
    """Mark a goal or a dare done on a day up to today, today unless told; or take the mark back.

    One that was let go is taken up by it, and one that is done already keeps its day unless another is told;
    with ``if_open`` neither is changed. Raises WrongUse for what cannot be done, and for a day to come.
    """
    on = _day_done(workspace, day)
    what = _info(workspace, workspace.store.me().get(item_id))
    with workspace.store.change(what) as change:
        item = _there(change, item_id)
        if item.kind not in TO_DO:
            raise WrongUse("Only a goal or a dare can be done.", hint="What no longer holds can be let go.")
        if if_open and not item.is_open:
            return Outcome(what, changed=False)
        if not done:
            change.put_me(item._replace(done=None))
        elif item.done is None or day is not None:
            change.put_me(item._replace(done=on, dropped=None))
    return Outcome(what, change.changed)


def mark_step(
    workspace: Workspace,
    item_id: str,
    step: GoalStep,
    *,
    done: bool = True,
    day: date | None = None,
    if_open: bool = False,
) -> Outcome:
    """Mark a step of a goal done on a day up to today, today unless told; or take the mark back.

    ``step`` is the step as it was seen, wherever it stands by now; one that is so already keeps its day. With
    ``if_open`` nothing changes where the goal is done or let go. Raises WrongUse for a day to come, ItemGone
    where the step is not there any more.
    """
    on = _day_done(workspace, day)
    what = _info(workspace, workspace.store.me().get(item_id))
    with workspace.store.change(what) as change:
        item = _there(change, item_id)
        place = _place_of(step, item.steps)
        now = item.steps[place]
        if done != (now.done is not None) and (item.is_open or not if_open):
            marked = now._replace(done=on if done else None)
            change.put_me(item._replace(steps=(*item.steps[:place], marked, *item.steps[place + 1 :])))
    return Outcome(what, change.changed)


def step_numbered(item: MeItem, number: int) -> GoalStep:
    """Return a step of a goal by its number, from 1. Raises WrongUse where there is no such step."""
    if 1 <= number <= len(item.steps):
        return item.steps[number - 1]
    if not item.steps:
        raise WrongUse("There are no steps to mark.", hint="Change the goal and give it some.")
    raise WrongUse("There is no such step.", hint=f"Its steps go from 1 to {len(item.steps)}.")


def let_go(workspace: Workspace, item_id: str, *, dropped: bool = True) -> Outcome:
    """Have something hold no longer from today on, or take it up again. It is kept either way.

    Raises WrongUse for a style: another one takes its place.
    """
    what = _info(workspace, workspace.store.me().get(item_id))
    with workspace.store.change(what) as change:
        item = _there(change, item_id)
        if item.kind is MeKind.STYLE:
            raise WrongUse("A style is not let go.", hint="Choose another one, or unknown, in its place.")
        if dropped != (item.dropped is not None):
            change.put_me(item._replace(dropped=workspace.today() if dropped else None))
    return Outcome(what, change.changed)


def remove_item(workspace: Workspace, item_id: str) -> Outcome:
    """Take something away; nothing changes where it is gone already."""
    what = _info(workspace, workspace.store.me().get(item_id))
    with workspace.store.change(what) as change:
        if item_id in change.me():
            change.drop_me(item_id)
    return Outcome(what, change.changed)


def set_style(workspace: Workspace, style: Style) -> Outcome:
    """Note one's own attachment style from today on; the earlier ones stay as what they were.

    One that was noted today is taken back by another of today.
    """
    return _style(workspace, style)[1]


def find_item(
    workspace: Workspace, kind: MeKind | Collection[MeKind] | None, text: str, *, over_first: bool = False
) -> MeItem:
    """Return what a text means: an id, a number of ``me_rules.in_order``, or a part of what is written.

    ``kind`` narrows down what a part may mean; what holds goes before what is over, or with ``over_first``
    after it. Raises WrongUse where it means nothing, with the nearest as ``nearest``, or several, with those.
    """
    everything = in_order(me(workspace))
    wanted = text.strip()
    by_id = next((one for one in everything if one.id == wanted), None)
    if by_id is not None:
        return by_id
    if wanted.isascii() and wanted.isdigit() and len(wanted) <= len(str(len(everything))):
        number = int(wanted)
        if 1 <= number <= len(everything):
            return everything[number - 1]
    kinds = set(MeKind) - {MeKind.STYLE} if kind is None else {kind} if isinstance(kind, MeKind) else {*kind}
    return item_named([one for one in everything if one.kind in kinds], text, over_first=over_first)


def _style(workspace: Workspace, style: Style) -> tuple[MeItem, Outcome]:
    today = workspace.today()
    what = _info(workspace)
    with workspace.store.change(what) as change:
        styles = about_me(change.me().values()).styles
        now = styles[-1] if styles else None
        if now is None or now.text != style:
            now = _put_style(change, styles, style, today)
    return now, Outcome(what, change.changed)


def _put_style(change: Change, styles: Sequence[MeItem], style: Style, today: date) -> MeItem:
    """Note a style. One of today is changed, or goes where that brings back the one before it."""
    now, before = (styles[-1] if styles else None), (styles[-2] if len(styles) > 1 else None)
    if now is None or now.since < today:
        return change.put_me(MeItem("", MeKind.STYLE, style.value, today))
    if before is not None and before.text == style:
        change.drop_me(now.id)
        return before
    return change.put_me(now._replace(text=style.value))


def _parsed_style(text: str) -> Style:
    try:
        return Style(fold(clean_line(text)))
    except ValueError:
        raise WrongUse(
            f"There is no attachment style “{shortened(text)}”.",
            hint=f"There are: {', '.join(Style)}.",
            nearest=tuple(Style),
        ) from None


def _style_in(text: str) -> Style | None:
    """Return the one style that words name, or None."""
    words = "".join(one if one.isalpha() else " " for one in fold(text)).split()
    named = [style for style in Style if style.value in words]
    return named[0] if len(named) == 1 else None


def _checked(workspace: Workspace, item: MeItem) -> MeItem:
    """Return an item with its texts cleaned. Raises WrongUse for what it cannot have."""
    if item.kind is MeKind.STYLE:
        return item._replace(text=_parsed_style(item.text).value)
    text = clean_text(item.text)
    if not can_be_seen(text):
        raise WrongUse("Nothing is written yet.", hint="Say it in your own words.")
    if item.until is not None:
        if item.kind not in TO_DO:
            raise WrongUse("Only a goal or a dare has a day to be done by.", hint="Leave the day out.")
        refuse_far_past(item.until)
        refuse_far_future(workspace, item.until)
    if item.steps and item.kind is not MeKind.GOAL:
        raise WrongUse("Only a goal has steps.", hint="Leave them out, or make it a goal.")
    steps = [step._replace(text=clean_line(step.text)) for step in item.steps]
    return item._replace(text=text, steps=tuple(step for step in steps if can_be_seen(step.text)))


def _new_steps(texts: Iterable[str]) -> tuple[GoalStep, ...]:
    return tuple(GoalStep(text) for text in texts)


def _just_that(change: Change, kind: MeKind, text: str) -> MeItem | None:
    """Return what holds and says just that, or None."""
    key = fold(clean_line(text))
    same = (one for one in change.me().values() if one.kind is kind and one.is_open)
    return next((one for one in same if fold(clean_line(one.text)) == key), None)


def _there(change: Change, item_id: str) -> MeItem:
    item = change.me().get(item_id)
    if item is None:
        raise ItemGone()
    return item


def _place_of(step: GoalStep, steps: Sequence[GoalStep]) -> int:
    """Return where a step stands; one of the same words that is marked otherwise is it, too."""
    if step in steps:
        return steps.index(step)
    texts = [one.text for one in steps]
    if step.text not in texts:
        raise ItemGone()
    return texts.index(step.text)


def _day_done(workspace: Workspace, day: date | None) -> date:
    on = day or workspace.today()
    refuse_future(workspace, on, "it cannot be done yet", "Mark it once that day has come.")
    refuse_far_past(on)
    return on


def _info(workspace: Workspace, item: MeItem | None = None) -> ChangeInfo:
    """Return what is changed, with the words of the item; a style is known by no words of a person's own."""
    words = "" if item is None or item.kind is MeKind.STYLE else shortened(item.text)
    return ChangeInfo("me", workspace.today(), what=words)

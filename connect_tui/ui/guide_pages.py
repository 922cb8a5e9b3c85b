"""What stands on the pages of a guide, beside the field that a step is answered in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from connect_tui.domain.guides import Keep
from connect_tui.domain.people import Style
from connect_tui.exchange.guides import words
from connect_tui.exchange.people.words import STYLE_CAUTION
from connect_tui.services import guides
from connect_tui.ui import guide_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import shown, shown_lines
from connect_tui.ui.widgets.guide_choices import ChoiceAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.domain.guide_runs import Answered, GuideRun
    from connect_tui.domain.guides import Step
    from connect_tui.ui.guide_walk import Kept, Walk
    from connect_tui.ui.widgets.guide_answers import GuideAnswer

_QUIET = "$connect-quiet"
_MOST_IN_VIEW = 12
_STYLES = (Keep.STYLE, Keep.MY_STYLE)


def progress(walk: Walk) -> Content:
    """Return how far one is, in dots and in words."""
    at, steps = walk.at, walk.steps
    dots = [("●", _QUIET) if number < at else ("○", _QUIET) for number in range(steps)]
    if at < steps:
        dots[at] = ("◉", f"bold $connect-{walk.hue}")
    said = words.place_in_words(at + 1, steps) if at < steps else ""
    return Content.assemble(*dots, (f"  {said}" if said else "", _QUIET))


def words_before(walk: Walk) -> Content:
    """Return what stands above a page: since when it waits, or on the first page the introduction."""
    if walk.is_resumed:
        began = guides.began_on(walk.workspace, walk.run)
        return Content.styled(words.resumed(began, walk.run.day), "$connect-key")
    return Content.styled(shown_lines(walk.guide.intro) if walk.at == 0 else "", _QUIET)


def page_words(walk: Walk, step: Step) -> Content:
    """Return what is asked, with where the answer goes."""
    parts = [Content.styled(shown_lines(step.text), "bold")]
    name = shown(walk.run.person_name) or words.THEM
    also = words.ALSO_KEPT_IN.get(words.keep_of(step), "")
    if also and (walk.run.person_name or words.keep_of(step) not in guides.ABOUT_PERSON):
        parts.append(Content.styled(also.format(name=name), _QUIET))
    leave = words.GO_NOW.get((walk.practice.id, step.id), "")
    if leave:
        parts.append(Content.styled(leave.format(key=told.ESCAPE), "$connect-key"))
    return Content("\n").join(parts)


def aside_of(walk: Walk, step: Step, field: GuideAnswer | None) -> Content:
    """Return what is kept already where the answer goes, or what a style may need."""
    keep = words.keep_of(step)
    lines: list[Content] = []
    if keep in _STYLES and isinstance(field, ChoiceAnswer):
        style = words.style_said(field.looked_at)
        if style is not None:
            lines += [Content(one) for one in words.style_words(style, own=keep is Keep.MY_STYLE)]
        lines.append(Content.styled(words.NO_DIAGNOSIS if keep is Keep.MY_STYLE else STYLE_CAUTION, _QUIET))
    there = guides.in_view(walk.workspace, walk.run, step)
    if there:
        place = guides.place_in_view(walk.guide, step)
        heading = words.PLACES[place].format(name=shown(walk.run.person_name) or words.THEM)
        if keep in _STYLES:
            return Content("\n").join([*lines, Content.assemble((heading, "$connect-key"), ": ", there[-1])])
        lines.append(Content.styled(heading, "$connect-key"))
        lines += [Content.assemble(("· ", _QUIET), shown(one)) for one in there[: -_MOST_IN_VIEW - 1 : -1]]
    return Content("\n").join(lines)


def closing_words(walk: Walk) -> Content:
    """Return what was answered, in short, and what goes where."""
    run = walk.run
    lines: list[Content] = []
    elsewhere = guides.kept_elsewhere(run)
    for one in (*elsewhere, *(one for one in run.answers if one not in elsewhere)):
        if one.kind not in ("breathe", "person"):
            lines += _answer_lines(one, run, is_kept_too=one in elsewhere)
    if not lines:
        return Content(told.CLOSING_NOTHING)
    lines.append(Content(""))
    lines.append(Content.styled(told.CLOSING_JOURNAL, _QUIET))
    if any(one.keep is Keep.MY_STYLE for one in elsewhere):
        lines += [Content(""), *_styles_may_need(run)]
    return Content("\n").join(lines)


def said_in_the_end(walk: Walk, kept: Kept, undo_key: str) -> str:
    """Return what was kept, and what takes it back."""
    said = [told.KEPT_ENTRY] if kept.entry else []
    said += [told.KEPT_CHECKED.format(practice=shown(walk.practice.name))] if kept.checked else []
    back = [texts.TAKES_BACK.format(key=undo_key)] if said and undo_key else []
    return " ".join([*(f"{one}." for one in said or [told.KEPT_NOTHING]), *back])


def _answer_lines(one: Answered, run: GuideRun, *, is_kept_too: bool) -> Iterator[Content]:
    value = ", ".join(one.value) if isinstance(one.value, tuple) else str(one.value)
    if one.ends is not None:
        low, high, steps = one.ends
        value = f"{value}/{steps} ({low} … {high})"
    yield Content.styled(words.asked_in_short(one.asked), _QUIET)
    yield Content("\n".join(f"  {line}" for line in shown_lines(value).split("\n")))
    if is_kept_too:
        where = words.KEPT_IN[one.keep].format(name=shown(run.person_name))
        yield Content.styled(f"  {told.GOES.format(where=where)}", "$connect-key")


def _styles_may_need(run: GuideRun) -> Iterator[Content]:
    chosen = next(
        (words.style_said(str(one.value)) for one in run.answers if one.keep is Keep.MY_STYLE), None
    )
    if chosen is not None and chosen is not Style.UNKNOWN:
        yield Content(words.own_tip(chosen))
        yield Content("")
    yield Content.styled(words.OTHERS_MAY_NEED, "$connect-key")
    for style, tip in words.all_styles_may_need():
        yield Content.assemble((f"{style}  ", "bold"), tip)
    yield Content.styled(words.NO_DIAGNOSIS, _QUIET)

"""What a popup says, from the reminders it stands for and the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.settings import Popups
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.text import clean_line, shortened, visible
from connect_tui.reminders import texts
from connect_tui.reminders.popup import Button, Popup
from connect_tui.services.days import day_counts
from connect_tui.services.reminders import MAKE_TIME, longest_not_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.practices import Practice
    from connect_tui.reminders.outlook import Occurrence
    from connect_tui.services.workspace import Workspace

_MOST_LINES = 5
_LONGEST_LINE = 60


class Composed(NamedTuple):
    """A popup, and the id of the person it names, if any."""

    popup: Popup
    person: str = ""


class _Words(NamedTuple):
    title: str
    body: str
    person: str = ""


def compose(
    workspace: Workspace, occurrences: Sequence[Occurrence], *, late: bool, replaces: int = 0
) -> Composed:
    """Return the popup for one reminder, or for several that were missed or put off together."""
    first = occurrences[0]
    if len(occurrences) > 1:
        words, discreet = _together(workspace, occurrences, late=late), texts.DISCREET_TOGETHER
        buttons: tuple[Button, ...] = (Button.LATER, Button.NOT_TODAY)
    else:
        words, discreet = _words(workspace, first), texts.DISCREET[first.rule.kind]
        buttons = _buttons(workspace, first)
        if late:
            words = words._replace(
                body=texts.FROM.format(time=texts.clock_time(first.moment), text=words.body)
            )
    if workspace.settings.popups is not Popups.FULL:
        words = words._replace(title=texts.APP, body=discreet)
    popup = Popup(
        key=first.key,
        title=visible(words.title),
        body=visible(words.body),
        buttons=buttons,
        labels=tuple(texts.LABELS[button] for button in buttons),
        replaces=replaces,
        discreet_title=texts.APP,
        discreet_body=discreet,
    )
    return Composed(popup, words.person)


def headline(workspace: Workspace, occurrence: Occurrence) -> str:
    """Return in a few words what a reminder is about, for lists."""
    rule = occurrence.rule
    if rule.kind is ReminderKind.PRACTICE:
        practice = _practice(workspace, rule.practice)
        return visible(clean_line(practice.name if practice else rule.practice or rule.id))
    if rule.kind is ReminderKind.PEOPLE:
        found = longest_not_seen(workspace)
        name = found[0].name if found else ""
        return texts.REACH_OUT.format(name=visible(name)) if name else texts.REACH_OUT_TO_SOMEONE
    return texts.EVENING_TITLE if rule.kind is ReminderKind.EVENING else texts.WEEKLY_TITLE


def _buttons(workspace: Workspace, occurrence: Occurrence) -> tuple[Button, ...]:
    kind = occurrence.rule.kind
    practice = {ReminderKind.PRACTICE: occurrence.rule.practice, ReminderKind.PEOPLE: MAKE_TIME}.get(kind)
    if practice is not None and _practice(workspace, practice) is not None:
        return (Button.DONE, Button.LATER, Button.NOT_TODAY)
    return (Button.LATER, Button.NOT_TODAY)


def _together(workspace: Workspace, occurrences: Sequence[Occurrence], *, late: bool) -> _Words:
    lines = [shortened(headline(workspace, one), _LONGEST_LINE) for one in occurrences[:_MOST_LINES]]
    if late:
        times = (texts.clock_time(one.moment) for one in occurrences)
        lines = [f"{time}  {line}" for time, line in zip(times, lines, strict=False)]
    if len(occurrences) > _MOST_LINES:
        lines.append(texts.MORE.format(count=len(occurrences) - _MOST_LINES))
    return _Words(texts.MISSED_TITLE if late else texts.PUT_OFF_TITLE, "\n".join(lines))


def _words(workspace: Workspace, occurrence: Occurrence) -> _Words:
    write = {
        ReminderKind.PRACTICE: _about_practice,
        ReminderKind.PEOPLE: _about_people,
        ReminderKind.EVENING: _about_evening,
        ReminderKind.WEEKLY: _about_week,
    }[occurrence.rule.kind]
    return write(workspace, occurrence)


def _about_practice(workspace: Workspace, occurrence: Occurrence) -> _Words:
    rule, day = occurrence.rule, occurrence.day
    practice = _practice(workspace, rule.practice)
    if practice is None:
        return _Words(rule.practice or rule.id, rule.text or texts.PRACTICE_BODY)
    lines = [rule.text or practice.action_on(day) or texts.PRACTICE_BODY]
    if workspace.settings.show_streaks:
        standing = workspace.book.standing(practice, day, workspace.today())
        if standing.current > 1:
            lines.append(texts.streak(standing.current, standing.unit))
    return _Words(clean_line(practice.name), "\n".join(lines))


def _about_people(workspace: Workspace, occurrence: Occurrence) -> _Words:
    text = occurrence.rule.text or texts.SOMEONE_BODY
    found = longest_not_seen(workspace)
    if found is None:
        return _Words(texts.REACH_OUT_TO_SOMEONE, text)
    person, last = found
    lines = [text] if last is None else [text, texts.last_together(last, occurrence.day)]
    return _Words(texts.REACH_OUT.format(name=person.name), "\n".join(lines), person.id)


def _about_evening(workspace: Workspace, occurrence: Occurrence) -> _Words:
    lines = [occurrence.rule.text or texts.EVENING_BODY]
    _, states = day_counts(workspace)
    done = sum(state.value == "done" for state in states.values())
    if done:
        lines.append(texts.KEPT_TODAY.format(done=done, total=len(states)))
    return _Words(texts.EVENING_TITLE, "\n".join(lines))


def _about_week(_: Workspace, occurrence: Occurrence) -> _Words:
    return _Words(texts.WEEKLY_TITLE, occurrence.rule.text or texts.WEEKLY_BODY)


def _practice(workspace: Workspace, practice_id: str | None) -> Practice | None:
    return next((one for one in workspace.practices if one.id == practice_id), None)

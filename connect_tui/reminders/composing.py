"""What a popup says, from the reminders it stands for and the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.settings import Popups
from connect_tui.domain.practices import MAKE_TIME
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.text import clean_line, shortened, visible
from connect_tui.reminders import texts
from connect_tui.reminders.popup import Button, Popup
from connect_tui.services.days import day_counts
from connect_tui.services.reminder_subjects import ITEM_KINDS, NO_SUBJECT, Subject
from connect_tui.services.reminders import NAMING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from connect_tui.domain.practices import Practice
    from connect_tui.domain.showings import Showing
    from connect_tui.reminders.outlook import Occurrence
    from connect_tui.services.workspace import Workspace

_MOST_LINES = 5
_LONGEST_LINE = 60
_LONGEST_ITEM = 80
_ASKING = frozenset((ReminderKind.PEOPLE, ReminderKind.CHECK_ON))
"""The kinds of reminders that ask for somebody to be reached out to."""


class Composed(NamedTuple):
    """A popup, and whom or what each of its reminders names, by key."""

    popup: Popup
    named: Mapping[str, Subject]

    @property
    def subject(self) -> Subject:
        """Whom or what it names, where it stands for one reminder alone."""
        return next(iter(self.named.values())) if len(self.named) == 1 else NO_SUBJECT


class _Words(NamedTuple):
    title: str
    body: str


def compose(
    workspace: Workspace,
    occurrences: Sequence[Occurrence],
    *,
    late: bool,
    replaces: int = 0,
    showings: Mapping[str, Showing] | None = None,
    opens_evening: bool = False,
) -> Composed:
    """Return the popup for one reminder, or for several that were missed or put off together.

    ``showings``, by key, tell whom one that was shown already has named; ``opens_evening`` whether the
    evening can be opened from a popup.
    """
    first = occurrences[0]
    naming = Naming(workspace)
    subjects = [naming.subject(one, (showings or {}).get(one.key)) for one in occurrences]
    if len(occurrences) > 1:
        words = _together(naming, occurrences, subjects, late=late)
        discreet = texts.DISCREET_TOGETHER
        buttons: tuple[Button, ...] = (Button.LATER, Button.NOT_TODAY)
    else:
        words, discreet = _words(naming, first, subjects[0]), texts.DISCREET[first.rule.kind]
        buttons = _buttons(workspace, first, subjects[0], opens_evening=opens_evening)
        if late:
            since = texts.FROM_ABOVE if first.rule.kind in NAMING else texts.FROM
            time = texts.clock_time(first.moment)
            words = words._replace(body=since.format(time=time, text=words.body))
    buttonless = ""
    if len(occurrences) == 1 and first.rule.kind is ReminderKind.EVENING:
        if opens_evening:
            buttonless = texts.EVENING_COMMAND
        else:
            words = words._replace(body=f"{words.body}\n{texts.EVENING_COMMAND}")
            discreet = f"{discreet}\n{texts.EVENING_COMMAND}"
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
        buttonless=buttonless,
    )
    keys = (one.key for one in occurrences)
    return Composed(popup, dict(zip(keys, subjects, strict=True)))


class Naming:
    """Puts into words what reminders are about, all by the same look at the records."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.subjects = workspace.subjects_book.now()

    def subject(self, occurrence: Occurrence, showing: Showing | None = None) -> Subject:
        """Return whom or what a reminder names, or has named where it was shown."""
        rule = occurrence.rule
        if rule.kind not in NAMING or occurrence.day < self.subjects.reasons.today:
            return NO_SUBJECT if showing is None else _named_in(showing)
        if showing is not None and (showing.person or showing.plan or showing.item):
            return self.subjects.of_showing(rule, showing) or _named_in(showing)
        return self.subjects.of(rule, occurrence.day) or NO_SUBJECT

    def headline(self, occurrence: Occurrence, showing: Showing | None = None) -> str:
        """Return in a few words what a reminder is about."""
        rule = occurrence.rule
        if rule.kind is ReminderKind.PRACTICE:
            practice = _practice(self.workspace, rule.practice)
            return visible(clean_line(practice.name if practice else rule.practice or rule.id))
        if rule.kind in NAMING:
            return visible(self.title(rule.kind, self.subject(occurrence, showing)))
        return texts.EVENING_TITLE if rule.kind is ReminderKind.EVENING else texts.WEEKLY_TITLE

    def title(self, kind: ReminderKind, subject: Subject) -> str:
        """Return the title of a popup that names somebody, a plan, or a goal or dare."""
        from connect_tui.exchange.people import words

        if kind in ITEM_KINDS:
            item = self.subjects.item(subject.item)
            if item is None:
                return texts.UNNAMED_ITEMS[kind]
            return texts.ITEM_TITLES[kind].format(what=shortened(item.text, _LONGEST_ITEM))
        today = self.subjects.reasons.today
        if kind is ReminderKind.PLANS:
            view = self.subjects.plan(subject.plan)
            if view is None:
                return texts.PLANS_TITLE
            known = (self.subjects.profile(one) for one in view.plan.people)
            names = words.listed([one.name for one in known if one is not None])
            what = clean_line(view.plan.what)
            return texts.PLAN_WITH.format(what=what, names=clean_line(names)) if names else what
        profile = self.subjects.profile(subject.person)
        if profile is None:
            return texts.UNNAMED_TITLES[kind]
        name = clean_line(profile.name)
        if kind is ReminderKind.DATES and subject.occasion is not None and subject.on is not None:
            return texts.DATE_OF.format(name=name, what=words.occasion(subject.occasion, subject.on, today))
        return texts.NAMED_TITLES[kind].format(name=name)


def headline(workspace: Workspace, occurrence: Occurrence, showing: Showing | None = None) -> str:
    """Return in a few words what a reminder is about, for lists; ``showing`` tells whom it has named."""
    return Naming(workspace).headline(occurrence, showing)


def _named_in(showing: Showing) -> Subject:
    return Subject(showing.person, showing.plan, item=showing.item)


def _buttons(
    workspace: Workspace, occurrence: Occurrence, subject: Subject, *, opens_evening: bool
) -> tuple[Button, ...]:
    kind = occurrence.rule.kind
    less = (Button.LATER, Button.NOT_TODAY)
    if kind is ReminderKind.EVENING and opens_evening:
        return (Button.OPEN, *less)
    if kind in ITEM_KINDS:
        return (Button.DONE, *less) if subject.item else less
    if kind is ReminderKind.PEOPLE and subject.person:
        return (Button.DONE, Button.SOMEONE_ELSE, Button.LATER)
    practice = {ReminderKind.PRACTICE: occurrence.rule.practice, ReminderKind.PEOPLE: MAKE_TIME}.get(kind)
    if practice is not None:
        return less if _practice(workspace, practice) is None else (Button.DONE, *less)
    can_be_done = kind is ReminderKind.CHECK_ON or (kind in NAMING and subject.on == occurrence.day)
    return (Button.DONE, *less) if can_be_done else less


def _together(
    naming: Naming, occurrences: Sequence[Occurrence], subjects: Sequence[Subject], *, late: bool
) -> _Words:
    """Return a line for each; whom one asks for, or tells a date of, the next need not ask for again."""
    lines: list[str] = []
    named: set[str] = set()
    for one, subject in zip(occurrences, subjects, strict=True):
        kind = one.rule.kind
        if kind in _ASKING and subject.person and subject.person in named:
            continue
        named.add(subject.person)
        words = visible(naming.title(kind, subject)) if kind in NAMING else naming.headline(one)
        line = shortened(words, _LONGEST_LINE)
        lines.append(f"{texts.clock_time(one.moment)}  {line}" if late else line)
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [texts.MORE.format(count=len(lines) - _MOST_LINES)]
    return _Words(texts.MISSED_TITLE if late else texts.PUT_OFF_TITLE, "\n".join(lines))


def _words(naming: Naming, occurrence: Occurrence, subject: Subject) -> _Words:
    kind = occurrence.rule.kind
    if kind in NAMING:
        from connect_tui.reminders.composing_people import body

        return _Words(naming.title(kind, subject), body(naming, occurrence, subject))
    write = {
        ReminderKind.PRACTICE: _about_practice,
        ReminderKind.EVENING: _about_evening,
        ReminderKind.WEEKLY: _about_week,
    }[kind]
    return write(naming.workspace, occurrence)


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

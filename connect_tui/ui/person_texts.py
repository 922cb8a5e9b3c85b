"""What the page of one person says, beside the sentences that every front end shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.plans import PlanState
from connect_tui.exchange.people import words
from connect_tui.services.person_views import SharedKind
from connect_tui.ui import texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from connect_tui.domain.people import GoingThrough
    from connect_tui.services.people_views import PersonView
    from connect_tui.services.person_views import Shared

REMEMBER, PLANS, OVER_TIME, PRACTISED, SHARED = (
    *("To remember", "Plans", "Over time"),
    *("Practised together", "Everything shared"),
)
_DAYS_AS_SUCH, _MONTHS_AS_SUCH = 63, 730
SHORT_PARTS = {REMEMBER: "Remember", PRACTISED: "Practised", SHARED: "Shared"}
LABEL_PART, LABEL_PERSON = "part", "person"
BEFORE, AFTER = "‹", "›"

NOW, IN_COMMON, DETAILS, COMING = "Now", "In common", "Details", "Coming"
REACH, NOTES, TIP = "Reach", "Notes", "A tip"

NOTHING_TO_REMEMBER = "Nothing is written down yet. What lights them up, what you both like?"
NO_PLANS = "Nothing is planned just now."
NOTHING_SHARED = "Nothing shared here yet. A check-in that names them, or a talk, will stand here."

ADD_LINE = "{key} adds a line"
PLAN_ONE = "{key} plans something"
WE_TALKED = "{key} notes a talk"

GOING_THROUGH = "Going through something"

RESTING = "Resting until {day}: nothing is asked about them"
PUT_AWAY = "Put away since {day}: kept, and no longer spoken of"
NEXT = "It would be good to hear from each other {when}"
NEXT_SHORT = "Next {when}"
NEXT_NOW = "It would be good to hear from each other"
NOTED = "noted"
WITH = "with {names}"
GONE = "{name} is no longer among your people."
NOBODY = "There is nobody to show yet."
ONLY_ONE = "There is nobody else yet."

HEADER_TIPS = {
    "previous_person": "Look at the person before",
    "next_person": "Look at the next person",
    "edit_person": "Click to change what is kept about them",
}

IS_AWAY = "{name} is put away."
BRINGS_BACK = "{key} brings them back."
IS_BACK = "{name} is back."
TAKEN_BACK = "That is taken back. {key} brings it here again."
TAKEN_BACK_PLAIN = "That is taken back."
REMOVED = "{name} is removed. {undo}"
REMOVED_UNDO = "{key} brings them back, for 30 days."
REMOVED_FOR_GOOD = "This stays so; older backups, and damaged files set aside, may still name them."

REMEMBER_TITLE = "Worth remembering"
REMEMBER_HINT = "enter keeps it   tab detail or in common   esc leaves"
REMEMBER_PLACEHOLDER = "Her sister moves to Leeds in May"
AS_WHAT = (("details", "a detail"), ("in_common", "in common"))
WHAT, AS = "Remember", "as"
KEPT = "Kept."
NOTHING_WRITTEN = "A few words are all it takes."

SHARED_HINT = "enter goes to that day   esc closes"
SHARED_HINT_PLAIN = "esc closes"
SHARED_HINT_CONTACT = "delete takes it back   esc closes"
GO_TO_DAY = "Go to that day"
TAKE_BACK = "Take it back"

REMOVE_TITLE = "Remove {name}?"
REMOVE_WORDS = (
    "All that is kept about {name} goes. {marks} "
    "What you wrote freely, backups made before, and damaged files set aside (in broken) may still name them."
)
REMOVE_NO_MARKS = "No other entry names them."
REMOVE_KEEP = "Keep them here"
REMOVE_UNDOABLE = "Remove; it can be undone for 30 days"
REMOVE_FOR_GOOD = "Remove for good; it cannot be undone"
REMOVE_HINT = "enter chooses   esc keeps them here"


def going_through(one: GoingThrough, today: date) -> str:
    """Return that someone is going through something, for how long, and how often to look in."""
    what = one.what or GOING_THROUGH
    parts = [what]
    if one.until is not None:
        parts.append(f"until {one.until.day} {texts.MONTHS[one.until.month - 1]}{_year(one.until, today)}")
    parts.append("a look in every day" if one.every == 1 else f"a look in every {one.every} days")
    return "; ".join(parts)


def noted_on(day: date | None, today: date) -> str:
    """Return when something was written down, as short as can be."""
    if day is None:
        return ""
    if day == today:
        return "today"
    month = texts.MONTHS[day.month - 1][:3]
    return f"{day.day} {month}" if (today - day).days < 300 else f"{month} {day.year}"


def _year(day: date, today: date) -> str:
    return "" if day.year == today.year else f" {day.year}"


def last(view: PersonView, today: date) -> str:
    """Return when one was last in touch."""
    told = words.last_in_touch(view.in_touch, today)
    return "Not in touch yet" if view.in_touch.last is None else f"Last in touch {told}"


def circle_and_rhythm(view: PersonView) -> tuple[str, str]:
    """Return the circle, and the rhythm: of the person's own or of the circle."""
    own = " (their own)" if view.profile.rhythm is not None else ""
    return words.CIRCLES[view.profile.circle], f"{words.rhythm(view.in_touch.rhythm)}{own}"


def stands(view: PersonView, today: date) -> tuple[list[str], bool]:
    """Return where one stands with someone, in full and shorter, and whether it asks for something."""
    in_touch, profile = view.in_touch, view.profile
    if profile.archived is not None and profile.is_archived(today):
        day = texts.long_date(profile.archived, year=True)
        return [PUT_AWAY.format(day=day), PUT_AWAY.split(":")[0].format(day=day)], False
    if in_touch.resting_until is not None:
        day = texts.long_date(in_touch.resting_until, year=in_touch.resting_until.year != today.year)
        return [RESTING.format(day=day), RESTING.split(":")[0].format(day=day)], False
    if view.suggestion is not None:
        return [words.reason(view.suggestion, today)], True
    if in_touch.due:
        return [NEXT_NOW], True
    if in_touch.next is None:
        return [], False
    when = texts.about_day(in_touch.next, today)
    return [NEXT.format(when=when), NEXT_SHORT.format(when=when)], False


PLAN_GLYPHS = {
    PlanState.COMING: "○",
    PlanState.PASSED: "?",
    PlanState.KEPT: "✓",
    PlanState.DROPPED: "-",
    PlanState.ENDED: "·",
}

SHARED_GLYPHS = {
    SharedKind.CHECK_IN: "✓",
    SharedKind.NOTED: "·",
    SharedKind.CONTACT: "◆",
    SharedKind.KEPT_PLAN: "●",
}

SHARED_KINDS = {
    SharedKind.CHECK_IN: "Practised together",
    SharedKind.NOTED: "Noted, not checked off",
    SharedKind.CONTACT: "You were in touch",
    SharedKind.KEPT_PLAN: "A plan you kept",
}


def shared_head(shared: Shared, practice: str) -> str:
    """Return what an entry of the time line is, in a word or two."""
    if shared.kind is SharedKind.CHECK_IN:
        return practice
    if shared.kind is SharedKind.NOTED:
        return f"{practice}, {NOTED}"
    how = "" if shared.how is None else words.HOWS[shared.how]
    if shared.kind is SharedKind.KEPT_PLAN:
        return shared_words(shared)[0] or "a plan"
    return how or "in touch"


def shared_words(shared: Shared) -> tuple[str, str]:
    """Return what was planned, of a kept plan, and the words about an entry."""
    if shared.kind is not SharedKind.KEPT_PLAN:
        return "", shared.text
    what, _, line = shared.text.partition("\n")
    return what, line


def month_heading(day: date) -> str:
    """Return the heading of a month."""
    return f"{texts.MONTHS[day.month - 1]} {day.year}"


def day_in_month(day: date) -> str:
    """Return a day under the heading of its month."""
    return f"{texts.WEEKDAYS[day.weekday()][:3]} {day.day:>2}"


def day_in_year(day: date) -> str:
    """Return a day under the heading of its year."""
    return f"{day.day:>2} {texts.MONTHS[day.month - 1][:3]}"


def course(gaps: Sequence[int], days: Sequence[date], longest_until: date | None, today: date) -> list[str]:
    """Return in words how contact has gone: the usual gap, the longest, and how often there was one."""
    if len(days) == 1:
        return [f"In touch once, {texts.relative_day(days[0], today)}."]
    told = [f"In touch on {texts.count(len(days), 'day', 'days')} since {month_heading(days[0])}."]
    if gaps:
        usual = sorted(gaps)[len(gaps) // 2]
        longest = max(gaps)
        usually = f"Mostly {_while(usual)} apart"
        when = "" if longest_until is None else f", up to {month_heading(longest_until)}"
        if longest > usual:
            usually += f"; the longest while was {_while(longest)}{when}"
        told.append(f"{usually}.")
    return told


def _while(days: int) -> str:
    """Return days, or about how many months or years they are where they are many."""
    if days < _DAYS_AS_SUCH:
        return texts.count(days, "day", "days")
    if days < _MONTHS_AS_SUCH:
        return texts.count(round(days / 30.44), "month", "months")
    return texts.count(round(days / 365.25), "year", "years")


def column(first: date, last_day: date, gap: int | None, today: date) -> str:
    """Return in words what one column of the picture of the course shows."""
    when = texts.short_date(first)
    if last_day != first:
        when = f"{when} to {texts.short_date(last_day)}"
    year = "" if last_day.year == today.year else f" {last_day.year}"
    if gap is None:
        return f"{when}{year}: before the first time"
    return f"{when}{year}: {_while(gap)} apart"


def years(by_year: dict[int, int]) -> str:
    """Return in which year one was in touch most."""
    most = max(by_year.values())
    best = [year for year, days in by_year.items() if days == most]
    return f"most in {best[-1]}: {texts.count(most, 'day', 'days')}"


def marks(check_ins: int, contacts: int, plans: int) -> str:
    """Return what keeps a mark without a name once someone is removed."""
    counts = (
        (check_ins, "check-in", "check-ins"),
        (contacts, "contact", "contacts"),
        (plans, "plan", "plans"),
    )
    parts = [texts.count(number, one, many) for number, one, many in counts if number]
    total = check_ins + contacts + plans
    if not total:
        return REMOVE_NO_MARKS
    if total == 1:
        return f"{parts[0]} that names them keeps a mark without a name."
    return f"{words.listed(parts)} that name them keep a mark without a name."

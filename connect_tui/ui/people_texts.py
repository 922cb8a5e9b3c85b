"""What the list of people and its dialogs say, beside the words that every front end shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from connect_tui.domain.contacts import How
from connect_tui.domain.people import Circle
from connect_tui.domain.reaching_out import Why
from connect_tui.exchange.people import words
from connect_tui.services.person_views import SharedKind
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.texts import count

if TYPE_CHECKING:
    from connect_tui.domain.people import Profile
    from connect_tui.services.people_views import PersonView
    from connect_tui.services.person_views import Shared

TITLE = "People"
NOW = "Good to reach out to now"
TODAYS = "today"
CALM = "Nobody needs a word from you just now; a kind one is always welcome."
PUT_AWAY = "Put away"
LAST = "last in touch"
LAST_SHORT = "last"
RHYTHM = "rhythm"
AGO = " ago"
RESTS = "rests"

CIRCLE_MARKS = {Circle.INNER: "◉", Circle.CLOSE: "◎", Circle.WIDER: "○"}
MARK_NOW = "›"
MARK_NEW = "+"
MARK_RESTS = "~"
MARK_GOING_THROUGH = "☂"
MARK_DATE = "✿"
WHY_MARKS = {
    Why.GOING_THROUGH: MARK_GOING_THROUGH,
    Why.BIRTHDAY: MARK_DATE,
    Why.DATE: MARK_DATE,
    Why.LONGEST: MARK_NOW,
    Why.WISHED: MARK_NOW,
    Why.NEW: MARK_NEW,
}
LEGEND = (
    "› good to reach out to",
    "+ new",
    "☂ going through something",
    "✿ a date is near",
    "~ rests",
    "┊ the gap you wish for, and on to the longest",
)

SIGNS = "   ".join(LEGEND)

FILTER = "find"
ALL = "all"
FILTER_TIP = "Click to find someone as you type"
FILTER_LEAVE_TIP = "Click to see everyone again"
NAME_TIP = "Click to look closer"
ADD_TIP = "Click to add someone"
MORE_TIP = "Click to see them all here, or fewer"
FOLD_TIP = "Click to see them, or to fold them away"

FIRST_TITLE = "The people in your life will gather here."
FIRST_WORDS = (
    "Add those you care about. Connect keeps what is worth remembering of them and when you were last "
    "in touch, and says quietly when it would be good to hear from each other. Nothing is ever counted "
    "against anyone."
)
FIRST_KEY = "adds someone; a name is enough."
FIRST_ELSE = "Whoever you name with a practice comes here by themselves."

ADD_TITLE = "Someone new"
ADD_NAME = "Name"
ADD_NAME_EMPTY = "how you call them"
ADD_CIRCLE = "Circle"
ADD_ALSO = "Also"
ADD_ALSO_EMPTY = "other names, with commas between"
ADD_BIRTHDAY = "Birthday"
ADD_BIRTHDAY_EMPTY = "17 May 1990, or 17 May"
ADD_HINT = "enter adds them   tab more   esc leaves"
ADD_KNOWN = "{name} is here already; enter opens their page."
ADD_NO_NAME = "A name is all it takes."
ADDED = "{name} is among your people now."

TALKED_TITLE = "We talked"
TALKED_WITH = "With"
TALKED_WHEN = "When"
TALKED_HOW = "How"
TALKED_LINE = "A line"
TALKED_LINE_EMPTY = "about it, if you like"
TALKED_HINT = "enter keeps it   tab goes on   esc leaves"
TALKED_NOBODY = "Name someone first."
TALKED_AHEAD = "{When} is still to come."
TALKED_KEPT = "{who}: in touch {when}."
HOW_NAMES = {
    How.MET: "met",
    How.CALL: "call",
    How.VIDEO: "video",
    How.MESSAGE: "message",
    How.LETTER: "letter",
    How.OTHER: "other",
}
CIRCLE_NAMES = {Circle.INNER: "inner", Circle.CLOSE: "close", Circle.WIDER: "wider"}

NEW_NAME = "{name}, new"
NEW_NAME_MORE = "will be new among your people"
NO_LONGER_THERE = "{name} is not among your people any more; enter again adds them anew."
PUT_AWAY_ASIDE = "put away"

RESTS_NOW = "{name} rests until {day}."
RESTS_NO_MORE = "{name} rests no longer."
NOT_OF_ARCHIVED = "{name} is put away and is not suggested."
GONE = "{name} is no longer among your people."

LABEL_NOW = "Now"
LABEL_RESTS = "Rests"
LABEL_THROUGH = "Through"
LABEL_REMEMBER = "Remember"
LABEL_COMING = "Coming"
LABEL_LAST = "Last"
LABEL_TIP = "Tip"
LABEL_REACH = "Reach"
LABEL_NOTES = "Notes"
LABEL_RHYTHM = "Rhythm"


def people_count(number: int) -> str:
    """Return how many people there are."""
    return count(number, "person", "people")


def found_count(number: int, everyone: int, away: int) -> str:
    """Return how many of them the filter finds, and how many more among those put away."""
    return f"{number:,} of {everyone:,}{f', {away:,} put away' if away else ''}"


_FEW = 9
"""How many others are counted: more would weigh on one, and say nothing."""


def more(number: int, *, unfolded: bool) -> str:
    """Return the line for the others whom it would be good to reach out to."""
    if unfolded:
        return "show fewer"
    others = f"and {number} more" if number <= _FEW else "and others"
    return f"{others}, marked {MARK_NOW} {MARK_NEW} {MARK_GOING_THROUGH} {MARK_DATE} below"


def folded(number: int, *, unfolded: bool) -> str:
    """Return the line for those put away."""
    return f"{number:,} put away, {'shown below' if unfolded else 'folded'}"


def nobody_found(typed: str) -> str:
    """Return that the filter finds nobody, and what enter does then."""
    return f"Nobody found. Add {typed} to your people?"


def until(day: date, width: int) -> str:
    """Return until when someone rests, as much as fits."""
    short = f"{day.day} {texts.MONTHS[day.month - 1][:3]}"
    wordings = (f"until {texts.short_date(day)}", f"until {short}", f"to {short}")
    return next((one for one in wordings if len(one) <= width), short)


def rests_until(day: date, today: date) -> str:
    """Return until when someone rests, for a sentence."""
    return texts.long_date(day, year=(day - today).days >= 200)


def circle_title(circle: Circle) -> str:
    """Return the heading of a circle."""
    return f"{CIRCLE_MARKS[circle]} {words.CIRCLES[circle].upper()}"


def circle_and_rhythm(view: PersonView) -> str:
    """Return how close someone is, and how often one wishes to be in touch."""
    return f"{words.CIRCLES[view.profile.circle].lower()}, {words.rhythm(view.in_touch.rhythm)}"


def capital(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def also_called(profile: Profile) -> str:
    """Return the other names of someone; empty where there are none."""
    return f"also {shown(', '.join(profile.also))}" if profile.also else ""


def going_through(profile: Profile, today: date) -> str:
    """Return what someone is going through today, and until when; empty for nothing."""
    one = profile.going_through
    if one is None or not one.lasts_on(today):
        return ""
    what = shown(one.what) or "something"
    return what if one.until is None else f"{what}, until {texts.short_date(one.until)}"


def remembered(profile: Profile) -> list[str]:
    """Return what to have in mind, newest first: what is in common, and details."""
    noted = sorted((*profile.in_common, *profile.details), key=lambda one: one.day or date.min, reverse=True)
    return [shown(one.text) for one in noted]


def next_dates(profile: Profile, today: date) -> list[str]:
    """Return the dates of someone, the nearest first."""
    coming = sorted((one.next_on(today), number) for number, one in enumerate(profile.occasions))
    return [shown(words.occasion(profile.occasions[number], day, today)) for day, number in coming]


def reason(view: PersonView, today: date) -> str:
    """Return why it would be good to reach out to someone now; empty where there is no need to."""
    return "" if view.suggestion is None else shown(words.reason(view.suggestion, today))


def reasons(view: PersonView, today: date) -> list[str]:
    """Return why it would be good to reach out to someone now, in ever fewer words; empty for no reason."""
    if view.suggestion is None:
        return [""]
    whole = words.reason(view.suggestion, today)
    wordings = (whole, whole.partition("; ")[0], words.reason_short(view.suggestion, today))
    return [shown(one) for one in wordings]


def date_near(view: PersonView, today: date) -> str:
    """Return the date of someone that is a reason to reach out now; empty for none."""
    dates = (Why.BIRTHDAY, Why.DATE)
    return reason(view, today) if view.suggestion is not None and view.suggestion.why in dates else ""


def rhythm_words(view: PersonView, today: date) -> str:
    """Return how often one wishes to be in touch with someone, and where one stands."""
    standing = rhythm_standing(view, today)
    return f"{standing}\n{circle_and_rhythm(view)}"


def rhythm_standing(view: PersonView, today: date) -> str:
    """Return where one stands with someone in their rhythm, in a sentence."""
    touch = view.in_touch
    last = words.last_in_touch(touch, today)
    if touch.last is None:
        return "Not in touch yet"
    if touch.next is None or touch.resting_until is not None:
        return f"Last in touch {last}"
    if touch.due:
        passed = "the longest gap" if touch.past_longest else "the gap you wish for"
        return f"Last in touch {last}; {passed} has passed"
    return f"Last in touch {last}; next {texts.about_day(touch.next, today)}"


def rest_words(view: PersonView, today: date) -> str:
    """Return until when someone rests; empty where they do not."""
    day = view.in_touch.resting_until
    return "" if day is None else f"until {rests_until(day, today)}; nothing is asked, nothing counted"


def shared_words(shared: Shared, practices: dict[str, str]) -> str:
    """Return what was shared, without its day."""
    if shared.kind is SharedKind.CONTACT and shared.how is not None:
        head = words.HOWS[shared.how]
    elif shared.kind is SharedKind.KEPT_PLAN:
        head = "kept a plan"
    else:
        head = shown(practices.get(shared.practice or "", shared.practice or ""))
    return f"{head}: {shown(shared.text)}" if shared.text else head


def day_short(day: date, today: date) -> str:
    """Return a day of the past in few cells."""
    away = (today - day).days
    if away in (0, 1):
        return ("today", "yesterday")[away]
    if away < 300:
        return texts.short_date(day)
    return f"{day.day} {texts.MONTHS[day.month - 1][:3]} {day.year}"


def sign_words(view: PersonView, today: date) -> list[str]:
    """Return what the signs beside a name mean."""
    told = [reason(view, today), going_through(view.profile, today), rest_words(view, today)]
    labels = ("", "Going through: ", "Rests ")
    return [f"{label}{one}" for label, one in zip(labels, told, strict=True) if one]


def who(names: Sequence[str]) -> str:
    """Return names as one says them, a few at most."""
    if len(names) > 3:
        return f"{shown(names[0])} and {len(names) - 1} others"
    return words.listed([shown(one) for one in names])

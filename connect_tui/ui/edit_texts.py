"""What the form says in which one changes what is kept about someone."""

from __future__ import annotations

TITLE = "What is kept about {name}"

NAME, ALSO = "Name", "Also known as"
CIRCLE, WISHED, LONGEST = "Circle", "In touch every", "At the latest"
STYLE, IN_COMMON, DETAILS = "Style", "In common", "Details"
BIRTHDAY, DATES, REACH = "Birthday", "Other dates", "How to reach"
GOING, UNTIL, EVERY = "Going through", "until", "a look in every"
NOTES = "Notes"

ALSO_PLACEHOLDER = "other names, with commas between them"
SPAN_PLACEHOLDER = "{span}, as their circle"
LONGEST_PLACEHOLDER = "{span}, twice that"
IN_COMMON_PLACEHOLDER = "what you share, one a line"
DETAILS_PLACEHOLDER = "worth remembering, one a line"
BIRTHDAY_PLACEHOLDER = "17 May, or 17 May 1990"
DATES_PLACEHOLDER = "Wedding: 12 June 2004, one a line"
REACH_PLACEHOLDER = "mobile, evenings after eight"
GOING_PLACEHOLDER = "in your own words; empty for nothing"
UNTIL_PLACEHOLDER = "a date; empty for open"
UNTIL_HELP = "Leave it empty where the end is open."
EVERY_PLACEHOLDER = "3 days"

STYLE_HELP = "Only your own guess, never a diagnosis; unknown is a good answer."

NO_NAME = "A person needs a name."
NO_NAME_HINT = "Write how you call them."

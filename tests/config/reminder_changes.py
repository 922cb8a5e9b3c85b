"""Files before and after a change of the reminder ``evening``."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from connect_tui.domain.reminders import Moments
from connect_tui.domain.schedules import DAILY, Weekdays

LATE = Moments(at=(time(21),))
TWICE = Moments(at=(time(8), time(13)))
THRICE = Moments(at=(time(7, 5), time(8), time(13)))
SPAN = Moments(between=(time(11), time(16)))
WEEKEND = Weekdays(frozenset((5, 6)))
WORKDAYS = Weekdays(frozenset(range(5)))


class Case(NamedTuple):
    """A file, what is asked of the reminder ``evening``, and the file after it."""

    name: str
    before: str
    after: str
    moments: Moments | None = None
    enabled: bool | None = None
    days: Weekdays | None = None


TIMES = [
    Case(
        "one time",
        "reminders:\n  - id: evening\n    at: 20:30   # after supper\n",
        'reminders:\n  - id: evening\n    at: "21:00"   # after supper\n',
        LATE,
    ),
    Case(
        "its quotes",
        "reminders:\n- 'at': '20:30'\n  \"id\": 'evening'\n",
        "reminders:\n- 'at': '21:00'\n  \"id\": 'evening'\n",
        LATE,
    ),
    Case(
        "no line end at the end",
        "reminders:\n  - id: evening\n    at: 20:30",
        'reminders:\n  - id: evening\n    at: "21:00"',
        LATE,
    ),
    Case(
        "in brackets",
        'reminders: [ {id: evening,at: "20:30"}, {id: week} ] # all\n',
        'reminders: [ {id: evening,at: "21:00"}, {id: week} ] # all\n',
        LATE,
    ),
    Case(
        "in brackets, left out",
        "{reminders: [{days: sat, id: evening , text: a}]}",
        '{reminders: [{days: sat, id: evening, at: "21:00" , text: a}]}',
        LATE,
    ),
    Case(
        "as JSON",
        '{"reminders":[{"id":"evening"}]}',
        '{"reminders":[{"id":"evening", "at": "21:00"}]}',
        LATE,
    ),
    Case(
        "left out",
        "reminders:\n  - id: evening  # mine\n\n    # and\n    text: Hello\n",
        'reminders:\n  - id: evening  # mine\n    at: "21:00"\n\n    # and\n    text: Hello\n',
        LATE,
    ),
    Case(
        "left out of the last line",
        "reminders:\n    -   days: mon\n        id: evening",
        'reminders:\n    -   days: mon\n        id: evening\n        at: "21:00"',
        LATE,
    ),
    Case(
        "empty",
        "reminders:\n- id: evening\n  at:   # when?\n  days: sat\n",
        'reminders:\n- id: evening\n  at: "21:00"   # when?\n  days: sat\n',
        LATE,
    ),
    Case(
        "null",
        "reminders:\n- id: evening\n  at: ~ # when?\n",
        'reminders:\n- id: evening\n  at: "21:00" # when?\n',
        LATE,
    ),
    Case(
        "empty in brackets",
        "reminders: [{at: , id: evening}, {id: week, at}]",
        'reminders: [{at: "21:00", id: evening}, {id: week, at}]',
        LATE,
    ),
    Case(
        "a bare key in brackets",
        "reminders: [{id: evening, at}]",
        'reminders: [{id: evening, at: "21:00"}]',
        LATE,
    ),
    Case(
        "on its own line",
        "reminders:\n  - id: evening\n    at:\n      # when\n      20:30\n",
        'reminders:\n  - id: evening\n    at:\n      # when\n      "21:00"\n',
        LATE,
    ),
    Case(
        "as a block",
        "reminders:\n  - id: evening\n    at: |-  # odd\n      20:30\n\n    days: daily\n",
        'reminders:\n  - id: evening\n    at: "21:00"  # odd\n\n    days: daily\n',
        LATE,
    ),
    Case(
        "with a tag",
        "reminders:\n  - {id: evening, at: !!str 20:30}\n",
        'reminders:\n  - {id: evening, at: "21:00"}\n',
        LATE,
    ),
    Case(
        "with an anchor that nobody uses",
        "reminders:\n  - id: evening\n    at: &when 20:30\n",
        'reminders:\n  - id: evening\n    at: &when "21:00"\n',
        LATE,
    ),
    Case(
        "with question marks",
        "reminders:\n  - ? id\n    : evening\n    ? at\n    : 20:30\n",
        'reminders:\n  - ? id\n    : evening\n    ? at\n    : "21:00"\n',
        LATE,
    ),
    Case(
        "one becomes several",
        "reminders:\n  - id: evening\n    at: '20:30' # x\n",
        "reminders:\n  - id: evening\n    at: ['08:00', '13:00'] # x\n",
        TWICE,
    ),
    Case(
        "a list grows",
        'reminders:\n  - id: evening\n    at: ["07:05", 8:00]\n',
        'reminders:\n  - id: evening\n    at: ["07:05", 8:00, "13:00"]\n',
        THRICE,
    ),
    Case(
        "a list shrinks",
        'reminders:\n  - id: evening\n    at: [ 8:00, "13:00", "15:00" , "16:00" ]\n',
        'reminders:\n  - id: evening\n    at: [ 8:00, "13:00" ]\n',
        TWICE,
    ),
    Case(
        "a list over lines shrinks",
        "reminders:\n- id: evening\n  at: [ 8:00, # a\n    9:00, # b\n    10:00  # c\n  ]\n",
        'reminders:\n- id: evening\n  at: [ "21:00", # a\n     # b\n      # c\n  ]\n',
        LATE,
    ),
    Case(
        "a list over lines grows",
        "reminders:\n- id: evening\n  at: [\n    9:00, # b\n    10:00  # c\n  ]\n",
        'reminders:\n- id: evening\n  at: [\n    "07:05", # b\n    "08:00", "13:00"  # c\n  ]\n',
        THRICE,
    ),
    Case(
        "dashes grow",
        "reminders:\n- id: evening\n  at:\n    -  '8:00' # a\n\n    # end\n  days: daily\n",
        "reminders:\n- id: evening\n  at:\n    -  '8:00' # a\n    -  '13:00'\n\n    # end\n  days: daily\n",
        TWICE,
    ),
    Case(
        "dashes grow at the end",
        "reminders:\n- id: evening\n  at:\n  - 7:05",
        'reminders:\n- id: evening\n  at:\n  - 7:05\n  - "08:00"\n  - "13:00"',
        THRICE,
    ),
    Case(
        "dashes shrink",
        "reminders:\n- id: evening\n  at:\n  - 8:00  # a\n  # of b\n  - 9:00  # b\n\n  - 10:00\n"
        "  days: daily\n",
        'reminders:\n- id: evening\n  at:\n  - "21:00"  # a\n  # of b\n\n  days: daily\n',
        LATE,
    ),
    Case(
        "dashes shrink at the end",
        "reminders:\n- id: evening\n  at:\n  - 8:00\n  - 9:00\n  - 10:00",
        'reminders:\n- id: evening\n  at:\n  - "21:00"',
        LATE,
    ),
    Case(
        "a time becomes a span",
        "reminders:\n  - id: evening\n    at : 20:30 # x\n",
        'reminders:\n  - id: evening\n    between : ["11:00", "16:00"] # x\n',
        SPAN,
    ),
    Case(
        "a span becomes a time",
        "reminders:\n  - id: evening\n    'between': ['9:00', '10:00'] # x\n",
        "reminders:\n  - id: evening\n    'at': '21:00' # x\n",
        LATE,
    ),
    Case(
        "a span becomes several",
        "reminders:\n  - id: evening\n    between:\n      - 9:00 # from\n      - 10:00 # to\n",
        'reminders:\n  - id: evening\n    at:\n      - "07:05" # from\n      - "08:00" # to\n'
        '      - "13:00"\n',
        THRICE,
    ),
    Case(
        "a span is left out",
        "reminders:\n  - id: evening\n",
        'reminders:\n  - id: evening\n    between: ["11:00", "16:00"]\n',
        SPAN,
    ),
    Case(
        "a span beside an empty time",
        "reminders:\n  - id: evening\n    at: # none\n    between: [9:00, 10:00]\n",
        'reminders:\n  - id: evening\n    between: # none\n    at: "21:00"\n',
        LATE,
    ),
    Case(
        "another span",
        "reminders: [{id: evening, between: [9:00, 16:00]}]\n",
        'reminders: [{id: evening, between: ["11:00", 16:00]}]\n',
        SPAN,
    ),
]

OTHERS = [
    Case(
        "off",
        "reminders:\n  - {id: week, enabled: yes}\n  - {id: evening, enabled: yes}\n",
        "reminders:\n  - {id: week, enabled: yes}\n  - {id: evening, enabled: false}\n",
        enabled=False,
    ),
    Case(
        "on",
        "reminders:\n  - id: evening\n    enabled: 'off' # for now\n",
        "reminders:\n  - id: evening\n    enabled: true # for now\n",
        enabled=True,
    ),
    Case(
        "days",
        "reminders:\n  - {id: evening, days: mon}\n",
        "reminders:\n  - {id: evening, days: [sat, sun]}\n",
        days=WEEKEND,
    ),
    Case(
        "days in dashes",
        "reminders:\n  - id: evening\n    days:\n    - mon # a\n    - tue\n    - thu\n",
        "reminders:\n  - id: evening\n    days:\n    - mon-fri # a\n",
        days=WORKDAYS,
    ),
    Case(
        "every day again",
        "reminders:\n  - {id: evening, days: [mon, tue]}\n",
        "reminders:\n  - {id: evening, days: [daily]}\n",
        days=DAILY,
    ),
    Case(
        "all at once",
        "reminders:\n  - id: evening\n    days: sun # rest\n",
        'reminders:\n  - id: evening\n    at: "21:00"\n    enabled: false\n    days: [sat, sun] # rest\n',
        LATE,
        enabled=False,
        days=WEEKEND,
    ),
]

SECTION = """\
reminders:
  - id: morning
  - id: sincere
  - id: reach-out
  - id: dates
  - id: check-on
  - id: plans-today
  - id: plans
  - id: evening
    enabled: false
  - id: week
  - id: dares
  - id: goals
"""
IN_BRACKETS = (
    "reminders: [{id: morning}, {id: sincere}, {id: reach-out}, {id: dates}, {id: check-on}, "
    "{id: plans-today}, {id: plans}, {id: evening, enabled: false}, {id: week}, "
    "{id: dares}, {id: goals}]"
)


SECTIONS = [
    Case("no section", "settings:\n  theme: x\n", f"settings:\n  theme: x\n\n{SECTION}", enabled=False),
    Case(
        "no section, no line end",
        "settings: {theme: x} # c",
        f"settings: {{theme: x}} # c\n\n{SECTION}"[:-1],
        enabled=False,
    ),
    Case(
        "no section, before the end mark",
        "---\nsettings: {}\n...\n",
        f"---\nsettings: {{}}\n\n{SECTION}...\n",
        enabled=False,
    ),
    Case(
        "no section, all indented",
        "  settings: {}\n",
        "  settings: {}\n\n" + "".join(f"  {line}\n" for line in SECTION.splitlines()),
        enabled=False,
    ),
    Case("empty file", "", SECTION, enabled=False),
    Case("blank file", "\n\n", f"\n\n{SECTION}", enabled=False),
    Case("only a comment", "# mine", f"# mine\n\n{SECTION}"[:-1], enabled=False),
    Case("only a start", "--- # mine\n", f"--- # mine\n\n{SECTION}", enabled=False),
    Case(
        "an empty section",
        "reminders:  # to come\n# more\nsettings: {}\n",
        SECTION.replace(":", ":  # to come", 1) + "# more\nsettings: {}\n",
        enabled=False,
    ),
    Case("a section of null", "reminders: ~", SECTION[:-1], enabled=False),
    Case("nothing in brackets", "{ }", f"{{ {IN_BRACKETS}}}", enabled=False),
    Case(
        "no section in brackets",
        "{settings: {snooze: 5}}\n",
        f"{{settings: {{snooze: 5}}, {IN_BRACKETS}}}\n",
        enabled=False,
    ),
    Case(
        "an empty section in brackets",
        "{reminders: , pillars: {}}",
        f"{{{IN_BRACKETS}, pillars: {{}}}}",
        enabled=False,
    ),
]

CASES = TIMES + OTHERS + SECTIONS

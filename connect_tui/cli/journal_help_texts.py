"""What the help says of the commands about the journal, feelings and oneself."""

from __future__ import annotations

ACTIONS = {
    "journal": {
        "list": "list entries, newest first; what journal alone does, too",
        "add": "write an entry: words, standard input, or your own editor",
        "drafts": "list what is not finished or was taken back; add --draft keeps one as an entry",
        "show": "show an entry whole, or all those of a day",
        "search": "find entries by words in their text, people, practices and feelings",
        "edit": "change an entry, in your own editor unless you say what to change",
        "remove": "remove an entry; undo brings it back",
        "export": "write entries as Markdown, plain text or JSON: one file, or one a month",
        "import": "take over a journal from jrnl's JSON",
    },
    "me": {
        "list": "list what you note about yourself; what me alone does, too",
        "add": "add a goal, a dare, a boundary, or something you want from your relationships",
        "done": "note that a goal or a dare is done",
        "step": "note that a step of a goal is done",
        "drop": "let something go: it is kept, and no longer asked about",
        "edit": "change the words, the day or the steps of something",
        "remove": "remove something; undo brings it back",
        "style": "see or note your own attachment style",
    },
}
"""What each second word of these commands does."""

COMMANDS = {
    "journal": (
        "what you write down: add, read, find, change and export entries",
        """\
examples:
  connect-tui journal add "She told me about the move." --practice listen --with Maya --feeling calm:3
  connect-tui journal add
  connect-tui journal drafts
  connect-tui journal list --practice listen --from -30
  connect-tui journal list --on-this-day
  connect-tui journal search choir Maya
  connect-tui journal show yesterday
  connect-tui journal export journal.md
  connect-tui journal export --monthly --format text journal
  jrnl --format json | connect-tui journal import -
ENTRY is the id of an entry as show and list --json tell it, or its beginning, as list shows it.
Without words, journal add opens your editor (EDITOR), or reads standard input where nobody is there.""",
    ),
    "feel": (
        "note how you feel, or see your feelings over time; alone, it lists the words there are",
        """\
examples:
  connect-tui feel calm
  connect-tui feel grateful:4 tired:2 --line "A long walk." --with Maya
  connect-tui feel lonely --strength 3
  connect-tui feel --list
  connect-tui feel --over --period month
Words of your own may be written as well; a number behind a colon says how strong it is, 1 to 5.""",
    ),
    "guide": (
        "walk through the guide of a practice, line by line, two to five minutes",
        """\
examples:
  connect-tui guide listen
  connect-tui guide forgive
What you answer is kept as you go; the same command goes on where you left.""",
    ),
    "me": (
        "what you note about yourself: goals and their steps, dares, boundaries, wishes, your style",
        """\
examples:
  connect-tui me
  connect-tui me add boundary "No calls after nine."
  connect-tui me done "write to my sister"
  connect-tui me --help""",
    ),
    "evening": (
        "close the day in under a minute: what was kept, one line, a feeling, with whom",
        """\
examples:
  connect-tui evening
  connect-tui evening --plain""",
    ),
}
"""What each of these commands does, and examples of it."""

TEXT_WORDS = "what to write; your editor opens, or standard input is read, where there are no words"
TEXT = "what to write; - reads standard input"
NEW_TEXT = "the text from now on; - reads standard input"
EDITOR = "write it in your own editor, beginning with the words given"
DRAFT = "keep this draft, as drafts lists it, as an entry"
FORGET_DRAFT = "give this draft up; nothing brings it back"
DATE = "the day it belongs to; today unless given"
NEW_DATE = "the day it belongs to from now on"
PRACTICE = "the practice it is about"
NEW_PRACTICE = "the practice it is about from now on, or none"
WITH = "someone it is about or was with; repeat it for several people"
NEW_WITH = "whom it names from now on; repeat it for several people"
FEELING = "a feeling, with its strength from 1 to 5 if you like, as in calm:3; repeat it for several"
NEW_FEELING = "a feeling it names from now on, as in calm:3; repeat it for several"
NO_PEOPLE = "it names nobody from now on"
NO_FEELINGS = "it names no feelings from now on"
NO_PRACTICE = "it is about no practice from now on"
ENTRY = "the id of an entry, or its beginning"
ENTRY_OR_DAY = "the id of an entry, or its beginning; or a day, for all its entries"
SEARCH_WORDS = "words that an entry holds, all of them, in its text, people, practice or feelings"
ONLY_FROM = "entries from this day on"
ONLY_TO = "entries up to this day"
ONLY_PRACTICE = "entries about this practice"
ONLY_WITH = "entries that name this person"
ONLY_FEELING = "entries with this feeling, or one of its family"
ONLY_KIND = "entries of one kind; repeat it for several"
LIMIT = "how many entries at most; 20 unless given, all of them with --json"
ON_THIS_DAY = "entries of this day in earlier years"
FORMAT = "markdown, text, jrnl or json; markdown unless given"
MONTHLY = "write one file for each month, in a folder of this name"
FORCE = "replace files that are there already"
PATH = "where to write it: a file, - for standard output, or a folder with --monthly"
IMPORT_FORMAT = "the format; so far there is one, the JSON that jrnl exports"
IMPORT_FILE = "a file that jrnl --format json has written; - for standard input"
DRY_RUN = "tell what would be taken over, and change nothing"

FEEL_WORDS = "words for what you feel, as in calm or calm:3"
STRENGTH = "how strong, 1 to 5, where a word has no number of its own"
LINE = "a line about it; - reads standard input"
LIST = "list the families of feelings and their words"
OVER = "show your feelings over time instead of noting any"
OVER_PERIOD = "week, month, quarter, year, or all there is; month unless given"

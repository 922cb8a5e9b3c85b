"""What the help and the refusals of the command line say."""

from __future__ import annotations

PROGRAM = "Twelve daily practices of empathy. Without a command, opens the full-screen app."
PROGRAM_EXAMPLES = """\
P is a practice: its id (listen), its number (8) or a part of its name (attentively).
D is a day: 2026-11-22, today, yesterday, a weekday (the last one before today), or -3.

examples:
  connect-tui                       open the app
  connect-tui today                 see the day
  connect-tui done listen --with Maya --note "She told me about the move."
  connect-tui rest all --from 2026-12-24 --to 2026-12-27
  connect-tui undo                  take back the last change

connect-tui COMMAND --help tells more of each command."""

COMMON = "with any command"
DATA_DIR = "the folder that holds what you record (or CONNECT_TUI_DATA_DIR)"
CONFIG_DIR = "the folder that holds your habits.yaml (or CONNECT_TUI_CONFIG_DIR)"
DEBUG = "show the full traceback of an error; it may hold notes and names"
VERSION = "print the version and exit"
JSON = "print JSON for programs"
DATE = "the day; today unless given"
FROM = "the first day of a period"
TO = "the last day of a period"
PRACTICES = "practices: ids, numbers or parts of names"
PRACTICES_OR_ALL = "practices: ids, numbers or parts of names; or all, for every one"
ONE_PRACTICE = "one practice, to see its days and streaks; all unless given"
PERIOD = "week, month, quarter, year, or all there is, instead of --from and --to"
PERIOD_DATE = "a day of the period that --period names; today unless given"
SVG = "write a picture to a file; - for standard output"
HTML = "write a page to a file, with one practice's notes too; - for standard output"
NO_NOTES = "leave out notes and people: those of one practice, and who practised with you"
NOTE = "a note for each of the practices; - reads it from standard input"
WITH = "someone it was with; repeat it for several people"
STATUS_FORMAT = "plain, json, waybar or tmux"
EXPORT_FORMAT = "the format; so far there is one, Connect's own complete JSON"
EXPORT_FILE = "where to write it; - for standard output"
IMPORT_FILE = "a file that export has written; - for standard input"
BACKUP_NAME = "the name of a backup, as backup list prints it"
CHECK_FILE = "a file to check; your own habits.yaml unless given"
YES = "do not ask"
SHELL = "bash, zsh or fish"
REMIND_DAYS = "how many days, today counted; 1 unless given, at most 366"
REMIND_ONE = "the id of a reminder, as in habits.yaml; all of them unless given"
REMIND_MINUTES = "for how long; as long as habits.yaml says unless given"
REMIND_TODAY = "not again today"
REMIND_HOW = "systemd, autostart or launchd; what suits this machine unless given"
DRY_RUN = "print what would be written, and write nothing"

SEE_HELP = "{command} --help shows what can be written."
MISSING = "{command} needs something more: {what}."
NO_VALUE = "{option} needs a value after it."
NO_CHOICE = "{value} cannot be meant here: {option} is one of {choices}."
UNKNOWN = "{command} does not know what to do with {what}."
NO_COMMAND = "There is no command “{what}”."
NO_ACTION = 'There is no "{command} {what}".'
THERE_ARE = "There are: {what}."

ACTIONS = {
    "backup": {
        "list": "list the backups, newest first",
        "restore": "go back to a backup; what is there now is backed up first",
    },
    "config": {
        "path": "print where your own habits.yaml lies, or would lie",
        "check": "tell every mistake in habits.yaml, each with its line",
        "edit": "open your habits.yaml in your editor, and check it afterwards",
    },
    "people": {
        "list": "list everyone by circle: when you were last in touch, and how often you wish to be",
        "show": "show all there is of someone: what to remember, what comes, what you shared",
        "add": "add someone; a name is enough",
        "edit": "change what is kept about someone, or take some of it away",
        "log": "note that you were in touch, beside what check-ins and plans say",
        "due": "tell whom it would be good to reach out to now, and why",
        "rest": "leave someone in peace for a while: nothing is asked, nothing is counted",
        "archive": "put someone away, with all that was; --back brings them back",
        "join": "make two people one who are the same human being, kept twice",
        "remove": "remove someone's record and name; undo brings them back for 30 days",
        "import": "add people from a vCard file, as other programs export them",
    },
    "plan": {
        "list": "list what is planned, soonest first",
        "add": "plan something, once or week after week",
        "keep": "note that a plan was kept: its people were together, its practices are done",
        "move": "move a plan to another day",
        "drop": "let a plan go; what was kept stays kept",
        "export": "write plans and people's dates as an iCalendar file, for any calendar",
    },
    "remind": {
        "run": "show reminders in the background, until ended; one of it is enough",
        "next": "tell what will be shown when, and what will not be and why",
        "test": "show a popup now, and tell by which way and whether it was shown",
        "status": "tell whether reminders run, what they last did, and what comes next",
        "snooze": "put off a reminder, or all of them, for some minutes or for today",
        "install": "have reminders start at login, and tell what was written",
        "uninstall": "have them no longer start at login",
    },
}

COMMANDS = {
    "today": (
        "show a day: its practices with state, streak, strength, note and people",
        """\
examples:
  connect-tui today
  connect-tui today --date yesterday
  connect-tui today --json""",
    ),
    "done": (
        "check practices off; a second time adds the people and the note",
        """\
examples:
  connect-tui done listen
  connect-tui done listen care --date yesterday
  connect-tui done 7 --with Maya --with Tom --note "Thanked them for the weekend."
  echo "A long note" | connect-tui done self --note -""",
    ),
    "rest": (
        "make a day, or a period, a rest day: streaks and strength stay as they are",
        """\
examples:
  connect-tui rest listen
  connect-tui rest all
  connect-tui rest all --from 2026-12-24 --to 2026-12-27
A period leaves alone what is already done.""",
    ),
    "clear": (
        "take back done or rest on a day; notes and people stay",
        """\
examples:
  connect-tui clear listen
  connect-tui clear listen --date monday""",
    ),
    "undo": (
        "take back the last change, whoever made it; repeat it for more",
        """\
examples:
  connect-tui undo""",
    ),
    "status": (
        "print one line for a status bar or a prompt",
        """\
examples:
  connect-tui status
  connect-tui status --format waybar
  set -g status-right '#(connect-tui status --format tmux)'     (in ~/.tmux.conf)""",
    ),
    "review": (
        "look back on a period, the last thirty days unless given: streaks, strength, rates",
        """\
examples:
  connect-tui review
  connect-tui review listen
  connect-tui review --period year --svg year.svg
  connect-tui review listen --period month --date 2026-10-01 --html october.html
  connect-tui review listen --from 2026-01-01 --to 2026-06-30 --json
The review says what you practised with whom, and of one practice, page and JSON hold notes and people,
unless you add --no-notes.""",
    ),
    "people": (
        "the people in your life: who they are, when you were last in touch, whom to reach out to",
        """\
examples:
  connect-tui people add Maya --circle close --birthday 05-17 --in-common "the choir"
  connect-tui people log Maya Tom --how call --note "He starts the new job in May."
  connect-tui people due
  connect-tui people show maya
  connect-tui people edit Maya --detail "Her sister moves to Lisbon." --rhythm 14/30
  connect-tui people edit Maya --forget Lisbon --rhythm circle
  connect-tui people rest Tom --until friday
  connect-tui people import contacts.vcf --dry-run
NAME is a name, another name someone is known by, or a part of it that fits only one.
A check-in counts as well: connect-tui done listen --with Maya moves her last contact.""",
    ),
    "plan": (
        "what you plan with people: once, or week after week; a kept plan counts as being in touch",
        """\
examples:
  connect-tui plan add "Soup and a walk" --with Maya --date saturday --time 18:30 --for together
  connect-tui plan add Running --with Tom --every "tue, thu" --place "the park"
  connect-tui plan list
  connect-tui plan keep soup --note "We laughed a lot."
  connect-tui plan move running +7
  connect-tui plan export --ics plans.ics
PLAN is its number in the list, its id, or a part of what is planned.
Here a weekday is the next one to come; for plan keep it is the last one.""",
    ),
    "remind": (
        "desktop reminders: run them, see what comes, have them at login",
        """\
examples:
  connect-tui remind test
  connect-tui remind next --days 7
  connect-tui remind snooze evening --minutes 45
  connect-tui remind snooze --today
  connect-tui remind install --dry-run""",
    ),
    "export": (
        "write all that was recorded to one file, complete and readable",
        """\
examples:
  connect-tui export connect.json
  connect-tui export --format json - | gzip > connect.json.gz""",
    ),
    "import": (
        "merge a file that export has written; the newer version of each record wins",
        """\
examples:
  connect-tui import connect.json
  zcat connect.json.gz | connect-tui import -
A backup is made first, and undo takes it back.""",
    ),
    "backup": (
        "list the backups that Connect makes, or go back to one",
        """\
examples:
  connect-tui backup list
  connect-tui backup restore 2026-11-21""",
    ),
    "config": (
        "your own habits.yaml: the practices, the reminders, the settings",
        """\
examples:
  connect-tui config edit
  connect-tui config check
  cat "$(connect-tui config path)\"""",
    ),
    "doctor": (
        "tell where everything lies and whether it is well; changes nothing",
        """\
examples:
  connect-tui doctor
  connect-tui doctor --json""",
    ),
    "erase": (
        "remove everything that Connect keeps on this machine, backups and your habits.yaml included",
        """\
examples:
  connect-tui erase
  connect-tui export everything.json && connect-tui erase --yes""",
    ),
    "completion": (
        "print a script that completes commands, practices and names in your shell",
        """\
examples:
  connect-tui completion bash > ~/.local/share/bash-completion/completions/connect-tui
  connect-tui completion zsh > "${fpath[1]}/_connect-tui"
  connect-tui completion fish > ~/.config/fish/completions/connect-tui.fish""",
    ),
}

"""One practice over a period, as text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from connect_tui.cli import review_texts as texts
from connect_tui.cli.output import fitted, plain, wrapped
from connect_tui.cli.texts import STATE_GLYPHS
from connect_tui.domain.days import WEEKDAY_NAMES, week_start
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.exchange.review import words
from connect_tui.exchange.review.texts import filled, shared
from connect_tui.exchange.review.texts import practice_lines as in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connect_tui.cli.output import Output
    from connect_tui.config.settings import Settings
    from connect_tui.domain.retrospect import PracticePage, Share

_MOST_WEEKS = 53
_WEEKS_AS_ROWS = 6
_LEFT = 5
_MOST_TOTALS = 12
_BAR = 20
_SPARKS = "▁▂▃▄▅▆▇█"
_MOST_SPARKS = 60


def practice_lines(output: Output, found: PracticePage, settings: Settings) -> Iterator[str]:
    """Return the text, line by line."""
    width = output.width
    title = f"{plain(found.practice.name)} · {words.period_name(found.period)}"
    for line in wrapped(title, width):
        yield output.paint(line, "strong")
    yield ""
    yield from _calendar(found, settings.week_starts_on, width)
    yield ""
    for line in in_words(found, streaks=settings.show_streaks):
        yield from wrapped(line, width)
    if found.standing.first is None:
        return
    if settings.show_streaks:
        yield from _strength(found, width)
        yield from _best_streaks(output, found)
    names = [name[:3].capitalize() for name in WEEKDAY_NAMES]
    order = [(settings.week_starts_on + at) % DAYS_IN_WEEK for at in range(DAYS_IN_WEEK)]
    weekdays = [names[at] for at in order], [found.by_weekday[at] for at in order]
    months = [name[:3] for name in words.MONTHS], found.by_month
    of_met = not isinstance(found.practice.schedule, Quota)
    yield from _shares(output, texts.BY_WEEKDAY, *weekdays, of_met=of_met)
    yield from _shares(output, texts.BY_MONTH, *months, of_met=of_met)
    yield from _totals(output, found)
    yield from _comebacks(output, found)


def _calendar(found: PracticePage, week_starts_on: int, width: int | None) -> Iterator[str]:
    states = {one.day: one.state for one in found.days}
    first, last = week_start(found.period.start, week_starts_on), week_start(found.period.end, week_starts_on)
    weeks = (last - first).days // DAYS_IN_WEEK + 1
    shown = min(weeks, _MOST_WEEKS)
    narrow = width is not None and _LEFT + shown > width
    first = last - timedelta(weeks=shown - 1)
    starts = [first + timedelta(weeks=at) for at in range(shown)]
    if shown <= _WEEKS_AS_ROWS or narrow:
        yield from _weeks_as_rows(states, starts, week_starts_on)
    else:
        wide = width is None or _LEFT + shown * 2 <= width
        yield from _weeks_as_columns(states, starts, week_starts_on, pitch=2 if wide else 1)
    yield ""
    yield texts.LEGEND
    if weeks > shown:
        yield from wrapped(texts.CALENDAR_CUT.format(count=shown), width)


def _weeks_as_rows(states: dict[date, State], starts: Sequence[date], week_starts_on: int) -> Iterator[str]:
    yield " " * 13 + " ".join(_weekday(week_starts_on + at) for at in range(DAYS_IN_WEEK))
    for start in starts:
        glyphs = "  ".join(_glyph(states, start + timedelta(days=at)) for at in range(DAYS_IN_WEEK))
        month = words.MONTHS[start.month - 1][:3]
        yield f"{start.day:>2} {month} {start.year}   {glyphs}".rstrip()


def _weeks_as_columns(
    states: dict[date, State], starts: Sequence[date], week_starts_on: int, *, pitch: int
) -> Iterator[str]:
    months = " " * _LEFT
    for at, start in enumerate(starts):
        place = _LEFT + at * pitch
        last = start + timedelta(days=DAYS_IN_WEEK - 1)
        begins = last.day <= DAYS_IN_WEEK or at == 0
        if begins and len(months) <= place and place + 3 <= _LEFT + len(starts) * pitch:
            months = f"{months:<{place}}{words.MONTHS[last.month - 1][:3]} "
    yield months.rstrip()
    for row in range(DAYS_IN_WEEK):
        glyphs = "".join(f"{_glyph(states, start + timedelta(days=row)):<{pitch}}" for start in starts)
        yield f"{_weekday(week_starts_on + row):<{_LEFT}}{glyphs}".rstrip()


def _glyph(states: dict[date, State], day: date) -> str:
    return STATE_GLYPHS[states.get(day, State.OFF)]


def _weekday(number: int) -> str:
    return WEEKDAY_NAMES[number % DAYS_IN_WEEK][:2].capitalize()


def _strength(found: PracticePage, width: int | None) -> Iterator[str]:
    shown = [one.strength for one in found.days if one.day <= found.today]
    if not shown:
        return
    most = min(_MOST_SPARKS, len(shown), (width or _MOST_SPARKS + 20) - 20)
    picked = [shown[(at + 1) * len(shown) // most - 1] for at in range(most)]
    line = "".join(_SPARKS[min(int(share * len(_SPARKS)), len(_SPARKS) - 1)] for share in picked)
    yield ""
    yield f"{texts.STRENGTH}  {line}  {words.percent(shown[-1])}"


def _best_streaks(output: Output, found: PracticePage) -> Iterator[str]:
    yield ""
    best, unit, width = found.best_streaks, found.standing.unit, output.width
    if not best:
        yield from wrapped(texts.NO_STREAKS, width)
        return
    yield output.paint(texts.BEST_STREAKS, "strong")
    lengths = [words.counted(one.length, unit) for one in best]
    dates = [words.dates(one.start, one.end) for one in best]
    left = max(map(len, lengths))
    room = min(_BAR, (width or 100) - left - max(map(len, dates)) - 6)
    for one, length, told in zip(best, lengths, dates, strict=True):
        bar = f"{_bar(one.length / best[0].length, room)}  " if room > 3 else ""
        line = f"  {length:>{left}}  {bar}{told}"
        yield line if width is None else fitted(line, width).rstrip()


def _shares(
    output: Output, head: str, names: Sequence[str], shares: Sequence[Share], *, of_met: bool
) -> Iterator[str]:
    met = [(name, share) for name, share in zip(names, shares, strict=True) if share.met]
    if not met:
        return
    full = filled([share for _, share in met], of_met=of_met)
    yield ""
    yield output.paint(head, "strong")
    room = _BAR if output.width is None else min(_BAR, output.width - 26)
    told = [shared(share, of_met=of_met) for _, share in met]
    wide = max(map(len, told))
    for (name, _), numbers, rate in zip(met, told, full, strict=True):
        percent = f"  {words.percent_kept(rate):>4}" if of_met else ""
        yield f"  {name}  {_bar(rate, room)}  {numbers:>{wide}}{percent}".rstrip()


def _bar(share: float, width: int) -> str:
    halves = max(round(share * width * 2), 1 if share else 0)
    return ("█" * (halves // 2) + "▌" * (halves % 2)).ljust(width)


def _totals(output: Output, found: PracticePage) -> Iterator[str]:
    for unit in (PeriodUnit.YEAR, PeriodUnit.QUARTER, PeriodUnit.MONTH, PeriodUnit.WEEK):
        every = found.totals.get(unit, ())
        if len(every) < 2:
            continue
        shown = every[-_MOST_TOTALS:]
        head = texts.BY_UNIT[unit.value]
        if len(shown) < len(every):
            head = texts.LAST_OF.format(what=head, count=len(shown), all=len(every))
        yield ""
        yield output.paint(head, "strong")
        names = [words.stretch(unit, one.start) for one in shown]
        left = max(map(len, names))
        for name, one in zip(names, shown, strict=True):
            line = f"  {name:<{left}}  {words.held(one)}"
            yield line if output.width is None else fitted(line, output.width).rstrip()


def _comebacks(output: Output, found: PracticePage) -> Iterator[str]:
    if not found.comebacks:
        return
    yield ""
    shown = found.comebacks[-_MOST_TOTALS:]
    head = texts.COMEBACKS
    if len(shown) < len(found.comebacks):
        head = texts.LAST_OF.format(what=head, count=len(shown), all=len(found.comebacks))
    yield output.paint(head, "strong")
    for one in shown:
        yield f"  {words.day_name(one.day)}, {words.away(one.away, found.standing.unit)}"

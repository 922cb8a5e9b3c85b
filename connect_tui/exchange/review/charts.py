"""Charts of a review: strength as a line, shares and streaks as bars, the balance of the pillars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from connect_tui.domain.progress import Streak
from connect_tui.domain.retrospect import Comeback, CoursePoint, PillarInPeriod, Share
from connect_tui.exchange.review import texts, words
from connect_tui.exchange.review.svg import Piece, fitted, label, moved, number, tag, titled, width_of

_BAR = 16.0
_ROW = 27.0
_MOST_TICKS = 12
_NAMED_FROM = 0.2
_MOST_MARKS = 60


def spark(course: Sequence[CoursePoint], width: float, height: float, pillar: str) -> str:
    """Draw how strength went as a small line over a tinted ground, with a point at its end."""
    if len(course) < 2 or not any(one.strength for one in course):
        return ""
    points = _places(course, course[0].day, course[-1].day, width, height)
    line = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    x, y = points[-1]
    area = f"M{number(points[0][0])} {number(height)}L{line}L{number(x)} {number(height)}z"
    return "".join(
        [
            titled(texts.from_to(course[0].strength, course[-1].strength)),
            tag("path", d=area, class_=f"soft {pillar}"),
            tag("path", d=f"M{line}", class_=f"line {pillar}-line", stroke_width=1.6),
            tag("circle", cx=x, cy=y, r=2.6, class_=pillar),
        ]
    )


def _places(
    course: Sequence[CoursePoint], start: date, end: date, width: float, height: float
) -> list[tuple[float, float]]:
    days = max((end - start).days, 1)
    return [((one.day - start).days / days * width, (1 - one.strength) * height) for one in course]


def strength_line(
    course: Sequence[CoursePoint],
    start: date,
    end: date,
    comebacks: Sequence[Comeback],
    width: float,
    height: float,
    pillar: str,
) -> Piece:
    """Draw strength over a period with its axes.

    Comebacks, unless there are very many, are small triangles on the day axis.
    """
    left, top = 52.0, 14.0
    inner = width - left
    parts = []
    for share in (0.0, 0.5, 1.0):
        y = top + (1 - share) * height
        parts.append(
            tag("path", d=f"M{left} {number(y)}h{number(inner)}", class_="line rule", stroke_width=1)
        )
        parts.append(label(words.percent(share), left - 10, y + 4, class_="tiny end quiet"))
    days = max((end - start).days, 1)
    for day, name in _ticks(start, end):
        x = left + (day - start).days / days * inner
        parts.append(
            tag("path", d=f"M{number(x)} {number(top + height)}v5", class_="line rule", stroke_width=1)
        )
        parts.append(label(name, x, top + height + 20, class_="tiny quiet"))
    if course:
        placed = _places(course, start, end, inner, height)
        line = "L".join(f"{number(x)} {number(y)}" for x, y in placed)
        (first, _), (last, low) = placed[0], placed[-1]
        area = f"M{number(first)} {number(height)}L{line}L{number(last)} {number(height)}z"
        drawn = tag("path", d=area, class_=f"soft {pillar}")
        drawn += tag("path", d=f"M{line}", class_=f"line {pillar}-line", stroke_width=2.2)
        drawn += tag("circle", cx=last, cy=low, r=4, class_=pillar)
        parts.append(moved(drawn, left, top))
    for one in comebacks if len(comebacks) <= _MOST_MARKS else ():
        x = left + (one.day - start).days / days * inner
        mark = tag(
            "path",
            titled(f"{texts.COMEBACKS}: {words.day_name(one.day)}"),
            d=f"M{number(x)} {number(top + height - 9)}l5 9h-10z",
            class_="ink",
        )
        parts.append(mark)
    return Piece("".join(parts), top + height + 26)


def _ticks(start: date, end: date) -> list[tuple[date, str]]:
    """Return days to be named on an axis: years, months, or single days, as many as have room."""
    if (end - start).days > 800:
        years = range(start.year + (start > date(start.year, 1, 31)), end.year + 1)
        step = -(-len(years) // _MOST_TICKS)
        return [(max(date(year, 1, 1), start), str(year)) for year in years if year % step == 0]
    if (end - start).days > 62:
        first = start.year * 12 + start.month - (start.day <= 5)
        months = range(first, end.year * 12 + end.month)
        step = -(-len(months) // _MOST_TICKS)
        return [
            (max(date(at // 12, at % 12 + 1, 1), start), texts.MONTHS_SHORT[at % 12]) for at in months[::step]
        ]
    step = max(-(-((end - start).days + 1) // 10), 1)
    return [
        (day, f"{day.day} {texts.MONTHS_SHORT[day.month - 1]}")
        for day in map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1, step))
    ]


def share_bars(
    name: str, heads: Sequence[str], shares: Sequence[Share], width: float, pillar: str, *, of_met: bool
) -> Piece:
    """Draw shares as bars beneath a heading, each with its numbers; without ``of_met`` with days alone."""
    left, right = 54.0, 150.0
    room = width - left - right
    parts = [label(name, 0, 20, class_="head ink")]
    y = 40.0
    for head, share, full in zip(heads, shares, texts.filled(shares, of_met=of_met), strict=True):
        days, rate = texts.shared(share, of_met=of_met), words.percent_kept(full) if of_met else ""
        row = titled(f"{head}: {'   '.join(filter(None, (days, rate)))}")
        row += label(head, 0, 13, class_="small quiet")
        row += tag("rect", x=left, y=1, width=room, height=_BAR, rx=3, class_="ground")
        if full:
            row += tag("rect", x=left, y=1, width=max(full * room, 2), height=_BAR, rx=3, class_=pillar)
        row += label(days, width - 60 if of_met else width, 13, class_="small end quiet")
        row += label(rate, width, 13, class_="small end ink") if rate else ""
        parts.append(moved(row, 0, y, data_share=head, data_kept=share.kept, data_met=share.met))
        y += _ROW
    return Piece("".join(parts), y - (_ROW - _BAR))


def streak_bars(streaks: Sequence[Streak], unit: str, width: float, pillar: str) -> Piece:
    """Draw the best streaks as bars, each with its length and its dates."""
    parts = [label(texts.BEST_STREAKS, 0, 20, class_="head ink")]
    if not streaks:
        parts.append(label(fitted(texts.NO_STREAKS, width, 15), 0, 54, class_="quiet"))
        return Piece("".join(parts), 64)
    dates = [words.dates(one.start, one.end) for one in streaks]
    right = max(width_of(one, 13) for one in dates)
    left = max(width_of(words.counted(one.length, unit), 13) for one in streaks) * 1.15 + 12
    room = max(width - left - right - 14, 30.0)
    y = 40.0
    for one, told in zip(streaks, dates, strict=True):
        row = titled(f"{words.counted(one.length, unit)}: {told}")
        row += label(words.counted(one.length, unit), left - 12, 13, class_="small end ink")
        row += tag(
            "rect",
            x=left,
            y=1,
            width=max(one.length / streaks[0].length * room, 3),
            height=_BAR,
            rx=3,
            class_=pillar,
        )
        row += label(told, width, 13, class_="small end quiet")
        parts.append(
            moved(
                row,
                0,
                y,
                data_streak=one.length,
                data_start=one.start.isoformat(),
                data_end=one.end.isoformat(),
            )
        )
        y += _ROW
    return Piece("".join(parts), y - (_ROW - _BAR))


def comeback_list(found: Sequence[Comeback], told: str, unit: str, width: float) -> Piece:
    """Write down the latest comebacks beneath a sentence about how many there were."""
    parts = [label(texts.COMEBACKS, 0, 20, class_="head ink"), label(told, 0, 52, class_="quiet")]
    y = 52.0
    for one in list(reversed(found))[:8]:
        y += _ROW
        row = tag("path", d="M6 -11l5 9h-10z", class_="ink")
        row += label(words.day_name(one.day), 20, 0, class_="small ink")
        row += label(words.away(one.away, unit), width, 0, class_="small end quiet")
        parts.append(moved(row, 0, y))
    return Piece(tag("g", "".join(parts), data_comebacks=len(found)), y + 8)


def balance(pillars: Sequence[PillarInPeriod], names: Mapping[str, str], width: float) -> Piece:
    """Draw the three pillars' parts of all done days as one bar, each part named below it."""
    shares = [one.share or 0.0 for one in pillars]
    gap = 4.0
    room = width - gap * (sum(share > 0 for share in shares) - 1)
    parts, x = [], 0.0
    if not any(shares):
        parts.append(tag("rect", x=0, y=0, width=width, height=12, rx=4, class_="ground"))
    third, percents = width / len(pillars), words.parts(pillars)
    under_parts = min(shares) >= _NAMED_FROM
    for at, (one, share) in enumerate(zip(pillars, shares, strict=True)):
        name = names[one.pillar.value]
        told = f"{words.check_ins(one.done)}"
        numbers = texts.joined([percents[one.pillar] if share else "", told])
        left, wide = (x, share * room) if under_parts else (at * third, third)
        row = titled(f"{name}: {numbers}")
        if share:
            row += tag("rect", x=x, y=0, width=share * room, height=12, rx=4, class_=one.pillar.value)
            x += share * room + gap
        row += tag("circle", cx=left + 6, cy=37, r=6, class_=one.pillar.value)
        row += label(fitted(name, wide - 40, 16), left + 20, 42, class_="ink")
        row += label(numbers, left + 20, 62, class_="small quiet")
        parts.append(
            tag(
                "g",
                row,
                data_pillar=one.pillar.value,
                data_done=one.done,
                data_share=repr(one.share) if one.share is not None else None,
                data_rate=repr(one.rate) if one.rate is not None else None,
            )
        )
    return Piece("".join(parts), 66)


def long_bars(shares: Mapping[date, float], width: float, height: float, pillar: str) -> str:
    """Draw shares of a long time, one for each stretch of it, as bars from the ground up."""
    step = width / max(len(shares), 1)
    bars = "".join(
        f"M{number(at * step)} {number(height)}v-{number(share * height)}h{number(step * 0.8)}"
        f"v{number(share * height)}z"
        for at, (_, share) in enumerate(sorted(shares.items()))
        if share
    )
    return tag("path", d=bars, class_=f"half {pillar}") if bars else ""

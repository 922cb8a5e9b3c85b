"""What was felt beside practices and people, as the page of each says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.exchange.feelings import words
from connect_tui.services import feelings
from connect_tui.ui.content import shown

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.person_rows import Looks, PageRow

_LATELY = timedelta(days=365)


def felt_on_days_of(workspace: Workspace, practice: str, period: Period) -> str:
    """Return what was felt on the days of a practice in a period, as a sentence; empty for nothing."""
    return words.on_its_days(feelings.felt_beside_practice(workspace, practice, period), shown)


def felt_with(workspace: Workspace, person_id: str, today: date) -> str:
    """Return what was felt with someone in the last year, as a sentence; empty for nothing."""
    lately = Period(PeriodUnit.DAYS, today - _LATELY, today)
    return words.with_them(feelings.felt_with(workspace, person_id, lately), shown)


def felt_rows(told: str, looks: Looks, *, headed: bool) -> Iterator[PageRow]:
    """Yield a sentence about feelings as lines of a person's page, below a heading unless there is one."""
    if not told:
        return
    from connect_tui.ui.person_rows import MARGIN, PageRow, Part, wrapped

    if not headed:
        yield PageRow(Part.PRACTISED, "heading", text=Part.PRACTISED.value)
    for number, line in enumerate(wrapped(told, looks.width - MARGIN - 2)):
        yield PageRow(Part.PRACTISED, text=line, target="feelings", goes_on=number > 0)

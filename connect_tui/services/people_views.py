"""What front ends are shown of everyone."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from datetime import date
from typing import NamedTuple

from connect_tui.domain.contacts import InTouch
from connect_tui.domain.people import Profile
from connect_tui.domain.reaching_out import Suggestion


class PersonView(NamedTuple):
    """Someone, and where one stands with them today."""

    profile: Profile
    in_touch: InTouch
    suggestion: Suggestion | None
    """Why it would be good to reach out to them now, if it would."""


class PeopleView(NamedTuple):
    """Everyone."""

    today: date
    reach_out: tuple[PersonView, ...]
    """Whom it would be good to reach out to now, in warm order."""
    everyone: tuple[PersonView, ...]
    """By circle from the inner one, then by name; archived people last."""
    today_suggestion: Suggestion | None = None
    """Whom every front end asks for today; None where nobody is, or making time is settled."""

    @property
    def reach_out_from_todays(self) -> tuple[PersonView, ...]:
        """Whom it would be good to reach out to, whoever is asked for today first."""
        return tuple(sorted(self.reach_out, key=lambda one: not self.is_todays(one)))

    def is_todays(self, view: PersonView) -> bool:
        """Tell whether someone is asked for today."""
        return self.today_suggestion is not None and self.today_suggestion.person == view.profile.id

"""How often one wishes to be in touch with someone."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from connect_tui.domain.people import Circle

LONGEST_RHYTHM = 3650
"""Days that a rhythm can be at most."""


class Rhythm(NamedTuple):
    """How often one wishes to be in touch, both in days, 1 to LONGEST_RHYTHM, ``wished <= longest``."""

    wished: int
    longest: int
    """The gap that should not be passed."""


class Rhythms(NamedTuple):
    """The rhythm of each circle, unless a person has their own."""

    inner: Rhythm = Rhythm(7, 14)
    close: Rhythm = Rhythm(21, 45)
    wider: Rhythm = Rhythm(90, 180)

    def of(self, circle: "Circle") -> Rhythm:
        """Return a circle's rhythm."""
        rhythm: Rhythm = getattr(self, circle.value)
        return rhythm

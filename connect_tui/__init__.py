"""Connect: a terminal companion for twelve daily practices of empathy."""

__version__ = "0.1.0"

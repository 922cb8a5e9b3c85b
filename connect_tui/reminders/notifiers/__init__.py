"""The ways in which a popup comes onto a person's desktop."""

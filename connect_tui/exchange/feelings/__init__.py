"""Feelings in words, as every front end tells of them."""

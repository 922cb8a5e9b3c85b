"""What Connect is about, in plain Python: practices, days, schedules, streaks, strength, people, guides.

Nothing here reads a clock, a file or another layer.
"""

"""The first day's data: an invented county, its people, what was said there and what became of it.

Everything goes through the same functions as on a working day; only the clock is turned back afterwards.
"""

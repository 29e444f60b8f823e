"""Looks at a whole text at once, which spare a search in each of its sentences."""

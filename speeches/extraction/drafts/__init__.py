"""Drafts of what was found: parted by unit, summarised, explained."""

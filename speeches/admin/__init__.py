"""The administration pages of the business, for supervisors: to look something up and to put a slip right.

States, deadlines and reports are read-only here: they change through the pages, which check, record and notify.
"""

from . import followup, history, office, speeches

__all__ = ["followup", "history", "office", "speeches"]

"""The life of a requirement: which states there are, what leads from one to the next, and the one door through."""

from .stopping import record_stopped
from .transitions import change, hold, record

__all__ = ["change", "hold", "record", "record_stopped"]

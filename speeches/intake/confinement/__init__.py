"""A process that reads foreign files and can do nothing else: the code that runs in it, and what takes its rights."""

from speeches.intake.confinement.confine import confine, end_with_parent

__all__ = ["confine", "end_with_parent"]

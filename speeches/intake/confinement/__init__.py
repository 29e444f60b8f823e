"""A process that reads foreign files and can do nothing else: the code that runs in it, and what takes its rights."""

from speeches.intake.confinement.confine import confine

__all__ = ["confine"]

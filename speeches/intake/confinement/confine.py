"""Give up, for good, all that a reader of foreign files does not need."""

import ctypes
import os
import resource
import signal
import sys

from speeches.intake.confinement.system_calls import keep_only_reading
from speeches.intake.limits import Limits

_NOBODY = 65534
_SET_DEATH_SIGNAL = 1  # linux/prctl.h


def confine(limits: Limits) -> None:
    """Bound this process and take its rights; what it needs must be loaded and its input read.

    Afterwards there is no file, socket or process that it could open or start, whichever of the three layers holds:
    the account ``nobody`` (where the asking process is root), resource limits, and the filter of system calls.
    """
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    end_with_parent()
    for kind, bound in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.processor_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),  # those that are open stay; closing one makes no room for another
    ):
        resource.setrlimit(kind, (bound, bound))
    keep_only_reading()


def end_with_parent() -> None:
    """Have the kernel end this process when the one that started it ends."""
    asking = os.getppid()
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != asking:
        sys.exit("nobody is asking any more")

"""Give memory back after a request that took much of it.

Rows and pages of a very long speech refer to each other in circles. Python's collector comes by only when a quarter
more objects have gathered, and until then the web process keeps the largest page that anybody ever opened.
"""

import ctypes
import gc
import resource
from pathlib import Path
from typing import Any

_MUCH = 32 * 1024 * 1024  # bytes more than after the last request that took much
_LIBRARY = ctypes.CDLL(None)


class GiveBack:
    """Called at the end of each request; remembers what the process held when it last gave back."""

    def __init__(self) -> None:
        self.kept = 0

    def __call__(self, **_signal: Any) -> None:
        held = resident()
        self.kept = min(self.kept or held, held)
        if held > self.kept + _MUCH:
            gc.collect()
            if hasattr(_LIBRARY, "malloc_trim"):  # the GNU library keeps what lies between blocks in use
                _LIBRARY.malloc_trim(0)
            self.kept = resident()


def resident() -> int:
    """Return how much memory this process holds, in bytes; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except FileNotFoundError:
        return 0

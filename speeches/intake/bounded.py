"""Run a program of the machine on a foreign file: bounded, without network, ended with all that it started."""

import os
import signal
import subprocess
from functools import cache
from pathlib import Path

from speeches.intake.limits import Limits

_KILOBYTE = 1024
_BLOCK = 512  # bytes; what the shell counts written files in


def run_bounded(command: list[str], folder: Path, printed: Path, limits: Limits) -> bool:
    """Run a program within the limits, its output into ``printed``; say whether it ended well.

    Raises ``TimeoutError`` when it took more time than it may.
    """
    bounds = "; ".join(
        (
            "ulimit -c 0",
            f"ulimit -t {limits.processor_seconds}",
            f"ulimit -v {limits.conversion_memory // _KILOBYTE}",
            f"ulimit -f {limits.unpacked // _BLOCK}",
        )
    )
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)}
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    with printed.open("wb") as output:
        running = subprocess.Popen(  # noqa: S603 - fixed programs and arguments, paths of our own
            ["/bin/sh", "-c", f'{bounds}; exec "$@"', "sh", *_without_network(), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        try:
            ended = running.wait(timeout=limits.wall_seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError(command[0]) from None
        finally:
            _end(running)
    # Another process may have been killed for it, and the program itself ended with the shell's word for that.
    if ended in {-signal.SIGXCPU, -signal.SIGKILL, 128 + signal.SIGXCPU, 128 + signal.SIGKILL}:
        raise TimeoutError(command[0])
    return ended == 0


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End a program with everything that it started."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # all of it has ended
    finally:
        running.wait()


@cache
def _without_network() -> tuple[str, ...]:
    """Return what has to stand before a command so that it sees no network, as far as this system permits it."""
    for way in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        if _works((*way, "true")):
            return way
    return ()


def _works(command: tuple[str, ...]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=10, check=False).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False

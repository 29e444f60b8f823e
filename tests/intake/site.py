"""The site as an office runs it: the server of `deploy/luoshi.service` with one web process, and its memory."""

import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KILOBYTE = 1024
_LOOK_EVERY = 0.05  # seconds between two looks at the children
# Seconds; a busy machine is slow, not wrong. What takes much of the processor is cut off sooner than on a site: nothing
# here that is read needs so much.
PATIENCE = {"INTAKE_WAIT_SECONDS": "600", "INTAKE_WALL_SECONDS": "600", "EXTRACTION_WALL_SECONDS": "600"}
PATIENCE |= {"INTAKE_PROCESSOR_SECONDS": "12", "EXTRACTION_PROCESSOR_SECONDS": "12"}


@dataclass
class Site:
    """A running site: where it answers, its one web process, and what its children held."""

    port: int
    master: int
    calls: Path  # what `calls_noted.py` writes: a line for each connection that the web process opened
    peaks: dict[str, int] = field(default_factory=dict)  # bytes, by the name of the program
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def web_process(self) -> int:
        """The process that answers requests; there is one."""
        (worker,) = _children(self.master)
        return worker

    def memory(self) -> int:
        """Return what the web process holds in memory (VmRSS), in bytes."""
        return _bytes(self.web_process, "VmRSS:")

    def watch_children(self) -> None:
        """Note the most memory that the programs started by the web process held, until the site ends."""
        while not self.ended.wait(_LOOK_EVERY):
            for child in _below(self.master)[1:]:
                try:
                    program = (Path("/proc") / str(child) / "comm").read_text().strip()
                    self.peaks[program] = max(_bytes(child, "VmHWM:"), self.peaks.get(program, 0))
                except (OSError, ValueError):
                    continue  # it has just ended


@contextmanager
def running(folder: Path, **environment: str) -> Iterator[Site]:
    """Run the site with one web process; nothing of the test's settings reaches it but ``environment``."""
    calls = folder / "calls"
    calls.touch()
    variables = {"PATH": os.environ["PATH"], "DEMO": "0", "HTTPS": "0", "HOME": str(folder)}
    variables |= {"STATIC_ROOT": str(folder / "static")}
    variables |= {"CALLS": str(calls), **PATIENCE, **environment}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=variables, check=True)  # noqa: S603 - our own command
    # A temporary folder of its own: the places of readers lie there, and other tests' readers must not take them.
    # We open the socket and the server inherits it: no port has to be guessed, and who comes early waits.
    temporary = tempfile.mkdtemp(prefix="luoshi-site-")
    with socket.create_server(("127.0.0.1", 0), backlog=16) as listening, (folder / "log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 - as it stands in deploy/
            _command(listening.fileno()),
            cwd=ROOT,
            env={**variables, "TMPDIR": temporary},
            pass_fds=(listening.fileno(),),
            stderr=log,
        )
        site = Site(listening.getsockname()[1], server.pid, calls)
    try:
        yield site
    finally:
        site.ended.set()
        server.terminate()
        server.wait(timeout=300)
        shutil.rmtree(temporary)


def _command(listening: int) -> list[str]:
    """Return what the unit file starts, at our socket, with one web process and patience."""
    unit = (ROOT / "deploy" / "luoshi.service").read_text()
    (line,) = (line.removeprefix("ExecStart=") for line in unit.splitlines() if line.startswith("ExecStart="))
    _gunicorn, *arguments = shlex.split(line)
    for option, value in (("--bind", f"fd://{listening}"), ("--workers", "1"), ("--timeout", "3000")):
        arguments[arguments.index(option) + 1] = value
    noted = Path(__file__).with_name("calls_noted.py")
    return [sys.executable, "-m", "gunicorn", *arguments, "--config", str(noted), "--no-control-socket"]


def _bytes(process: int, row: str) -> int:
    for line in (Path("/proc") / str(process) / "status").read_text().splitlines():
        if line.startswith(row):
            return int(line.split()[1]) * _KILOBYTE
    raise ValueError(f"no {row}")


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in (Path("/proc") / str(process) / "task").iterdir():
        try:
            found += map(int, (task / "children").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue  # the thread has just ended
    return found


def _below(process: int) -> list[int]:
    """Return the processes that a process started, those that they started, and so on; nearest first."""
    found: list[int] = []
    waiting = [process]
    while waiting:
        try:
            children = _children(waiting.pop(0))
        except (FileNotFoundError, ProcessLookupError):
            continue
        found += children
        waiting += children
    return found

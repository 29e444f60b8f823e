"""Read a file in a child process that cannot harm the one that asks.

The child gets the bytes on its standard input and answers with JSON, never with a pickle. Before it looks at them it
has given up memory, processor time and the right to open, start or signal anything (`confinement`). What it answers
is read up to a bound, and so many children run at once (`slots`): a flood of files costs time, not the machine.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

from speeches.intake import template
from speeches.intake.confinement import NEEDS_SENTENCES, hand_over
from speeches.intake.document import CleanSpeech, Document, Edit, Segment, Unreadable
from speeches.intake.limits import Limits
from speeches.intake.reading import prepared_and_read, refuse_size
from speeches.intake.slots import place

Popen = subprocess.Popen[bytes]
ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-m", "speeches.intake.confinement")
ENVIRONMENT = {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
# A parser that ran out of memory seldom says so: it dies. This much of what it may have tells it from other damage.
_NEARLY_ALL = 0.8


def read_safely(data: bytes, name: str, *, limits: Limits | None = None, pasted: bool = False) -> Document:
    """Return what `speeches.intake.read` (or `read_pasted`) returns, worked out in a child within the limits.

    Raises `Unreadable`: what the child found; ``damaged`` when it died; ``too_large`` when it took more time or
    memory, or answered more, than it may; ``busy`` when no child could be started in time.
    """
    limits = limits or Limits()
    refuse_size(data, limits)
    if pasted:
        return _in_child(data, name, limits, pasted=True)
    return prepared_and_read(data, name, limits, _in_child)


def _in_child(data: bytes, name: str, limits: Limits, scans: bool = False, *, pasted: bool = False) -> Document:
    order = {"name": name, "limits": asdict(limits), "pasted": pasted, "scans": scans, "sentences": False}
    bounds = replace(limits, wall_seconds=limits.wall_seconds + limits.scan_seconds) if scans else limits
    with place(limits.at_once, limits.wait_seconds):
        answer = ask(order, data, bounds)
        if answer.get("code") == NEEDS_SENTENCES:
            # A text without its full stops: seldom, so that only then a child loads what finds them again.
            answer = ask(order | {"sentences": True}, data, bounds)
    if "code" in answer:
        raise Unreadable(answer["code"], answer["detail"])
    return document_from(answer)


def document_from(answer: dict[str, Any]) -> Document:
    """Build a document from its JSON form: edits and segments as rows, days as ISO dates."""
    speeches = tuple(
        CleanSpeech(
            **{
                **speech,
                "held_on": date.fromisoformat(speech["held_on"]) if speech["held_on"] else None,
                "segments": tuple(Segment(*segment) for segment in speech["segments"]),
            }
        )
        for speech in answer["speeches"]
    )
    edits = tuple(Edit(*edit) for edit in answer["edits"])
    return Document(answer["raw"], answer["media_type"], answer["encoding"], speeches, edits, tuple(answer["warnings"]))


def ask(order: dict[str, Any], data: bytes, limits: Limits, command: Sequence[str] | None = None) -> dict[str, Any]:
    """Start a child, hand it order and file, and return its answer; whatever happens, it is gone afterwards."""
    child = _child(command)
    late = Lateness(child.kill, limits.wall_seconds)
    try:
        hand_over(child.stdin, order, data)
        answer = child.stdout.read(limits.answer + 1)
        if len(answer) > limits.answer:
            raise Unreadable("too_large", "answer")
        ended = child.wait()
    finally:
        late.cancel()
        child.kill()
        child.wait()
        child.stdout.close()
    refuse_unless_well(ended, limits, late=late.struck)
    found: dict[str, Any] = json.loads(answer.decode("utf-8", "surrogatepass"))
    return found


def batch() -> AbstractContextManager[None]:
    """Read the files of a batch in children that need not load anything first: copies of one (`template`)."""
    return template.warmed(started)


def started(command: Sequence[str], stdin: int = subprocess.PIPE, stdout: int = subprocess.PIPE) -> Popen:
    """Start one of our modules as a child that is asked and answers by pipes, with nothing of our environment."""
    return subprocess.Popen(  # noqa: S603 - our own module, no word of the file in the command
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,  # a traceback could quote the file
        cwd=ROOT,
        env=ENVIRONMENT,
    )


def _child(command: Sequence[str] | None) -> "Fresh | template.Copy":
    of_batch = template.current() if command is None else None
    return of_batch.copy() if of_batch and of_batch.runs else Fresh(started(command or _COMMAND))


class Fresh:
    """A child that was started for one file."""

    def __init__(self, process: Popen) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self.stdin, self.stdout = process, process.stdin, process.stdout
        self._end: tuple[int, int] | None = None

    def kill(self) -> None:
        """End the child, if it has not ended by itself."""
        if self._end is None:
            with suppress(ProcessLookupError):
                # `Popen.kill` looks first whether the child has ended, and then `wait` would wait in vain.
                os.kill(self._process.pid, signal.SIGKILL)

    def wait(self) -> tuple[int, int]:
        """Return how the child ended (as `Popen.returncode`) and the most memory it held, in bytes."""
        if self._end is None:
            _pid, status, usage = os.wait4(self._process.pid, 0)
            self._process.returncode = os.waitstatus_to_exitcode(status)
            self._end = self._process.returncode, usage.ru_maxrss * 1024
        self._process.wait()
        return self._end


class Lateness(Timer):
    """Kill a child when its time is up, and remember that it was so."""

    def __init__(self, kill: Callable[[], None], seconds: float) -> None:
        super().__init__(seconds, self._strike)
        self.daemon = True
        self.kill = kill
        self.struck = False
        self.start()

    def _strike(self) -> None:
        self.struck = True
        self.kill()


def refuse_unless_well(ended: tuple[int, int], limits: Limits, *, late: bool) -> None:
    """Raise `Unreadable` for a child (see `Fresh.wait`) that was killed for its time or memory, or that broke down."""
    code, memory = ended
    if late or code in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise Unreadable("too_large", "time")
    # A process begins with the peak of the one that started it: no more than that says nothing of its own.
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if code and memory > max(_NEARLY_ALL * limits.memory, ours):
        raise Unreadable("too_large", "memory")
    if code:  # an error nobody foresaw: the file is at fault, not the program's user
        raise Unreadable("damaged", f"stopped {code}")

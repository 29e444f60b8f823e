"""Read a file in a child process that cannot harm the one that asks.

The child gets the bytes on its standard input and answers with JSON, never with a pickle. Before it looks at them it
has given up memory, processor time and the right to open anything: with no file descriptor left it can neither write
a file nor make a connection.
"""

import json
import resource
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from speeches.intake.document import CleanSpeech, Document, Edit, Segment, Unreadable
from speeches.intake.limits import Limits

_ROOT = Path(__file__).resolve().parents[2]
_DESCRIPTORS = 3  # standard input, output, error
_KILLED = "stopped"


def read_safely(data: bytes, name: str, *, limits: Limits | None = None) -> Document:
    """Return what `speeches.intake.read` returns, worked out in a child process within the limits.

    Raises `Unreadable`: what the child found, or ``damaged`` when it died, or ``too_large`` when it took too long.
    """
    limits = limits or Limits()
    if not data:
        raise Unreadable("empty")
    if len(data) > limits.size:
        raise Unreadable("too_large", f"{len(data)} bytes")
    order = json.dumps({"name": name, "limits": asdict(limits)}).encode()
    command = [sys.executable, "-m", "speeches.intake.sandbox"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no word of the file in the command
            command,
            input=len(order).to_bytes(4, "big") + order + data,
            capture_output=True,
            timeout=limits.wall_seconds,
            cwd=_ROOT,
            env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_large", "time") from error
    if done.returncode:
        # Killed by its limits (negative), or by an error nobody foresaw: the file is at fault, not the program's user.
        raise Unreadable("damaged", f"{_KILLED} {done.returncode}")
    answer = json.loads(done.stdout)
    if "code" in answer:
        raise Unreadable(answer["code"], answer["detail"])
    return document_from(answer)


def document_from(answer: dict[str, Any]) -> Document:
    """Build a document from its JSON form, which is `dataclasses.asdict` with ISO dates."""
    speeches = tuple(
        CleanSpeech(
            **{
                **speech,
                "held_on": date.fromisoformat(speech["held_on"]) if speech["held_on"] else None,
                "segments": tuple(Segment(**segment) for segment in speech["segments"]),
            }
        )
        for speech in answer["speeches"]
    )
    edits = tuple(Edit(**edit) for edit in answer["edits"])
    return Document(answer["raw"], answer["media_type"], answer["encoding"], speeches, edits, tuple(answer["warnings"]))


def _confine(limits: Limits) -> None:
    """Give up what a parser of foreign files does not need, for good."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS, _DESCRIPTORS))


def _preload() -> None:
    """Load everything that a reader or rule loads at first use: once confined, no file can be opened."""
    from speeches.intake.reading import warm_up  # noqa: PLC0415 - the asking process does not need the readers

    warm_up()


def _serve() -> None:
    from speeches.intake.reading import read  # noqa: PLC0415 - as above

    _preload()
    stream = sys.stdin.buffer
    order = json.loads(stream.read(int.from_bytes(stream.read(4), "big")))
    limits = Limits(**order["limits"])
    _confine(limits)
    answer: dict[str, Any]
    try:
        answer = asdict(read(stream.read(), order["name"], limits=limits))
    except Unreadable as refused:
        answer = {"code": refused.code, "detail": refused.detail}
    except (MemoryError, RecursionError):
        answer = {"code": "too_large", "detail": "memory"}
    json.dump(answer, sys.stdout, default=date.isoformat)


if __name__ == "__main__":
    _serve()

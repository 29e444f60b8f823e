"""Take containers apart in a child process, as files are read (`sandbox`); members come back one at a time.

The child answers with frames: the length of a head, the head (JSON: name, size, code, detail, cut), then so many bytes.
"""

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO

from speeches.intake.confinement import confine, hand_over, order_of
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.member import Member
from speeches.intake.sandbox import started

_COMMAND = (sys.executable, "-m", "speeches.intake.unpacking")
_LONGEST_HEAD = 64 * 1024


def unpack_safely(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """Yield what `speeches.intake.containers.members` yields, worked out in a child process within the limits.

    Never more than one member is in memory. Raises `Unreadable` as that does, and ``damaged`` when the child died.
    """
    order = {"name": name, "limits": asdict(limits)}
    child = started(_COMMAND)
    assert child.stdin is not None
    assert child.stdout is not None
    feeder = threading.Thread(target=hand_over, args=(child.stdin, order, data), daemon=True)
    feeder.start()
    try:
        yield from _members(child.stdout, limits)
    finally:
        child.kill()
        child.wait()
        feeder.join()
        child.stdout.close()


def _members(stream: IO[bytes], limits: Limits) -> Iterator[Member]:
    taken = 0
    while True:
        length = int.from_bytes(stream.read(4), "big")
        head = json.loads(stream.read(length)) if 0 < length <= _LONGEST_HEAD else None
        if head is None:
            raise Unreadable("damaged", "stopped")
        if "end" in head:
            return
        problem = Unreadable(head["code"], head["detail"]) if head["code"] else None
        if head["name"] is None:
            raise problem or Unreadable("damaged", "stopped")
        taken += head["size"]
        if taken > limits.unpacked:
            raise Unreadable("too_large", "unpacked")
        data = stream.read(head["size"])
        if len(data) < head["size"]:
            raise Unreadable("damaged", "stopped")
        yield Member(head["name"], data, problem, head["cut"])


def _frame(stream: IO[bytes], head: dict[str, object], data: bytes = b"") -> None:
    packed = json.dumps(head).encode()
    stream.write(len(packed).to_bytes(4, "big") + packed + data)
    stream.flush()


def _serve() -> None:
    from speeches.intake.containers import members  # noqa: PLC0415 - the asking process does not need it
    from speeches.intake.reading import warm_up  # noqa: PLC0415 - as above

    stream, out = sys.stdin.buffer, sys.stdout.buffer
    order = order_of(stream)
    limits = Limits(**order["limits"])
    warm_up()
    content = stream.read()
    confine(limits)
    try:
        for member in members(content, order["name"], limits):
            code, detail = (member.problem.code, member.problem.detail) if member.problem else ("", "")
            head = {"name": member.name[:1000], "size": len(member.data), "code": code, "detail": detail}
            head["cut"] = member.cut
            _frame(out, head, member.data)
    except Unreadable as refused:
        _frame(out, {"name": None, "code": refused.code, "detail": refused.detail})
    except (MemoryError, RecursionError):
        _frame(out, {"name": None, "code": "too_large", "detail": "memory"})
    else:
        _frame(out, {"end": True})


if __name__ == "__main__":
    _serve()

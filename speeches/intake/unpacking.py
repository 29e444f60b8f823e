"""Take containers apart in a child process, as files are read (`sandbox`); members come back one at a time.

The child answers with frames: the length of a head, the head (JSON: name, size, code, detail, cut), then so many bytes.
"""

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

from speeches.intake.confinement import confine, hand_over, order_of
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.member import Member
from speeches.intake.sandbox import Fresh, Lateness, refuse_unless_well, started

_COMMAND = (sys.executable, "-m", "speeches.intake.unpacking")
_LONGEST_HEAD = 64 * 1024


def unpack_safely(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """Yield what `speeches.intake.containers.members` yields, worked out in a child process within the limits.

    Never more than one member is in memory. Raises `Unreadable` as that does; ``damaged`` when the child died;
    ``too_large`` when it took more memory or processor time than it may, or longer than that for one member.
    """
    order = {"name": name, "limits": asdict(limits)}
    child = Fresh(started(_COMMAND))
    feeder = threading.Thread(target=hand_over, args=(child.stdin, order, data), daemon=True)
    feeder.start()
    try:
        yield from _members(child, limits)
    finally:
        child.kill()
        child.wait()
        feeder.join()
        child.stdout.close()


def _members(child: Fresh, limits: Limits) -> Iterator[Member]:
    taken = 0
    while True:
        # What is done with a member before the next one is asked for does not count.
        late = Lateness(child.kill, limits.wall_seconds)
        try:
            head, data = _next(child.stdout, limits.unpacked - taken)
        except EOFError:
            refuse_unless_well(child.wait(), limits, late=late.struck)
            raise Unreadable("damaged", "stopped") from None
        finally:
            late.cancel()
        if "end" in head:
            return
        problem = Unreadable(head["code"], head["detail"]) if head["code"] else None
        if head["name"] is None:
            raise problem or Unreadable("damaged", "stopped")
        taken += len(data)
        yield Member(head["name"], data, problem, head["cut"])


def _next(stream: IO[bytes], room: int) -> tuple[dict[str, Any], bytes]:
    """Return the next frame. Raises ``EOFError`` when the child ended before it was whole."""
    length = int.from_bytes(stream.read(4), "big")
    if length > _LONGEST_HEAD:
        raise Unreadable("damaged", "stopped")
    packed = stream.read(length)
    if not packed or len(packed) < length:
        raise EOFError
    head: dict[str, Any] = json.loads(packed)
    size = head.get("size", 0)
    if size > room:
        raise Unreadable("too_large", "unpacked")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return head, data


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

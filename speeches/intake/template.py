"""Start the reading children of a batch as copies of one process that has loaded all it needs, and read no file.

Loading costs more than reading a usual file. The template holds code, word lists and dictionaries; it never sees a byte
that came from outside, nor an answer: both go between the asking process and the copy. Each copy reads one file,
confines itself before it looks at it as a child started afresh does (`confinement`), and ends. Only the template
can wait for a copy, so it also kills it when told to; when the asking process ends it kills what runs and ends too.

Run as a module it is the template; orders come over the socket on its standard input.
"""

import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import count
from typing import IO, NoReturn

from speeches.intake.confinement import end_with_parent
from speeches.intake.confinement.__main__ import serve
from speeches.intake.reading import read_pasted, warm_up

_COPY, _KILL = b"copy", b"kill"
_MESSAGE = 4096
_COMMAND = (sys.executable, "-m", "speeches.intake.template")
_CURRENT: ContextVar["Template | None"] = ContextVar("template", default=None)
Start = Callable[..., "subprocess.Popen[bytes]"]


class Copy:
    """A child of the template; handled as one that was started afresh (`sandbox.Fresh`)."""

    def __init__(self, channel: socket.socket, number: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._channel, self._number = channel, number
        self.stdin, self.stdout = stdin, stdout
        self._end: tuple[int, int] | None = None

    def kill(self) -> None:
        """End the child, if it has not ended by itself."""
        if self._end is None:
            with suppress(OSError):  # as below
                self._channel.send(b"%b %d" % (_KILL, self._number))

    def wait(self) -> tuple[int, int]:
        """Return how the child ended (as `Popen.returncode`) and the most memory it held, in bytes."""
        if self._end is None:
            said = b""
            with suppress(ConnectionError):  # the template has ended, and the copy with it
                said = self._channel.recv(_MESSAGE)
            code, memory = json.loads(said) if said else (1, 0)
            self._end = code, memory
        return self._end


class Template:
    """A running template; it serves one copy at a time."""

    def __init__(self, start: Start) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = start(_COMMAND, stdin=theirs.fileno(), stdout=subprocess.DEVNULL)
        self._numbers = count(1)

    @property
    def runs(self) -> bool:
        """Whether it is there to be copied."""
        return self._process.poll() is None

    def copy(self) -> Copy:
        """Start a copy; it takes order and file on its standard input and answers on its standard output."""
        order_end, feed = os.pipe()
        answer, answer_end = os.pipe()
        number = next(self._numbers)
        try:
            socket.send_fds(self._channel, [b"%b %d" % (_COPY, number)], [order_end, answer_end])
        finally:
            os.close(order_end)
            os.close(answer_end)
        return Copy(self._channel, number, os.fdopen(feed, "wb"), os.fdopen(answer, "rb"))

    def close(self) -> None:
        """Have the template end."""
        self._channel.close()
        self._process.wait()


@contextmanager
def warmed(start: Start) -> Iterator[None]:
    """Have the children that read files for this thread be copies of one template meanwhile.

    Where the system cannot watch a process by a descriptor (Linux before 5.3), each is started afresh as usual.
    """
    if not _can_watch():
        yield
        return
    template = Template(start)
    token = _CURRENT.set(template)
    try:
        yield
    finally:
        _CURRENT.reset(token)
        template.close()


def current() -> Template | None:
    """Return the template of the present batch."""
    return _CURRENT.get()


def _can_watch() -> bool:
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True


def _serve(asking: socket.socket) -> None:
    """Start a copy for each order until the asking process is gone."""
    while True:
        said, ends, _flags, _address = socket.recv_fds(asking, _MESSAGE, 2)
        if not said:
            return
        if not said.startswith(_COPY):
            continue  # to kill a copy that had ended in the meantime
        child = os.fork()
        if not child:
            _become(ends, asking)
        for end in ends:
            os.close(end)
        ended = _watched(child, said.replace(_COPY, _KILL), asking)
        with suppress(BrokenPipeError):  # nobody is asking any more: the next look says so
            asking.send(json.dumps(ended).encode())


def _watched(child: int, order_to_kill: bytes, asking: socket.socket) -> tuple[int, int]:
    """Wait for a copy, and kill it when told to or when nobody is asking any more."""
    watch = os.pidfd_open(child)
    try:
        while watch not in select.select([watch, asking.fileno()], [], [])[0]:
            if asking.recv(_MESSAGE) in {order_to_kill, b""}:
                os.kill(child, signal.SIGKILL)
                break
    finally:
        os.close(watch)
    _pid, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024


def _become(ends: list[int], asking: socket.socket) -> NoReturn:
    """Turn this copy into the child that serves one order, and end with it."""
    try:
        asking.close()
        for place, end in enumerate(ends):
            os.dup2(end, place)
            os.close(end)
        serve()
    finally:
        os._exit(1)  # an answer that was given has ended it before


def _rehearse() -> None:
    """Read a text of our own, so that what is made at the first reading (patterns, counts) is made once.

    It has its full stops: the heavy model that finds lost ones is loaded by the copies that need it, as elsewhere,
    and takes none of the others' room.
    """
    words = "县水利局要牵头制定水库调度方案，各乡镇要逐村落实转移责任人。" * 4
    read_pasted(f"在全县工作会议上的讲话\n同志们：\n一、压实责任\n{words}日??己伺c，要抓好落实。(4月8日)")
    read_pasted(f"<p>{words}</p>")


def _main() -> None:
    end_with_parent()
    with socket.socket(fileno=os.dup(0)) as asking:
        os.close(0)
        os.open(os.devnull, os.O_RDONLY)  # takes the place that became free
        warm_up()
        _rehearse()
        gc.freeze()  # what all copies have stays common to them
        _serve(asking)


if __name__ == "__main__":
    _main()

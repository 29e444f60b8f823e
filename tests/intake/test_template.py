"""The children of a batch read as those started afresh do, are as confined, and end with who asked for them."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from speeches.intake import Limits, Unreadable, template
from speeches.intake.sandbox import batch, read_safely

from . import files, writing

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "讲话.txt": files.TEXT.encode("gb18030"),
    "讲话.docx": files.word(),
    "讲话.html": files.web_page(),
    "讲话.pdf": files.pdf(),
    "讲话.ofd": writing.ofd(files.TEXT),
    "讲话.rtf": writing.rtf(files.TEXT),
}
# Full stops are sought at every character: more than a second's work on any machine.
SLOW = ("各乡镇要逐村落实转移责任人并在规定期限内完成各项任务" * 20_000).encode()


@pytest.fixture(autouse=True)
def _own_places(monkeypatch, tmp_path):
    """Places that no other test holds."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def children_of(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(word) for task in tasks for word in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def waited_for(found, seconds: float = 60):
    until = time.monotonic() + seconds
    while not (result := found()) and time.monotonic() < until:
        time.sleep(0.02)
    return result


def refused(data: bytes, **limits: int) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        read_safely(data, "讲话.txt", limits=Limits(**limits))
    return caught.value.code, caught.value.detail


def test_a_batch_reads_what_single_children_read():
    alone = {name: read_safely(data, name) for name, data in FILES.items()}
    with batch():
        assert template.current()
        together = {name: read_safely(data, name) for name, data in FILES.items()}
        assert refused(b"MZ" + b"\0" * 100) == ("mislabelled", "exe")
    assert together == alone
    assert template.current() is None


def test_each_file_of_a_batch_has_limits_of_its_own():
    with batch():
        assert refused(SLOW, processor_seconds=1) == ("too_large", "time")
        assert refused(SLOW, wall_seconds=1) == ("too_large", "time")
        assert refused(files.TEXT.encode(), answer=100) == ("too_large", "answer")
        assert refused(SLOW, memory=1024 * 1024) == ("too_large", "memory")
        for _ in range(3):
            assert read_safely(FILES["讲话.txt"], "讲话.txt").speeches


def test_a_copy_is_confined_as_a_child_started_afresh_is(monkeypatch):
    seen: list[tuple[str, str, list[str]]] = []

    def look() -> None:
        copy = waited_for(lambda: children_of(current[0]))[0]
        waited_for(lambda: "Seccomp:\t2" in (Path(f"/proc/{copy}/status").read_text()))
        process = Path(f"/proc/{copy}")
        opened = sorted(one.name for one in (process / "fd").iterdir())
        seen.append(((process / "status").read_text(), (process / "limits").read_text(), opened))
        os.kill(copy, signal.SIGKILL)

    with batch():
        current = waited_for(lambda: children_of(os.getpid()))
        watcher = threading.Thread(target=look)
        watcher.start()
        assert refused(SLOW) == ("too_large", "time")
        watcher.join()
    ((status, limits, opened),) = seen
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status
    assert os.geteuid() != 0 or "Uid:\t65534\t65534\t65534\t65534" in status
    assert f"Max address space         {Limits().memory}" in limits
    assert "Max open files            0 " in limits
    assert opened == ["0", "1", "2"]


def test_a_template_and_its_copy_end_with_the_process_that_asked(tmp_path):
    program = (
        "import sys\nfrom speeches.intake.sandbox import batch, read_safely\n"
        "with batch():\n    read_safely(sys.stdin.buffer.read(), 'a.txt')\n"
    )
    asking = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program], stdin=subprocess.PIPE, cwd=ROOT
    )
    asking.stdin.write(SLOW)
    asking.stdin.close()
    (running,) = waited_for(lambda: children_of(asking.pid))
    (copy,) = waited_for(lambda: children_of(running))
    asking.kill()
    asking.wait()
    assert waited_for(lambda: not any(Path(f"/proc/{one}").exists() for one in (running, copy)))


def test_where_processes_cannot_be_watched_each_child_starts_afresh(monkeypatch):
    monkeypatch.delattr(os, "pidfd_open")
    with batch():
        assert template.current() is None
        assert read_safely(FILES["讲话.txt"], "讲话.txt").speeches


def test_when_the_template_dies_the_other_files_are_read_all_the_same():
    with batch():
        (running,) = waited_for(lambda: children_of(os.getpid()))
        os.kill(running, signal.SIGKILL)
        assert waited_for(lambda: not template.current().runs)
        for _ in range(2):
            assert read_safely(FILES["讲话.txt"], "讲话.txt").speeches

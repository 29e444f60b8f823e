"""The process that asks for a file to be read cannot be harmed by the one that reads it."""

import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from speeches.intake import Limits, Unreadable, read, read_pasted, sandbox
from speeches.intake.sandbox import read_safely
from speeches.intake.slots import place

from .files import TEXT

ROOT = Path(__file__).resolve().parents[2]


def slow_child(monkeypatch, code: str) -> None:
    """Put a process of our own in the place of the reader."""
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", code))


def refused(data: bytes = b"x", **limits: int) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        read_safely(data, "讲话.txt", limits=Limits(**limits))
    return caught.value.code, caught.value.detail


@pytest.fixture(autouse=True)
def _own_places(monkeypatch, tmp_path):
    """Places that no other test holds."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def children() -> set[int]:
    return {int(word) for word in Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()}


def test_what_is_pasted_is_read_the_same_in_the_child():
    markup = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    for content in (TEXT, markup):
        assert read_safely(content.encode(), "", pasted=True) == read_pasted(content)


def test_text_that_no_database_takes_comes_back_whole():
    data = "甲\ud800乙".encode("utf-16-le", "surrogatepass") + TEXT.encode("utf-16-le")
    assert read_safely(data, "讲话.txt").raw == read(data, "讲话.txt").raw


def test_a_child_that_hangs_is_ended_and_leaves_nothing(monkeypatch):
    slow_child(monkeypatch, "import time; time.sleep(600)")
    before = children()
    assert refused(b"x" * 1_000_000, wall_seconds=1) == ("too_large", "time")
    assert children() == before


def test_a_child_that_computes_without_end_is_ended_by_its_processor_time(monkeypatch):
    bounded = "from speeches.intake import Limits, confinement; confinement.confine(Limits(processor_seconds=1))"
    slow_child(monkeypatch, f"{bounded}\nwhile True: pass")
    assert refused(wall_seconds=60) == ("too_large", "time")


def test_an_answer_without_end_is_cut_off(monkeypatch):
    slow_child(monkeypatch, "import os\nwhile True: os.write(1, b'x' * 65536)")
    assert refused(answer=1_000_000) == ("too_large", "answer")


def test_a_child_killed_from_outside_is_the_file_s_failure_only(monkeypatch):
    slow_child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert refused() == ("damaged", f"stopped {-signal.SIGSEGV}")


def test_a_child_that_ended_before_it_could_be_killed_still_tells_how():
    child = sandbox.Fresh(sandbox.started((sys.executable, "-c", "raise SystemExit(7)")))
    child.stdout.read()  # ends when the child does
    with Path(f"/proc/{child._process.pid}/stat").open() as state:
        while state.read().rpartition(")")[2].split()[0] != "Z":
            state.seek(0)
    child.kill()
    code, memory = child.wait()
    assert (code, memory > 0) == (7, True)
    child.kill()
    child.stdin.close()
    child.stdout.close()


def test_a_large_asker_does_not_make_a_crash_look_like_want_of_memory(monkeypatch):
    """The kernel counts what the asking process held towards the child it starts."""
    slow_child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert refused(memory=20_000_000) == ("damaged", f"stopped {-signal.SIGSEGV}")


def test_a_child_ends_with_the_process_that_asked(tmp_path):
    """Kill the asking process; the reader must not go on alone."""
    asking = (
        "import subprocess, sys\n"
        "code = 'from speeches.intake.confinement import confine; from speeches.intake import Limits; '\n"
        "code += 'confine(Limits()); import time, os; os.write(1, b\".\"); time.sleep(60)'\n"
        "child = subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE)\n"
        "child.stdout.read(1); print(child.pid, flush=True); child.wait()\n"
    )
    parent = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", asking], cwd=ROOT, stdout=subprocess.PIPE, env={"PYTHONPATH": str(ROOT)}
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 10
    while _runs(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_only_so_many_are_read_at_once_and_the_next_gets_a_clear_word():
    with place(1, 0), pytest.raises(Unreadable) as caught, place(1, 0.2):
        pass
    assert caught.value.code == "busy"
    with place(1, 0), place(2, 0):
        pass


def test_a_place_comes_free_when_its_holder_is_killed():
    code = "from speeches.intake.slots import place\nimport time\nwith place(1, 5):\n print(flush=True); time.sleep(60)"
    holder = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT), "TMPDIR": tempfile.gettempdir()},
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(Unreadable), place(1, 0):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with place(1, 5):
        pass


def test_many_uploads_at_once_start_few_children(monkeypatch):
    """Ten ask at the same moment for two places: never more than two children, and all are answered in their turn."""
    slow_child(
        monkeypatch,
        'import sys, time; sys.stdin.buffer.read(); time.sleep(0.3); print(\'{"code": "empty", "detail": ""}\')',
    )
    running: set[int] = set()
    most, answers, lock = [0], [], threading.Lock()
    start = subprocess.Popen

    class Counted(start):  # type: ignore[misc, valid-type]
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            with lock:
                running.add(self.pid)
                most[0] = max(most[0], len(running))

        def wait(self, timeout=None):
            code = super().wait(timeout)
            with lock:
                running.discard(self.pid)
            return code

    monkeypatch.setattr(sandbox.subprocess, "Popen", Counted)
    threads = [threading.Thread(target=lambda: answers.append(refused(at_once=2, wait_seconds=60))) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [("empty", "")] * 10
    assert most[0] == 2

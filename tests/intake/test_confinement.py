"""The process that reads foreign files can do nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import ctypes, json, os, socket, subprocess, sys, threading
from speeches.intake.confinement import confine
from speeches.intake.limits import Limits
PLACE, ASKING, CHOSEN = sys.argv[1], int(sys.argv[2]), sys.argv[3].split(',')
def memory():
    bytearray(400 * 1024 * 1024)
def connect():
    socket.create_connection(("127.0.0.1", 9))
def freed_descriptor():
    os.close(0)
    os.open("/dev/null", os.O_RDONLY)
def system_call(number, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")
ATTEMPTS = {
    "socket": lambda: socket.socket(),
    "pair of sockets": lambda: socket.socketpair(),
    "connection": connect,
    "read a file": lambda: open("/etc/passwd"),
    "write a file": lambda: open(PLACE + "/new", "w"),
    "list a folder": lambda: os.listdir("/"),
    "look at a file": lambda: os.stat("/etc/passwd"),
    "remove a file": lambda: os.unlink(PLACE + "/victim"),
    "rename a file": lambda: os.rename(PLACE + "/victim", PLACE + "/gone"),
    "make a folder": lambda: os.mkdir(PLACE + "/folder"),
    "make a link": lambda: os.symlink("/etc", PLACE + "/link"),
    "change a mode": lambda: os.chmod(PLACE + "/victim", 0o777),
    "change folder": lambda: os.chdir("/"),
    "pipe": lambda: os.pipe(),
    "file in memory": lambda: os.memfd_create("x"),
    "fork": lambda: os.fork(),
    "start a program": lambda: subprocess.run(["/bin/true"]),
    "become a program": lambda: os.execv("/bin/true", ["true"]),
    "thread": lambda: threading.Thread(target=print).start(),
    "signal": lambda: os.kill(ASKING, 0),
    "another's memory": lambda: os.pidfd_open(ASKING),
    "more rights": lambda: os.setuid(0),
    "another calling convention": lambda: system_call(0x40000000 + 39),
    "memory": memory,
    "freed descriptor": freed_descriptor,
}
confine(Limits(memory=300 * 1024 * 1024))
found = {}
for name in CHOSEN if CHOSEN != [''] else ATTEMPTS:
    try:
        ATTEMPTS[name]()
    except Exception as error:
        found[name] = type(error).__name__
    else:
        found[name] = "DONE"
os.write(1, json.dumps(found).encode())
os._exit(0)
"""


# What resource limits refuse without the filter of system calls.
DESCRIPTORS = (
    "socket,pair of sockets,connection,read a file,write a file,list a folder,pipe,file in memory,fork,"
    "start a program,another's memory,memory,freed descriptor"
)
WITHOUT_FILTER = "import platform\nplatform.machine = lambda: 'unheard-of'\n"


def probe(folder: Path, chosen: str = "") -> subprocess.CompletedProcess[bytes]:
    (folder / "victim").write_text("x")
    return subprocess.run(  # noqa: S603
        [sys.executable, "-B", "-c", PROBE, str(folder), str(os.getpid()), chosen],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": f"{folder}:{ROOT}"},
        timeout=60,
    )


def test_the_reading_process_can_open_start_and_change_nothing(tmp_path):
    done = probe(tmp_path)
    found = json.loads(done.stdout)
    assert len(found) == 25
    assert [name for name, came in found.items() if came == "DONE"] == []
    assert [path.name for path in tmp_path.iterdir()] == ["victim"]


def test_without_the_filter_there_is_no_file_no_connection_and_no_process_to_be_had_either(tmp_path):
    """On a machine whose system calls are not known the resource limits hold alone."""
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_FILTER)
    found = json.loads(probe(tmp_path, DESCRIPTORS).stdout)
    assert len(found) == 13
    assert [name for name, came in found.items() if came == "DONE"] == []
    assert not (tmp_path / "new").exists()


def test_without_the_filter_a_program_that_takes_the_reader_s_place_cannot_load(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_FILTER)
    done = probe(tmp_path, "become a program")
    assert done.returncode != 0
    assert b"cannot open shared object file" in done.stderr

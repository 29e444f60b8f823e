"""A document's macro, which does run where LibreOffice is told to let it, does not run when we have it converted.

LibreOffice converts without macros whatever its profile says, and the profile forbids them whatever is done with the
file: each is shown by itself.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from speeches.intake import Limits
from speeches.intake.conversion import CONVERTERS, convert

from .bad.older import flat_odf

OURS = (Path(__file__).parents[2] / "speeches" / "intake" / "converter_profile.xcu").read_text()
LOWERED = OURS.replace("<value>true</value>", "<value>false</value>").replace("<value>3</value>", "<value>0</value>")
PATIENT = Limits(wall_seconds=300, processor_seconds=120)
OFFICE = shutil.which("soffice")
INSTALLED = [converter for converter in CONVERTERS if shutil.which(converter.program)]
LOOK_EVERY, IDLE = 0.1, 20  # seconds between two looks; looks without work after which a program has done all it will


@contextmanager
def opened(profile: str, folder: Path, data: bytes) -> Iterator[int]:
    """Open a file as a person would, not to convert it; give the group of processes once it is loaded."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(profile)
    file = folder / "input.doc"
    file.write_bytes(data)
    told = (f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nologo")
    running = subprocess.Popen(  # noqa: S603 - the program that is tested
        [OFFICE or "", *told, str(file)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for((folder / ".~lock.input.doc#").exists)
        yield running.pid
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENT.wall_seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(LOOK_EVERY)


def work_done(group: int) -> list[str]:
    """Return the processor time that each process of a group has used."""
    used = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            row = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
        if row[2] == str(group):
            used.append(f"{row[11]} {row[12]}")
    return used


def wait_until_idle(group: int) -> None:
    looks: list[list[str]] = []

    def at_rest() -> bool:
        looks.append(work_done(group))
        return len(looks) > IDLE and all(look == looks[-1] for look in looks[-IDLE:])

    wait_for(at_rest)


if OFFICE:  # antiword, which is all that other machines have, knows no macros

    def test_the_macro_runs_where_it_may(tmp_path):
        written = tmp_path / "written"
        with opened(LOWERED, tmp_path, flat_odf(written)):
            wait_for(written.exists)

    def test_the_macro_does_not_run_under_our_profile(tmp_path):
        written = tmp_path / "written"
        with opened(OURS, tmp_path, flat_odf(written)) as group:
            wait_until_idle(group)
        assert not written.exists()


@pytest.mark.parametrize("profile", [OURS, LOWERED], ids=["ours", "lowered"])
@pytest.mark.parametrize("converter", INSTALLED, ids=lambda converter: converter.program)
def test_the_macro_does_not_run_when_the_file_is_converted(converter, profile, tmp_path, monkeypatch):
    written, ours = tmp_path / "written", tmp_path / "profile.xcu"
    ours.write_text(profile)
    monkeypatch.setattr("speeches.intake.conversion._PROFILE", ours)
    made = convert(flat_odf(written), converter, PATIENT)
    assert (made is not None) == (converter.program == "soffice")
    assert not written.exists()

"""Older Word and WPS files on machines with LibreOffice, with antiword alone, and with neither.

What this machine has is hidden from the site by its PATH, so that every situation it allows is really there.
"""

import os
import shutil
from pathlib import Path

import pytest

from speeches.intake.conversion import CONVERTERS

from .bad import older
from .clerk import clerk_at_a_site, forget_all

INSTALLED = [converter.program for converter in CONVERTERS if shutil.which(converter.program)]
ROWS = [bad for bad in older.ROWS if bad.name.endswith((".doc", ".wps", ".zip"))]


def path_without(folder: Path, hidden: list[str]) -> str:
    """Return a folder with links to all programs of this machine but these."""
    folder.mkdir()
    for place in filter(os.path.isdir, os.get_exec_path()):
        for program in Path(place).iterdir():
            if program.name not in hidden and not (folder / program.name).is_symlink():
                (folder / program.name).symlink_to(program)
    assert not any(shutil.which(program, path=str(folder)) for program in hidden)
    return str(folder)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("best", [*INSTALLED, "none"])
def test_older_word_files_get_their_outcome_by_what_is_installed(best, shared_database, tmp_path):
    better = INSTALLED[: INSTALLED.index(best)] if best in INSTALLED else INSTALLED
    path = path_without(tmp_path / "programs", better)
    came = {}
    with clerk_at_a_site(tmp_path, PATH=path) as clerk:
        for bad in ROWS:
            came[bad.what] = clerk.send(bad.make(), bad.name)
            forget_all()
    assert came == {bad.what: bad.outcome(best) for bad in ROWS}

"""A folder of bad files, sent to a real web process: each gets its outcome, and the process neither grows nor stumbles.

The site runs as in an office, with the server and the settings of `deploy/`; the files are made here, in another
process. `pytest tests/intake/test_bad_files.py --bad-folder-times=3` sends the folder three times; the figures are in
the file that ``--junitxml`` names, or printed with ``-s``.
"""

import json
import threading
from pathlib import Path

import pytest

from .bad import FOLDER
from .bad.table import table
from .clerk import clerk_at_a_site, forget_all
from .files import LONG, word
from .listening import callers

MEGABYTE = 1024 * 1024
MAY_GROW = 50  # MB, over the whole folder
MAY_GROW_AGAIN = 10  # MB, when all of it is sent once more: what is held, not lost, varies by as much


@pytest.mark.django_db(transaction=True)
def test_every_bad_file_gets_its_outcome_and_the_web_process_stays_small(
    shared_database, tmp_path, request, record_testsuite_property
):
    times = request.config.getoption("--bad-folder-times")
    held, most, came = [], 0, {}
    callers()
    with clerk_at_a_site(tmp_path) as clerk:
        begun = clerk.site.memory()  # logged in, nothing sent
        watch = threading.Thread(target=clerk.site.watch_children)
        watch.start()
        clerk.send(word(LONG), "平常.docx")
        forget_all()
        process, ordinary = clerk.site.web_process, clerk.site.memory()
        for _ in range(times):
            for bad in FOLDER:
                outcome = clerk.send(bad.make(), bad.name)
                assert came.setdefault(bad.what, outcome) == outcome
                forget_all()
                most = max(most, clerk.site.memory())
            held.append(clerk.site.memory())
            print(f"{(held[-1] - begun) / MEGABYTE:.1f} MB more than at log-in")  # noqa: T201 - shown with -s
        assert clerk.site.web_process == process  # the server did not have to start another
        assert clerk.site.calls.read_text() == ""
    watch.join()
    figures = {
        "web process, MB: logged in, after an ordinary file, at most, after each sending of the folder": [
            round(one / MEGABYTE, 1) for one in (begun, ordinary, most, *held)
        ],
        "children at most, MB": {program: round(held / MEGABYTE) for program, held in clerk.site.peaks.items()},
    }
    record_testsuite_property("bad files", json.dumps(figures, ensure_ascii=False))
    print(figures)  # noqa: T201 - the measurement, shown with -s
    assert came == {bad.what: bad.outcome() for bad in FOLDER}
    assert callers() == 0
    assert held[0] - begun < MAY_GROW * MEGABYTE
    assert most - ordinary < MAY_GROW * MEGABYTE
    assert held[-1] - held[0] < MAY_GROW_AGAIN * MEGABYTE


def test_the_folder_is_large_and_every_outcome_is_in_it():
    assert len(FOLDER) >= 130
    assert len({bad.what for bad in FOLDER}) == len(FOLDER)
    assert all(bad.why for bad in FOLDER)
    expected = {code.partition(":")[0] for bad in FOLDER for code in bad.outcome("none").split()}
    assert {"ok", "partial", "no_text", "empty", "too_large", "encrypted", "damaged", "secret", "cut_off"} <= expected
    assert {"unknown_format", "mislabelled", "cover_note", "missing_tool"} <= expected


def test_the_table_in_the_documents_is_that_of_the_folder():
    written = Path(__file__).parents[2] / "docs" / "bad-files.md"
    assert written.read_text() == table(), "python -m tests.intake.bad > docs/bad-files.md"

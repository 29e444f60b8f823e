"""Nothing of a file stays in memory when it was dealt with, and no collection of garbage has to come first."""

import gc
import sys

import pytest

from speeches.review.receiving import receive_files

from .bad import FOLDER
from .files import TEXT, archive

BAD = {bad.what: bad for bad in FOLDER}
CASES = {
    "stored": TEXT.encode,
    "archive": lambda: archive(**{"甲.txt": TEXT.encode(), "乙.txt": b"\0"}),
    **{what: BAD[what].make for what in ("a million lines", "broken XML", "spoilt old Word", "mails in mails")},
}


@pytest.mark.django_db
@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
def test_no_byte_of_a_file_is_held(make, times, clerk):
    data = make()
    before = sys.getrefcount(data)
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            for one in receive_files(data, "文件", clerk):
                del one
        assert sys.getrefcount(data) == before
    finally:
        gc.enable()

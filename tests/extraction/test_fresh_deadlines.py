"""Expressions written before the rules were looked at; the first scores stand in docs/extraction.md.

Each table was read once unseen, then the rules were mended: deadline_fresh.tsv 93 of 100, _second 56 of 60, _third 100
of 107, _fourth 58 of 60 (one of the two was a wrong sum in the table), _fifth 93 of 100 (one a limit that counts from
each case), _sixth 97 of 100. Here they are held to what was reached since, as anything in a test is seen from then on.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from speeches.extraction import find_deadlines
from speeches.extraction.types import Deadline

HERE = Path(__file__).parent
# A quarter alone may only tell of when.
UNREAD = {"deadline_fresh_sixth.tsv": {"2024年第一季度，征信修复窗口开到每个县区。"}}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def value(deadline: Deadline) -> str:
    """Return what a deadline comes to as the tables have it: without how often, and of a span the end."""
    if deadline.rrule:
        return deadline.rrule.split(";X-")[0]
    day = deadline.due if deadline.due or deadline.kind != "start" else deadline.start_on
    return day.isoformat() if day else ""


def is_right(row: dict[str, str]) -> bool:
    found = find_deadlines(row["context"], date.fromisoformat(row["held_on"]))
    if row["kind"] == "none":
        return not any(value(one) for one in found)
    return row["value"].split("/")[-1].split(";X-")[0] in {value(one) for one in found}


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("deadline_fresh.tsv", 100),
        ("deadline_fresh_second.tsv", 60),
        ("deadline_fresh_third.tsv", 107),
        ("deadline_fresh_fourth.tsv", 60),
        ("deadline_fresh_fifth.tsv", 100),
        ("deadline_fresh_sixth.tsv", 100),
    ],
)
def test_fresh_expressions(name, count):
    table = rows(name)
    assert len(table) == count
    assert {row["context"] for row in table if not is_right(row)} == UNREAD.get(name, set())

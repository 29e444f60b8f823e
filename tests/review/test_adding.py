"""What a clerk adds by selecting has the units and the deadline that a draft found there would have."""

from datetime import date
from pathlib import Path

import pytest

from speeches.extraction import extract
from speeches.review import shaping
from speeches.review.drafting import context_of, deadline_values
from tests.factories import SpeechFactory

pytestmark = pytest.mark.django_db
LABELLED = sorted((Path(__file__).parents[1] / "extraction/labelled").glob("*.txt"))
TEXT = (
    "县教育局要在4月10日前拿出方案，6月底前完成改造，并做好资金保障工作。"
    "县财政局要在5月底前拨付资金，县审计局9月底前完成审计。"
)


@pytest.mark.parametrize("path", LABELLED[:6], ids=lambda path: path.stem)
def test_the_same_words_found_and_added_have_the_same_deadline(path):
    speech = SpeechFactory(text=path.read_text(encoding="utf-8"), delivered_on=date(2026, 3, 3))
    drafts = extract(speech.text, context_of(speech, {})).drafts
    assert drafts
    for draft in drafts:
        read = shaping.read_span(speech, draft.start, draft.end)
        assert read is not None
        assert deadline_values(read.deadlines) == deadline_values(draft.deadlines), draft.text


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("县教育局要在4月10日前拿出方案", [date(2026, 4, 10)]),
        ("完成改造", [date(2026, 6, 30)]),  # the limit stands before it in its own clause
        ("拿出方案", [date(2026, 4, 10)]),
        ("做好资金保障工作", []),  # of two days in the sentence nobody knows which one is meant
        ("拨付资金", [date(2026, 5, 31)]),
        ("县财政局要在5月底前拨付资金，县审计局9月底前完成审计", [date(2026, 5, 31), date(2026, 9, 30)]),
    ],
)
def test_a_part_of_a_sentence_has_the_limit_that_holds_for_it(clerk, words, days):
    speech = SpeechFactory(text=TEXT, delivered_on=date(2026, 3, 3))
    start = TEXT.index(words)
    row = shaping.add(speech, clerk, start, start + len(words))
    assert row.due_on == (max(days) if days else None)
    assert row.due_days == days
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in row.deadlines)


def test_a_limit_taken_over_from_before_holds_for_what_is_added_too(clerk):
    text = "4月底前要完成以下工作。\n一是县财政局要拨付资金。\n二是县审计局要完成审计。\n"
    speech = SpeechFactory(text=text, delivered_on=date(2026, 3, 3))
    for draft in extract(text, context_of(speech, {})).drafts:
        row = shaping.add(speech, clerk, draft.start, draft.end)
        assert row.due_on == deadline_values(draft.deadlines)["due_on"]


def test_halves_of_a_split_have_their_own_limits_only(clerk):
    speech = SpeechFactory(text=TEXT, delivered_on=date(2026, 3, 3))
    start = TEXT.index("县教育局")
    row = shaping.add(speech, clerk, start, TEXT.index("并做好"))
    first, second = shaping.split(row, clerk, TEXT.index("6月底前"), version=row.version)
    assert (first.due_on, second.due_on) == (date(2026, 4, 10), date(2026, 6, 30))

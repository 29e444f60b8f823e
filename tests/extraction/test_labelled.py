"""The shipped weights on labelled documents that no training has seen."""

from datetime import date
from pathlib import Path

import pytest

from speeches.extraction import Context, extract
from speeches.extraction.training.calibration import expected_error, reliability
from speeches.extraction.training.gold import read
from speeches.extraction.training.validation import Figures, marks

DOCUMENTS = read(Path(__file__).parent / "labelled")


def test_unseen_documents_of_other_styles_are_read():
    figures = Figures()
    for document in DOCUMENTS:
        drafts = extract(document.text, Context(held_on=date(2024, 5, 20))).drafts
        for row, found in zip(document.labels, marks(document.spans, drafts), strict=True):
            figures.add(row, found)
    # A note joined to its task makes its actors named where the labels call them inherited.
    floors = {"requirement": 0.95, "trackable": 0.95, "actor": 0.90, "actor named": 0.90}
    assert {name: count.f1 for name, count in figures.counts.items() if count.f1 < floors[name]} == {}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("要由县金融办组织银行机构与企业对接，月底前完成。", {"县金融办"}),
        ("8个县（市）要在年底前建成医共体。", {"8个县（市）"}),
        ("省粮食和储备局要每周报告一次收购进度。", {"省粮食和储备局"}),
        ("1.清理占道摊点，4月30日前完成。责任单位：区城管局", {"区城管局"}),
        ("（一）治渣土车（市城管局）\n要对运输企业逐家检查，11月底前完成。", {"市城管局"}),
    ],
)
def test_who_is_told_by_grammar_alone(text, actors):
    drafts = extract(text, Context(held_on=date(2024, 5, 20))).drafts
    assert {actor.text for draft in drafts for actor in draft.actors} == actors


def test_an_account_of_duties_done_orders_nothing_but_its_plans():
    (account,) = [document for document in DOCUMENTS if document.name == "t06"]
    drafts = extract(account.text, Context(held_on=date(2024, 1, 15))).drafts
    plans = account.text.index("下一步打算")
    assert drafts
    assert all(draft.start > plans for draft in drafts)


def test_calibration_error_is_the_mean_gap_by_count():
    judged = [(0.95, True)] * 19 + [(0.95, False)] + [(0.25, False)] * 20
    assert [band.count for band in reliability(judged)] == [20, 20]
    assert expected_error(judged) == pytest.approx(0.125)

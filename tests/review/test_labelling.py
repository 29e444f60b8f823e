"""What clerks decided goes out as labels, and the trainer reads them back as they were meant."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from speeches.demo import office
from speeches.extraction.model import load
from speeches.extraction.training import gold
from speeches.extraction.training.__main__ import main
from speeches.models import Assignment, Speech
from speeches.review import decisions, shaping
from speeches.review.decisions import Wording
from speeches.review.drafting import draft_speech
from tests.factories import SpeechFactory

pytestmark = pytest.mark.django_db
SEEDS = Path(settings.BASE_DIR) / "seeds"
LABELLED = Path(settings.BASE_DIR) / "tests/extraction/labelled"
TEXT = (
    "同志们：\n一、抓好项目\n县人民医院新院区的招标，县卫健局主办，两周内必须挂网。"
    "要提高思想认识。县住建局要在6月底前完成城东污水处理厂二期环评。\n会议结束后请各单位清点人数。\n"
)


@pytest.fixture
def speech(clerk, health, housing) -> Speech:
    speech = SpeechFactory(text=TEXT)
    draft_speech(speech, actor=clerk, holidays={})
    return speech


def settle(speech, clerk) -> None:
    """Confirm what is trackable and undecided, and finish."""
    for row in speech.requirements.drafts().filter(trackable=True):
        decisions.confirm(row, clerk, version=row.version)
    decisions.finish(speech, clerk)


def export(folder: Path) -> dict[str, list[list[str]]]:
    call_command("export_labels", folder, verbosity=0)
    (path,) = folder.glob("*.labels.tsv")
    name = path.name.removesuffix(".labels.tsv")
    tables = {}
    for kind in ("labels", "deadlines"):
        lines = (folder / f"{name}.{kind}.tsv").read_text(encoding="utf-8").splitlines()
        tables[kind] = [line.split("\t") for line in lines]
    return tables


def row_of(tables, speech, words) -> list[str]:
    sentences = [sentence.text for sentence in gold.sentences.cut(speech.text)]
    number = next(at for at, text in enumerate(sentences, 1) if words in text)
    return tables["labels"][number - 1]


def test_labels_are_the_decisions(speech, clerk, tmp_path):
    settle(speech, clerk)
    tables = export(tmp_path)
    assert row_of(tables, speech, "新院区")[1:] == ["2", "lead:县卫健局", "两周内"]
    assert row_of(tables, speech, "思想认识")[1] == "1", "put aside with the end of the review: general, no mistake"
    assert row_of(tables, speech, "抓好项目")[1] == "0"
    assert [row[1:] for row in tables["deadlines"]] == [
        ["两周内", "due", "2026-03-26"],
        ["6月底前", "due", "2026-06-30"],
    ]
    (meta,) = tmp_path.glob("*.meta.json")
    assert json.loads(meta.read_text(encoding="utf-8"))["held_on"] == "2026-03-12"


def test_dismissed_is_none_edited_is_what_was_edited_and_added_counts(speech, clerk, health, housing, tmp_path):
    hospital = speech.requirements.get(quote__contains="新院区")
    works = speech.requirements.get(quote__contains="污水处理厂")
    wording = Wording("环评", due_on=date(2026, 7, 15), lead=(health,))
    decisions.edit(works, clerk, wording, version=works.version)
    decisions.dismiss(hospital, clerk, version=hospital.version)
    start = speech.text.index("会议结束后")
    added = shaping.add(speech, clerk, start, speech.text.index("人数。") + 3)
    decisions.edit(added, clerk, Wording("清点人数", trackable=True), version=added.version)
    settle(speech, clerk)
    tables = export(tmp_path)
    assert row_of(tables, speech, "新院区")[1:] == ["0", "", ""]
    assert row_of(tables, speech, "污水处理厂")[1:] == ["2", "", "6月底前"], "its unit was taken away by the clerk"
    assert row_of(tables, speech, "清点人数")[1] == "2"
    assert [row[1:] for row in tables["deadlines"]] == [["6月底前", "due", "2026-07-15"]]


def test_only_finished_reviews_go_out(speech, clerk, tmp_path):
    call_command("export_labels", tmp_path, verbosity=0)
    assert not list(tmp_path.iterdir())
    settle(speech, clerk)
    row = speech.requirements.get(quote__contains="新院区")
    decisions.restore(row, clerk, version=row.version)
    call_command("export_labels", tmp_path, verbosity=0)
    assert not list(tmp_path.iterdir()), "opened again: not finished any more"


def test_a_round_trip_through_the_trainer(clerk, tmp_path):
    """Export two whole speeches; the trainer's reader takes them, with the labels decided, and can learn from them."""
    office.load_units(office.read_yaml(SEEDS / "units.yaml")["units"])
    decided = {}
    for path in sorted(SEEDS.glob("[!0-9]*讲话.txt"))[:3]:
        speech = SpeechFactory(text=path.read_text(encoding="utf-8"), delivered_on=date(2026, 3, 12))
        draft_speech(speech, actor=clerk, holidays={})
        for at, row in enumerate(speech.requirements.drafts().filter(trackable=True).in_reading_order()):
            if at % 5 == 4:
                decisions.dismiss(row, clerk, version=row.version)
        settle(speech, clerk)
        decided[f"review-{speech.pk:05d}"] = speech
    call_command("export_labels", tmp_path, verbosity=0)
    documents = {document.name: document for document in gold.read(tmp_path)}
    assert documents.keys() == decided.keys()
    for name, speech in decided.items():
        document = documents[name]
        assert document.text == speech.text
        for sentence, label in zip(document.sentences, document.labels, strict=True):
            rows = [
                row
                for row in speech.requirements.all()
                if row.span_start < sentence.end and sentence.start < row.span_end
            ]
            confirmed = any(row.state == "confirmed" for row in rows)
            general = any(row.state == "dismissed" and not row.trackable for row in rows)
            assert label.label == (2 if confirmed else 1 if general else 0), sentence.text
    assert Assignment.objects.exists()
    weights, together = tmp_path / "weights.json", tmp_path / "together.json"
    main(["--gold", str(tmp_path), "--out", str(weights)])
    alone = set(load(weights).duties.named)
    main(["--gold", str(tmp_path), str(LABELLED), "--out", str(together)])
    assert alone < set(load(together).duties.named)

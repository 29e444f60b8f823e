"""Undo, correct, look at, read again: the text changes, and every quotation keeps its sentence."""

from dataclasses import replace

import pytest

from config.conflicts import Conflict
from speeches.intake import Unreadable, read
from speeches.intake.carrying import Replacement, carry_runs, replaced
from speeches.intake.document import Edit, Segment
from speeches.intake.places import runs_of
from speeches.models import Event, RepairDecision, Requirement, SourceFile
from speeches.models.requirement import State
from speeches.review import receiving
from speeches.review.decisions import confirm
from speeches.review.mending import decide, repairs_of
from speeches.review.receiving import receive_file
from speeches.review.rereading import read_again, store_again

pytestmark = pytest.mark.django_db
RAW = (
    "在全县防汛工作会议上的讲话\n（2026年4月8日）\n同志们：\n党的以来，各项工作稳步推进。\n一、压实责任\n"
    "县水利局要在4月底前完成全部水库的安全检查,逐库建立台账。县应急局要在 5月10日前组织一次防汛演练。\n"
    "二、强化保障\n县财政局要在4月20日前落实防汛资金,不得拖延。\n"
)


@pytest.fixture
def speech(clerk):
    (row,) = receive_file(RAW.encode(), "防汛讲话.txt", clerk).speeches
    row.refresh_from_db()
    return row


def place_of(speech, words: str):
    """Return the first repair whose original, with what stands before it, ends in the words."""
    source = SourceFile.objects.get(pk=speech.source_file_id)
    rows = repairs_of(source).places[speech.pk]
    return next(one for one in rows if source.raw_text[: one.end].endswith(words))


def act(speech, place, kind, actor, text=""):
    decide(speech, place.key, place.rule, kind, actor, now=place.now, text=text)
    speech.refresh_from_db()


def quotes_hold(speech) -> None:
    for row in speech.requirements.all():
        assert speech.text[row.span_start : row.span_end] == row.quote
        for part in (*row.actors, *row.deadlines):
            assert speech.text[part["start"] : part["end"]] == part["text"]
    for part in speech.outline:
        assert speech.text[part["start"] : part["end"]] == part["text"]
    for at, source, length in speech.segments:
        raw = speech.source_file.raw_text
        assert speech.text[at : at + length] == raw[source : source + length]


def test_an_undone_repair_reads_as_in_the_original_and_moves_what_follows(speech, clerk):
    before = {row.pk: row.quote for row in speech.requirements.all()}
    place = place_of(speech, "要在 ")
    assert "要在5月10日" in speech.text
    act(speech, place, "undone", clerk)
    assert "要在 5月" in speech.text
    quotes_hold(speech)
    after = {row.pk: row.quote for row in speech.requirements.all()}
    assert before.keys() == after.keys()  # drafts keep their rows: a desk that is open elsewhere still finds them
    assert [pk for pk in before if before[pk] != after[pk]] == [
        row.pk for row in speech.requirements.filter(quote__contains="县应急局")
    ]
    decision = RepairDecision.objects.get()
    assert (decision.kind, decision.decided_by, decision.text) == ("undone", clerk, " ")
    event = Event.objects.filter(speech=speech, verb=Event.Verb.EDITED).get()
    assert event.changes["text"] == ["", " "]


def test_going_back_to_the_rule_restores_the_text(speech, clerk):
    text = speech.text
    act(speech, place_of(speech, "要在 "), "undone", clerk)
    act(speech, place_of(speech, "要在 "), "", clerk)
    assert speech.text == text
    assert not RepairDecision.objects.exists()
    quotes_hold(speech)


def test_a_corrected_gap_says_what_the_clerk_knows(speech, clerk):
    flag = place_of(speech, "党的以来")
    assert flag.is_flag
    act(speech, flag, "corrected", clerk, flag.now.replace("党的以来", "党的二十大以来"))
    assert "党的二十大以来，各项工作" in speech.text
    quotes_hold(speech)
    again = place_of(speech, "党的以来")
    assert again.decided and "党的二十大以来" in again.now


def test_a_flag_is_ticked_as_looked_at_and_changes_nothing(speech, clerk):
    text = speech.text
    act(speech, place_of(speech, "党的以来"), "seen", clerk)
    assert speech.text == text
    assert RepairDecision.objects.get().kind == "seen"


def test_a_confirmed_quotation_follows_with_a_line_in_its_history(speech, clerk):
    row = speech.requirements.get(quote__contains="安全检查")
    confirm(row, clerk, version=row.version)
    act(speech, place_of(speech, "检查,"), "corrected", clerk, "；")
    row.refresh_from_db()
    assert "安全检查；逐库" in row.quote
    assert row.state == State.CONFIRMED
    quotes_hold(speech)
    event = row.events.filter(verb=Event.Verb.EDITED).get()
    assert event.actor == clerk
    assert "检查，逐库" in event.changes["quote"][0] and "检查；逐库" in event.changes["quote"][1]


def test_words_that_a_unit_was_given_stay_and_nothing_moves(speech, clerk):
    row = speech.requirements.get(quote__contains="安全检查")
    Requirement.objects.filter(pk=row.pk).update(state=State.IN_PROGRESS, docket_number="督〔2026〕7号")
    text = speech.text
    with pytest.raises(Conflict, match="督〔2026〕7号"):
        act(speech, place_of(speech, "检查,"), "undone", clerk)
    speech.refresh_from_db()
    assert speech.text == text
    assert not RepairDecision.objects.exists()
    act(speech, place_of(speech, "党的以来"), "corrected", clerk, "党的二十大以来")  # before it: only moves it
    quotes_hold(speech)


def test_of_two_clerks_at_one_place_the_second_is_told(speech, clerk, supervisor):
    place = place_of(speech, "要在 ")
    act(speech, place, "undone", clerk)
    with pytest.raises(Conflict):
        act(speech, place, "corrected", supervisor, "、")
    speech.refresh_from_db()
    assert "要在 5月" in speech.text


def test_a_unit_s_people_may_not(speech, liaison):
    with pytest.raises(PermissionError):
        act(speech, place_of(speech, "要在 "), "undone", liaison)


def test_decisions_are_kept_when_the_file_is_read_again(speech, clerk):
    act(speech, place_of(speech, "要在 "), "undone", clerk)
    act(speech, place_of(speech, "检查,"), "corrected", clerk, "；")
    act(speech, place_of(speech, "党的以来"), "seen", clerk)
    text, segments = speech.text, speech.segments
    source = SourceFile.objects.get()
    done = store_again(source, read_again(source, clerk), clerk)
    speech.refresh_from_db()
    assert (done.changed, done.kept, done.lost) == (0, 3, 0)
    assert (speech.text, speech.segments) == (text, segments)
    quotes_hold(speech)


def test_other_rules_change_the_text_around_kept_decisions(speech, clerk):
    act(speech, place_of(speech, "检查,"), "corrected", clerk, "；")
    row = speech.requirements.get(quote__contains="防汛资金")
    confirm(row, clerk, version=row.version)
    document = read(RAW.encode(), "防汛讲话.txt")
    (only,) = document.speeches
    change = Replacement(only.text.index("各项工作"), only.text.index("各项工作") + 2, "")  # a rule of tomorrow
    raw_at = RAW.index("各项工作")
    shorter, segments = (
        replaced(only.text, change),
        tuple(Segment(*run) for run in carry_runs(runs_of(only.segments), change)),
    )
    edits = (*document.edits, Edit(raw_at, raw_at + 2, "各项", "", "adverts"))
    tomorrow = replace(document, speeches=(replace(only, text=shorter, segments=segments),), edits=edits)
    done = store_again(SourceFile.objects.get(), tomorrow, clerk)
    speech.refresh_from_db()
    row.refresh_from_db()
    assert (done.changed, done.kept, done.lost) == (1, 1, 0)
    assert "检查；逐库" in speech.text and "来，工作稳步" in speech.text
    assert row.state == State.CONFIRMED
    quotes_hold(speech)


def test_another_raw_text_moves_decisions_or_leaves_them_on_record(speech, clerk):
    act(speech, place_of(speech, "要在 "), "undone", clerk)
    act(speech, place_of(speech, "检查,"), "corrected", clerk, "；")
    other = RAW.replace("同志们：", "同志们，朋友们：").replace("检查,逐库", "检查逐库")
    done = store_again(SourceFile.objects.get(), read(other.encode(), "防汛讲话.txt"), clerk)
    speech.refresh_from_db()
    assert (done.changed, done.kept, done.lost) == (1, 1, 1)
    assert "要在 5月" in speech.text and "朋友们" in speech.text
    quotes_hold(speech)


def test_a_decision_that_lost_its_place_rules_nothing_that_stands_there_now(speech, clerk):
    act(speech, place_of(speech, "资金,"), "undone", clerk)
    RepairDecision.objects.update(start=(other := place_of(speech, "检查,")).start, end=other.end, before="；")
    now = place_of(speech, "检查,")
    assert not now.decided
    assert (now.before, now.after, now.now) == (",", "，", "，")


def test_a_decision_may_move_to_where_another_stood(speech, clerk):
    act(speech, place_of(speech, "检查,"), "corrected", clerk, "；")
    act(speech, place_of(speech, "资金,"), "corrected", clerk, "；")
    first, second = RAW.index("检查,"), RAW.index("资金,")
    inserted = "会前各乡镇汇报了防汛准备情况。" * 20
    other = RAW.replace(
        "一、压实责任", f"{inserted[15 - (second - first - 1) % 15 :][: second - first - 1]}\n一、压实责任"
    )
    assert other.index("检查,") == second
    done = store_again(SourceFile.objects.get(), read(other.encode(), "防汛讲话.txt"), clerk)
    speech.refresh_from_db()
    assert (done.changed, done.kept, done.lost) == (1, 2, 0)
    assert "检查；逐库" in speech.text and "资金；不得" in speech.text
    assert [one.start for one in RepairDecision.objects.all()] == [second + 2, second + 2 + second - first]
    quotes_hold(speech)


def test_reading_again_says_what_the_file_is_today(speech, clerk):
    source = SourceFile.objects.get()
    document = read(RAW.encode(), "防汛讲话.txt")
    store_again(source, replace(document, warnings=("pages_without_text",), media_type="application/pdf"), clerk)
    source.refresh_from_db()
    assert (source.outcome, source.media_type) == ("partial", "application/pdf")
    store_again(source, document, clerk)
    source.refresh_from_db()
    assert (source.outcome, source.media_type) == ("ok", "text/plain")


def test_what_came_from_an_archive_that_breaks_off_stays_cut_off(clerk):
    (row,) = receive_file(RAW.encode(), "防汛讲话.txt", clerk, cut=True).speeches
    source = row.source_file
    store_again(source, read_again(source, clerk), clerk)
    source.refresh_from_db()
    assert (source.outcome, source.warnings) == ("partial", ["cut_off"])


@pytest.mark.parametrize("pasted", [False, True])
def test_a_marking_that_is_recognised_today_is_told(speech, clerk, monkeypatch, pasted):
    SourceFile.objects.update(pasted=pasted)

    def refuse(*_args, **_options):
        raise Unreadable("secret")

    monkeypatch.setattr(receiving, "read_safely", refuse)
    with pytest.raises(Unreadable):
        read_again(SourceFile.objects.get(), clerk)
    assert Event.objects.get(verb=Event.Verb.STOPPED).actor == clerk


def test_a_file_that_falls_apart_otherwise_is_left_alone(speech, clerk):
    two = read(RAW.encode(), "防汛讲话.txt")
    document = replace(two, speeches=two.speeches * 2)
    with pytest.raises(Conflict):
        store_again(SourceFile.objects.get(), document, clerk)

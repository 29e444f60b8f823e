"""Each rule mends its damage and nothing else: texts are damaged at random and compared with what they were."""

import re
from pathlib import Path
from random import Random

import pytest
from django.conf import settings as site
from hypothesis import example, given, settings
from hypothesis import strategies as st

from speeches.intake import Unreadable, read_pasted
from speeches.intake.repair import mend
from speeches.intake.tracing import TracedText

from .damage import KINDS, Damaged, Verdict, deleted_names, judge, masked

SEEDS = [
    "\n".join(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    for path in sorted((Path(site.BASE_DIR) / "seeds").glob("[!0-9]*.txt"))
]
# The share that is mended at least, a little below what `python -m benchmarks.repairs` measures, and how many other
# places at most are changed in a thousand characters.
BOUNDS = {
    "pinyin": (0.99, 0), "traditional": (0.98, 0), "gbk": (0.2, 0.2), "lost_stops": (0.88, 1.8),
    "run_together": (0.8, 2.2),
    "lost_brackets": (0.9, 0), "slices": (0.95, 0), "misread": (0.8, 0), "adverts": (0.75, 0),
    "half_width": (0.95, 0.1), "blanks": (0.99, 0), "wrapped": (0.97, 0), "invisible": (0.99, 0), "indents": (0.99, 0),
    "boilerplate": (0.95, 0), "page_numbers": (0.9, 0),
}  # fmt: skip

SUBJECTS = st.sampled_from(["县水利局", "各乡镇", "市发展改革委", "区委组织部", "各级党组织", "县财政局", "机关各支部"])
ORDERS = st.sampled_from(
    ["要尽快完成水库除险加固", "要制定治理方案", "要开展常态化督查考核", "负责落实项目资金", "要保障困难群众基本生活"]
)
TIMES = st.sampled_from(
    ["，4月底前报县防指备案", "，每月25日前报送进展", "，年内完成300个村", "（牵头单位：县委办）", ""]
)
SENTENCES = st.builds("{}{}{}。".format, SUBJECTS, ORDERS, TIMES)
PARAGRAPHS = st.lists(SENTENCES, min_size=2, max_size=5).map("".join)
HEADINGS = ("一、提高认识，增强紧迫感", "二、突出重点，抓好落实", "三、加强领导，确保实效")


@st.composite
def composed(draw) -> str:
    """Return a clean speech: salutation, opening, three parts with two numbered points each."""
    lines = ["同志们：", draw(PARAGRAPHS)]
    for heading in HEADINGS:
        lines += [heading, f"（一）{draw(PARAGRAPHS)}", f"（二）{draw(PARAGRAPHS)}"]
    return "\n".join(lines)


def verdict(damaged: Damaged) -> Verdict:
    traced = mend(damaged.text)
    runs = [(part.at, part.source, part.length) for part in traced.segments(0, len(traced.text))]
    return judge(damaged, traced.text, runs)


@pytest.mark.parametrize("name", list(BOUNDS))
def test_a_rule_mends_its_share_of_the_seed_speeches(name):
    found = [verdict(KINDS[name](text, Random(number))) for text in SEEDS for number in range(2)]
    places, length = sum(one.damaged for one in found), 2 * sum(map(len, SEEDS))
    share, wrong = BOUNDS[name]
    assert places
    assert sum(one.mended for one in found) >= share * places
    assert sum(one.wrong for one in found) * 1000 <= wrong * length


SURE = ["pinyin", "traditional", "lost_brackets", "slices", "adverts", "blanks", "invisible", "indents", "boilerplate"]


@settings(max_examples=15, deadline=None)
@given(composed(), st.sampled_from(SURE), st.integers(0, 999))
def test_damage_without_doubt_is_undone_in_any_text(text, name, seed):
    damaged = KINDS[name](text, Random(seed))
    found = verdict(damaged)
    assert found.wrong == 0
    assert found.mended >= 0.7 * found.damaged - 1


@settings(max_examples=30, deadline=None)
@given(composed())
def test_a_clean_text_stays_to_the_letter(text):
    traced = mend(text)
    assert traced.text == text
    assert not traced.edits


@pytest.mark.parametrize("text", SEEDS)
def test_the_clean_seed_speeches_stay_to_the_letter(text):
    assert mend(text).text == text


@settings(max_examples=40, deadline=None)
@given(composed(), st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3), st.integers(0, 999))
def test_every_place_leads_back_whatever_was_damaged(text, names, seed):
    for name in names:
        text = KINDS[name](text, Random(seed)).text
    leads_back(mend(text))


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="县水利局要在4月底前完成，。；：（）一二、,.()?? \n　ａ*xX※２〔〕号c領導(lǐ)\r\u200b", max_size=200
    )
)
@example("一、")  # a number, and the text ends
@example("一、县水利局要完成。二、")
def test_every_place_leads_back_in_any_text(text):
    leads_back(mend(text))


def leads_back(traced: TracedText) -> None:
    """Copied characters are the same in the raw text and in the same order; the map says something of each place."""
    at = source = 0
    for part in traced.segments(0, len(traced.text)):
        assert traced.text[part.at : part.at + part.length] == traced.raw[part.source : part.source + part.length]
        assert part.at >= at
        assert part.source >= source
        at, source = part.at + part.length, part.source + part.length
    assert at <= len(traced.text)
    for edit in traced.edits:
        assert traced.raw[edit.start : edit.end] == edit.before
    before = 0
    for place in range(0, len(traced.text), max(1, len(traced.text) // 50)):
        start, end = traced.raw_span(place, place + 1)
        assert before <= start <= end <= len(traced.raw)
        before = start


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 9999), st.sampled_from(SEEDS))
def test_masks_stay_and_are_no_dates(seed, text):
    text = masked(text, Random(seed))
    traced = mend(text)
    assert re.findall(r"[*xX※某]+", traced.text) == re.findall(r"[*xX※某]+", text)


MASKED_DATES = ["20**年3月15日", "20xx年4月1日", "2026年xx月15日", "2026年※月1日", "xx年xx月xx日", "20XX年**月3日"]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(MASKED_DATES), st.sampled_from(["head", "signature", "news", "text"]), st.sampled_from(SEEDS))
def test_a_masked_date_never_becomes_a_day(masked_date, where, text):
    body = text.split("\n", 1)[1]
    page = {
        "head": f"在全县工作会议上的讲话\n（{masked_date}）\n同志们：\n{body}",
        "signature": f"同志们：\n{body}\n{masked_date}",
        "news": f"{masked_date}，全县工作会议召开。县委书记李明强调，要抓好落实。\n{body}",
        "text": f"同志们：\n{masked_date}，我们在县里召开会议。\n{body}",
    }[where]
    # Whatever day the page around it gives, the masked one adds none.
    (plain,) = read_pasted(page.replace(masked_date, "某日")).speeches
    (speech,) = read_pasted(page).speeches
    assert speech.held_on == plain.held_on
    assert masked_date in read_pasted(page).raw


NAMED = st.sampled_from(
    [
        "党的二十大以来，各项工作取得新进展。", "党的十九届四中全会提出，要加强基层治理。",
        "党的十八大召开后，面貌一新。",
        "要同以张三同志为核心的班子保持一致。", "要学习贯彻李四光总书记重要讲话精神。", "贯彻党的十九大、二十大精神。",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(composed(), st.lists(NAMED, min_size=1, max_size=4), st.integers(0, 999))
def test_deleted_names_are_flagged_where_they_stood_and_never_guessed(text, named, seed):
    text = "\n".join([text, *named])
    assert not mend(text).edits
    damaged = deleted_names(text, Random(seed))
    traced = mend(damaged.text)
    assert traced.text == damaged.text
    assert all(edit.rule == "gaps" and edit.before == edit.after for edit in traced.edits)
    shift = 0
    for start, end, _ in damaged.places:
        assert any(edit.start < start - shift < edit.end for edit in traced.edits)
        shift += end - start
    assert len(traced.edits) == len(damaged.places)


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("党的以来，以同志为核心的党中央高度重视。", {"党的以来", "以同志为核心"}),
        ("全县要建成3的个示范村，培育5的名带头人。", {"3的个", "5的名"}),
        ("认真学习贯彻重要讲话精神。", {"学习贯彻重要讲话"}),
        ("党的召开后，要贯彻落实党的、二十大精神，践行总书记的嘱托。", {"党的召开", "党的、", "践行总书记"}),
        ("要求入党的提出申请，党的强大领导可以为核心工作提供保障。", set()),
        ("党的二十大以来，要抓好第3的人选推荐和300个村的整治。", set()),
    ],
)
def test_what_cannot_be_known_is_flagged_and_left(text, flagged):
    traced = mend(text)
    assert traced.text == text
    assert {edit.before for edit in traced.edits} == flagged
    assert all(edit.rule == "gaps" and edit.after == edit.before for edit in traced.edits)


def test_a_question_asked_twice_is_no_damage():
    text = "怎么办??我们要用App报送，这样行不行??大家想一想"
    assert "？？我们要用App报送" in mend(text).text


# Text of one thing over and over: what is looked at again from each of its places never ends on these.
LONG = {
    "blanks in a line": ("县", "\u3000", 300_000, "委"),
    "blanks at the end": ("县委赞赏", " |", 150_000, "。县"),
    "letters": ("县", "a.", 150_000, "委"),
    "salutations": ("", "同志们、", 60_000, "大家好"),
    "brackets in brackets": ("", "字(", 60_000, ")" * 60_000),
    "one damaged word": ("", "日??己伺c", 4_000, "。"),
}


@pytest.mark.parametrize("name", list(LONG))
def test_a_page_of_one_thing_is_walked_through_once(name):
    before, filler, times, behind = LONG[name]
    traced = mend(before + filler * times + behind)
    assert len(traced.raw) > times
    assert len(re.findall(r"[\u4e00-\u9fff]", traced.text)) >= len(re.findall(r"[\u4e00-\u9fff]", before + behind))


def test_brackets_around_brackets_are_judged_by_all_that_they_hold():
    assert mend("见附件((a)(县委)b)和(x(y\nz)w)。").text == "见附件（(a)（县委）b）和(x(y\nz)w)。"


@settings(max_examples=30, deadline=None)
@given(composed(), st.sampled_from(sorted(KINDS)), st.integers(0, 999), st.data())
def test_a_part_of_a_text_leads_back_as_it_does_in_the_whole(text, name, seed, data):
    traced = mend(KINDS[name](text, Random(seed)).text)
    start = data.draw(st.integers(0, len(traced.text)))
    end = data.draw(st.integers(start, len(traced.text)))
    whole = {part.at + step: part.source + step for part in traced.segments(0, end) for step in range(part.length)}
    part = {
        one.at + start + step: one.source + step for one in traced.segments(start, end) for step in range(one.length)
    }
    assert part == {at: source for at, source in whole.items() if at >= start}
    assert all(traced.raw_span(at, at + 1) == (source, source + 1) for at, source in [*part.items()][::50])


def test_without_text_nothing_is_read():
    with pytest.raises(Unreadable):
        read_pasted("\u200b \n")

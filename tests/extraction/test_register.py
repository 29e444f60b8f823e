"""Accounts of what was done, and where they turn to what comes."""

from speeches.extraction import register
from speeches.extraction.structure import outline, sentences

DONE = [f"第{number}支部开展了学习，参加了竞赛。" for number in "一二三四五六七八九十"]


def test_what_mostly_reports_and_orders_nothing_is_an_account():
    assert register.is_account([*DONE, "活动很热闹。", "大家很高兴。"])


def test_orders_make_it_none():
    assert not register.is_account([*DONE[:8], "各支部要抓紧。", "务必抓实。", "必须见效。", "要报送总结。"])


def test_points_of_a_list_go_on_from_what_comes():
    text = "明年，我局将做好两件事：一是完善台账；二是争创先进单位。"
    cut = sentences.cut(text)
    places, _ = outline.read(cut)
    told = zip(cut, places, strict=True)
    assert [register.is_ahead(one.text, place, goes_on=True) for one, place in told] == [True, True]
    assert not register.is_ahead(cut[1].text, places[1])

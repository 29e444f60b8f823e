"""A collection of thirty speeches in one file falls into thirty, however its parts are numbered."""

import pytest

from speeches.intake import read
from speeches.intake.numerals import chinese, value

COUNT = 30
LINE = "县水利局要抓好水库除险加固，确保安全度汛。各乡镇要逐村落实责任，4月底前报县防指备案。"
WAYS = {
    "第一篇": lambda number: f"第{chinese(number)}篇：在第{number}次防汛会议上的讲话",
    "第1篇": lambda number: f"第{number}篇 在第{number}次防汛会议上的讲话",
    "讲话篇一": lambda number: f"防汛会议讲话篇{chinese(number)}",
    "讲话篇1": lambda number: f"防汛会议讲话篇{number}",
    "（一）": lambda number: f"在防汛会议上的讲话（{chinese(number)}）",
    "【篇一】": lambda number: f"【篇{chinese(number)}】第{number}次防汛会议讲话",
    "篇一：": lambda number: f"篇{chinese(number)}：第{number}次防汛会议讲话",
    "titles alone": lambda number: f"在第{number}次防汛会议上的讲话",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_each_part_becomes_a_speech_of_its_own(way):
    pages = [f"{way(number)}\n同志们：\n{LINE}\n这是第{number}次讲。" for number in range(1, COUNT + 1)]
    speeches = read("\n".join(pages).encode(), "汇编.txt").speeches
    assert len(speeches) == COUNT
    for number, speech in enumerate(speeches, 1):
        assert speech.text.rstrip().endswith(f"\n{LINE}\n这是第{number}次讲。")
        assert speech.title


def test_numerals_are_read_as_they_are_written():
    assert [value(chinese(number)) for number in range(1, 100)] == list(range(1, 100))
    assert [value(word) for word in ("", "零", "百", "一二", "十十", "二十一三", "1")] == [0] * 7

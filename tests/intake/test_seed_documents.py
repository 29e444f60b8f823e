"""The five documents that the project was commissioned with, from the raw file."""

from pathlib import Path

import pytest
from django.conf import settings

from speeches.intake import read

SEEDS = Path(settings.BASE_DIR) / "seeds"


def seed(number: str):
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize(("number", "titles"), [("000", 1), ("001", 1), ("002", 1), ("003", 12), ("004", 1)])
def test_how_many_speeches(number, titles):
    assert len(seed(number).speeches) == titles


def test_head_and_tail_of_the_site_are_gone():
    text = seed("000").speeches[0].text
    assert text.startswith("同志们：")
    for words in ("文笔秘书网", "推荐访问", "相关文章"):
        assert words not in text


def test_pages_of_three_hundred_characters_are_joined():
    text = seed("001").speeches[0].text
    assert "展开阅读全文" not in text
    assert not [line for line in text.splitlines() if line.strip("、0123456789") == ""]


def test_glosses_are_gone_and_characters_simplified():
    text = seed("002").speeches[0].text
    assert "(lǐng)" not in text
    assert "党建引领基层治理" in text
    assert "黨" not in text
    assert "日常考核" in text
    assert "确保考核结" in text


def test_a_collection_has_its_kinds():
    kinds = [speech.kind for speech in seed("003").speeches]
    assert kinds.count("speech") == 9
    assert set(kinds[7:10]) <= {"report", "news"}


def test_the_news_names_who_spoke():
    news = seed("004").speeches[0]
    assert (news.kind, news.speaker, news.host) == ("news", "王勤光", "孙静")
    assert news.held_on is None or "held_on" in news.guessed


@pytest.mark.parametrize("name", [path.name for path in sorted(SEEDS.glob("[!0-9]*.txt"))])
def test_clean_speeches_pass_to_the_letter(name):
    raw = (SEEDS / name).read_text(encoding="utf-8")
    (speech,) = read(raw.encode(), name).speeches
    assert raw.strip().endswith(speech.text.strip()[-200:])
    assert speech.text.strip() in raw

"""要 orders where it is a word of its own, and nowhere else."""

import pytest

from speeches.extraction.mood import ORDER, REPORT


@pytest.mark.parametrize(
    "words",
    [
        "各镇要建立台账",
        "要紧紧抓住关键环节",
        "要紧盯重点时段",
        "要紧急转移群众",
        "要不断完善机制",
        "要不定期抽查",
        "要件件有回音",
        "要闻令而动",
        "要职责明确",
        "要求真务实",
        "要点名道姓通报",
    ],
)
def test_an_order(words):
    assert ORDER.search(words)


@pytest.mark.parametrize(
    "words",
    [
        "这是必要的",
        "任务重，需要时间",
        "只要坚持就有希望",
        "主要领导到会",
        "会议纪要已印发",
        "群众的要求合理",
        "县委要求很高",
        "工作要点共八条",
        "要素保障到位",
        "水库是要害部位",
        "要么上要么下",
        "要是下雨就停工",
        "要不是及时发现",
        "要不然会出事",
        "最要紧的是人",
        "今日要闻",
    ],
)
def test_no_order(words):
    assert not ORDER.search(words)


@pytest.mark.parametrize(
    ("words", "told"), [("建立了台账", True), ("去过现场", True), ("了解情况", False), ("过去", False)]
)
def test_a_report(words, told):
    assert bool(REPORT.search(words)) is told

"""Blanks before marks, and shapes that are misread within common words."""

import pytest

from speeches.intake.repair import mend


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("完成率要达到95 %以上。", "完成率要达到95%以上。"),
        ("各镇要抓好落实 。", "各镇要抓好落实。"),
        ("排查 、登记　，一项都不能少 ！", "排查、登记，一项都不能少！"),
        ("把自已的门看好。", "把自己的门看好。"),
        ("全体党员于部都要参加，干部于部之间要多补台。", "全体党员干部都要参加，干部干部之间要多补台。"),
        ("要发动于部群众一起干。", "要发动干部群众一起干。"),
    ],
)
def test_what_was_damaged_is_mended(raw, clean):
    assert mend(raw).text == clean


@pytest.mark.parametrize(
    "words",
    [
        "县直单位和各镇各自已经建好台账。",
        "这笔资金来自已完成的项目。",
        "由于部分村进度偏慢，市里关于部署会的通知已经下发。",
        "集中于部分领域，归属于部门管理，服务于部队建设。",
        "The share was 95 % of all.",
        "县委书记　李明",
    ],
)
def test_what_means_what_it_says_stays(words):
    assert mend(words).text == words

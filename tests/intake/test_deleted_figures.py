"""Places where a day, a session, a sum or a share was deleted are flagged and left as they are."""

import pytest

from speeches.intake.repair import mend


@pytest.mark.parametrize(
    "left",
    [
        "公司于年月日挂牌成立。",
        "党的届五中全会召开后，形势很好。",
        "项目总投资万元，已开工。",
        "完成任务数占%，进展顺利。",
    ],
)
def test_a_deleted_figure_is_flagged(left):
    traced = mend(left)
    assert traced.text == left
    assert [edit.rule for edit in traced.edits] == ["gaps"]


@pytest.mark.parametrize(
    "whole",
    [
        "公司于2021年5月6日挂牌成立。",
        "党的十九届五中全会召开后，形势很好。",
        "总投资80万元，投资亿元以上项目3个。",
        "完成任务数占65%。",
    ],
)
def test_a_whole_figure_is_not(whole):
    assert not mend(whole).edits

"""Names that could be actors, where they stand."""

import pytest

from speeches.extraction.actors import candidate_features, candidates
from speeches.extraction.names.places import look


def found(sentence):
    return {(one.text, one.begin) for one in candidates.find(look(sentence), 0, len(sentence))}


@pytest.mark.parametrize(
    ("sentence", "name", "begin"),
    [
        ("逾期未报的单位负责人要向县政府作检讨。", "单位负责人", "of"),
        ("督促相关企业和个人限期拆除违建。", "相关企业和个人", "trigger"),
        ("各级应急管理部门要加强值班。", "各级应急管理部门", "clause"),
        ("各级要加强值班。", "各级", "clause"),
        ("不仅主要负责人要亲自抓，班子成员也要分头抓。", "主要负责人", "lead-in"),
        ("要让机关干部走进车间。", "机关干部", "trigger"),
        ("全县政府系统要开展大排查。", "全县政府系统", "clause"),
        ("土地出让事宜由县自然资源局另行提请县政府审议。", "县自然资源局", "trigger"),
    ],
)
def test_a_name_is_found_with_how_it_came_in(sentence, name, begin):
    assert (name, begin) in found(sentence)


def test_a_name_before_a_noun_is_described_so():
    described = {}
    for sentence in ("村干部待遇要按时发放。", "村干部要按时到岗。"):
        (one,) = [one for one in candidates.find(look(sentence), 0, len(sentence)) if one.text == "村干部"]
        described[sentence] = candidate_features.describe(one, look(sentence), 0, len(sentence))
    assert ["noun behind" in features for features in described.values()] == [True, False]

"""Names that stand where an actor could stand, and are none: who gives leave, is replaced, is punished."""

import pytest

from speeches.extraction.actors import candidates, not_actors
from speeches.extraction.names.places import look


def denied(text: str) -> set[str]:
    return {one.text for one in candidates.find(look(text), 0, len(text)) if not_actors.is_none(text, one)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("验收签字不得由施工员代笔", {"施工员"}),
        ("验收签字由施工员负责", set()),
        ("驾驶员、调度员没有我和各站长同意不得出车", {"各站长"}),
        ("请站长批准后再出车", set()),
        ("出现塌方的，项目经理就地免职", {"项目经理"}),
        ("由县纪委监委先停职、后核查", set()),
        ("县交投公司与省农发行对接，落实贷款", {"省农发行"}),
        ("县交投公司和省农发行对接，落实贷款", set()),
        ("值班员不得由临时工顶岗", {"值班员"}),
        ("急农户之所急", {"急农户"}),
    ],
)
def test_what_stands_around_a_name_tells_that_it_is_not_told(text: str, expected: set[str]) -> None:
    assert denied(text) == expected


def test_whoever_it_is_reported_to_is_not_told() -> None:
    assert denied("应急方案写好后，报市教育局核准") == {"市教育局"}

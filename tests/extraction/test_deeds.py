"""What clauses say is to be done, as features."""

import pytest

from speeches.extraction.features import of_words
from speeches.extraction.features.deeds import BEFORE_A_BARE_DEED, BEFORE_A_BARE_VERB, FIRST_OF_HOW
from speeches.extraction.mood import FIRST_OF_ADVERBS


def told(clause):
    return of_words([clause]).of_each()[0]


@pytest.mark.parametrize(
    ("clause", "feature"),
    [
        ("建立党员积分管理制度", "draws up"),
        ("要建立监督评价体系", "draws up"),
        ("定期召开支委会", "holds"),
        ("选派优秀年轻干部到村任职", "sends"),
        ("处置不合格党员", "sorts out"),
        ("在公开栏张贴名单", "to a place"),
        ("对问题逐一登记", "one by one with it"),
        ("做到同谋划、同部署、同考核", "alike"),
        ("重要工作亲自部署、重大问题亲自过问", "in person"),
        ("要制定实施方案", "deed:acts thing"),
        ("增强履职能力", "deed:strengthens quality"),
        ("增强履职能力", "no deed"),
    ],
)
def test_a_deed_is_told(clause, feature):
    assert feature in told(clause)


@pytest.mark.parametrize(
    ("clause", "feature"),
    [
        ("建立健全长效机制", "draws up"),
        ("加强党支部标准化建设", "draws up"),
        ("开展工作", "holds"),
        ("要制定实施方案", "no deed"),
    ],
)
def test_what_is_none_is_not(clause, feature):
    assert feature not in told(clause)


def test_what_an_adverb_may_begin_with_is_known():
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    words = {*BEFORE_A_BARE_DEED.pattern.replace("(?:", "|").replace(")", "|").split("|")}
    ends = {letter + word[1:] for letter in han for word in words if letter == word[:1]}
    assert {word[0] for word in ends if BEFORE_A_BARE_DEED.match(word).end()} == FIRST_OF_HOW
    assert {word[0] for word in ends if BEFORE_A_BARE_VERB.match(word).end()} == FIRST_OF_ADVERBS

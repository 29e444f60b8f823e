"""What spares a search finds nothing less: rules and names are found only where the quick look before them says so."""

from pathlib import Path

import pytest

from speeches.extraction import candidates, lexicon, name_words, phrases, quantities, sentences, settled
from speeches.extraction.settled import passing_on, turning
from speeches.extraction.summary import LEADS, PASSED_ON, ROLE, SPEAKS

HERE = Path(__file__).parent
TEXTS = [
    *sorted(HERE.glob("*_corpus.tsv")),
    *sorted((HERE / "labelled").glob("*.txt")),
    *sorted((HERE.parent.parent / "seeds").glob("[!0-9]*.txt")),
]
TOLD = (
    "前不久县里要求各镇建立台账，目前已全部完成。",
    "去年我们对县水利局予以表扬。",
    "但也要看到，差距还不小。",
    "今天我讲三点意见。",
    "老话讲，“一分部署，九分落实”。",
    "让我们携手同行！",
    "祝大家新春愉快！",
    "省委要求年底前建成，我们已建成8个。",
    "镇里成立了领导小组，下设办公室。",
)
NAMES = (
    "永兴、石塘、白鹭三镇要抓紧",
    "省、市、县三级要联动",
    "各级要落实",
    "应急、公安等部门要配合",
    "8个县（市）要报送",
)


def words_of(path):
    text = path.read_text(encoding="utf-8")
    return [one.text for one in sentences.cut(text)] + [cell for cell in text.split("\t") if "\n" not in cell]


@pytest.mark.parametrize("kind", ["speech", "news"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_what_is_dismissed_holds_a_sign(path, kind):
    dismissed = [words for words in words_of(path) if settled.dismiss(words, kind, 1)]
    assert all(map(settled.MAY_BE_TOLD.search, dismissed))


@pytest.mark.parametrize("words", TOLD)
def test_each_way_to_be_dismissed_holds_a_sign(words):
    assert settled.dismiss(words, "speech", 1)
    assert settled.MAY_BE_TOLD.search(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_clause_with_a_name_holds_a_part_of_one(path):
    for words in words_of(path):
        masked = phrases.masked(words)
        for clause in candidates.CLAUSE.finditer(masked):
            if candidates._in_clause(masked, *clause.span(), len(masked), 0):
                assert name_words.parts().search(clause[0]), clause[0]


@pytest.mark.parametrize("words", NAMES)
def test_each_kind_of_name_holds_a_part_of_one(words):
    assert candidates.find(words, 0, len(words))
    assert name_words.parts().search(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_what_is_said_turns_or_leads_holds_its_sign(path):
    for words in words_of(path):
        assert passing_on.SAYING.search(words) or not passing_on.SAYS.match(words)
        assert turning.MAY_TURN.search(words) or not turning.TURN.search(words)
        assert SPEAKS.search(words) or not PASSED_ON.match(words)
        assert LEADS.search(words) or not ROLE.match(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_figure_holds_a_number_with_its_unit(path):
    for words in words_of(path):
        assert quantities.COUNTS.search(words) or not quantities.FIGURE.search(words)


@pytest.mark.parametrize("unit", lexicon.terms("units"))
@pytest.mark.parametrize("number", ["三", "12", "1.5", "3,000", "五万", "2亿", "3万亿", "十余", "30多", "１２", "五千"])
def test_every_number_with_a_unit_counts(number, unit):
    assert quantities.COUNTS.search(f"建成{number}{unit}")


def test_a_share_counts():
    assert quantities.COUNTS.search("达到百分之九十")

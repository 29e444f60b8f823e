"""What spares a search finds nothing less: rules and names are found only where the quick look before them says so."""

import re
from pathlib import Path

import pytest

from speeches.extraction import lexicon, mood, note_labels, notes, settled
from speeches.extraction.actors import candidates
from speeches.extraction.deadlines import numerals
from speeches.extraction.drafts import summary_clauses
from speeches.extraction.drafts.summary_clauses import LEADS, MODAL, OF_A_MODAL, PASSED_ON, ROLE, SPEAKS, STILL
from speeches.extraction.looks.quick_look import tried
from speeches.extraction.names import phrases, times
from speeches.extraction.names import words as name_words
from speeches.extraction.names.places import BEFORE, VERBS, anywhere, look
from speeches.extraction.notes import brackets
from speeches.extraction.quantities import figures
from speeches.extraction.settled import assigned, bans, consequences, passing_on, permitted, promises, proof, turning
from speeches.extraction.structure import headings, sentences

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
PART = lexicon.compiled(name_words.parts())
LOOKED_FOR = {
    "parts": PART,
    "stops": name_words.stops()[0],
    "openings": name_words.special(),
    "joins": re.compile(f"{phrases.JOIN.pattern}|{phrases.TOGETHER.pattern}"),
    "starts": name_words.STARTS,
    "before": lexicon.any_of(*BEFORE),
    "times": times.TIME,
    "verbs": re.compile(f"{phrases.REPORTS_TO.pattern}|{lexicon.any_of(*VERBS).pattern}"),
    "follows": lexicon.any_of("actors/follow_modal"),
    "nouns": lexicon.any_of("actors/nouns_behind"),
}


def words_of(path):
    text = path.read_text(encoding="utf-8")
    return [one.text for one in sentences.cut(text)] + [cell for cell in text.split("\t") if "\n" not in cell]


@pytest.mark.parametrize("kind", ["speech", "news"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_what_is_dismissed_holds_a_sign(path, kind):
    for words in words_of(path):
        rule = settled.dismiss(words, kind, 1)
        assert not rule or settled.SIGNS.of([words])[0] & settled.MAY_BE[rule], words


@pytest.mark.parametrize("words", TOLD)
def test_each_way_to_be_dismissed_holds_a_sign(words):
    rule = settled.dismiss(words, "speech", 1)
    assert rule
    assert settled.SIGNS.of([words])[0] & settled.MAY_BE[rule] & settled.MAY_BE_TOLD


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_clause_with_a_name_holds_a_part_of_one(path):
    for words in words_of(path):
        looked = look(phrases.masked(words))
        for clause in candidates.CLAUSE.finditer(looked.text):
            if candidates._in_clause(looked, *clause.span(), len(looked.text), 0):
                assert PART.search(clause[0]), clause[0]


@pytest.mark.parametrize("words", NAMES)
def test_each_kind_of_name_holds_a_part_of_one(words):
    assert candidates.find(look(words), 0, len(words))
    assert PART.search(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_look_at_a_text_misses_no_word(path):
    looked = look(phrases.masked(path.read_text(encoding="utf-8")))
    end = len(looked.text)
    for kind, pattern in LOOKED_FOR.items():
        found = [match.span() for match in tried(pattern, getattr(looked, kind), looked.text, 0, end)]
        assert found == [match.span() for match in pattern.finditer(looked.text)], kind


@pytest.mark.parametrize("words", [*NAMES, *TOLD])
def test_names_are_read_alike_with_a_look_and_without(words):
    looked, unlooked = look(words), anywhere(words)
    for at in range(len(words) + 1):
        assert phrases.names(looked, at, len(words)) == phrases.names(unlooked, at, len(words))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_what_is_said_turns_or_leads_holds_its_sign(path):
    for words in words_of(path):
        assert passing_on.SAYING.search(words) or not passing_on.SAYS.match(words)
        assert turning.MAY_TURN.search(words) or not turning.TURN.search(words)
        assert SPEAKS.search(words) or not PASSED_ON.match(words)
        assert LEADS.search(words) or not ROLE.match(words)
        assert OF_A_MODAL.search(words) or not MODAL.search(words)
        assert "有" in words or "涉及" in words or not STILL.search(words)
        assert set(words) & set("要必应") or not OF_A_MODAL.search(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_clauses_of_state_and_means_are_known_by_their_ends(path):
    for clause in summary_clauses.CLAUSE.findall(path.read_text(encoding="utf-8")):
        told = summary_clauses.STATE.match(clause) or STILL.search(clause)
        assert summary_clauses._is_state(clause) == bool(told), clause
        assert summary_clauses._is_means(clause) == bool(summary_clauses.MEANS.match(clause)), clause
        assert clause[0] in summary_clauses.WEAK_BEGINS or not summary_clauses._weak().match(clause)


@pytest.mark.parametrize("words", ["同意", "原则通过", "原则同意"])
def test_what_is_agreed_to_is_a_state(words):
    assert summary_clauses._is_state(f"{words}县水利局提出的建议")


@pytest.mark.parametrize(
    "words",
    [
        "例如",
        "比如",
        "在谈到",
        "讲到",
        "说到",
        "谈到",
        "无论",
        "不论",
        "不管",
        "虽然",
        "由于",
        "因为",
        "目前",
        "现在",
        "当前",
        "随着",
    ],
)
def test_each_beginning_of_a_state_is_seen(words):
    assert summary_clauses._is_state(words)


@pytest.mark.parametrize(
    "words",
    [
        "通过",
        "利用",
        "围绕",
        "根据",
        "依托",
        "结合",
        "按照",
        "针对",
        "以乡镇为",
        "自",
        "从",
        "发函等方式",
        "发函等多种手段",
        "发函等措施",
    ],
)
def test_each_beginning_and_end_of_a_means_is_seen(words):
    assert summary_clauses._is_means(words)


@pytest.mark.parametrize("words", ["要", "应当", "就要", "认真负责", "要切实", "还要再次", "应急管理"])
def test_weak_words_are_stripped_as_one_by_one(words):
    keeps, drops = lexicon.any_of("summary_keeps"), lexicon.any_of("summary_drops")
    at = 0
    while not keeps.match(words, at) and (drop := drops.match(words, at)) and drop.end() < len(words):
        at = drop.end()
    weak = summary_clauses._weak().match(words)
    assert (weak.end() if weak else 0) == at


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_figure_holds_a_number_with_its_unit(path):
    for words in map(numerals.narrow, words_of(path)):
        assert [match.span() for match in figures.matches(words)] == [
            match.span() for match in figures.FIGURE.finditer(words)
        ]


@pytest.mark.parametrize("unit", figures.UNITS)
@pytest.mark.parametrize("number", ["三", "12", "1.5", "3,000", "五万", "2亿", "3万亿", "十余", "30多", "１２", "五千"])
def test_every_number_with_a_unit_counts(number, unit):
    assert list(figures.matches(numerals.narrow(f"建成{number}{unit}")))


def test_a_share_counts():
    assert list(figures.matches("达到百分之九十"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_headings_are_glued_only_where_a_label_is_seen_inside(path):
    cut = sentences.cut(path.read_text(encoding="utf-8"))
    seen = headings.may_glue(cut)
    for index, one in enumerate(cut):
        assert index in seen or not any(headings.glued(one.text, {"chapter": at, "section": at}) for at in range(10))


def test_a_label_inside_is_seen_in_its_sentence():
    cut = sentences.cut("一、增强责任感\n要认真落实，增强责任感二、突出工作重点\n加强领导（一）压实责任")
    assert headings.may_glue(cut) == {1, 2}
    assert headings.glued(cut[1].text, {"chapter": 1}) == cut[1].text.index("二")
    assert headings.glued(cut[2].text, {"chapter": 2}) == cut[2].text.index("（")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_note_holds_its_sign(path):
    for words in words_of(path):
        noted = brackets.AT_THE_END.search(words) or note_labels.GOES_ON.match(words) or notes.UNLABELLED.match(words)
        assert notes.SIGN.search(words) or not noted


RULES = {
    "turns": lambda words: turning.turn(words, 0),
    "reports": lambda words: mood.REPORT.search(words) or lexicon.any_of("cues/past").search(words),
    "foresees": settled.FORESEEN.search,
    "assigned": lambda words: assigned.is_assigned(words, 0, [], "news"),
    "asked": lambda words: assigned.is_asked(words, 0),
    "passed_on": lambda words: passing_on.is_passed_on(words, 0, [], "news"),
    "promised": lambda words: promises.is_promise(words, 0, []),
    "permitted": lambda words: permitted.permitted(words, 0, []),
    "consequence": lambda words: consequences.is_consequence(words, 0),
    "banned": lambda words: bans.conduct(words, 0),
    "reaches": proof.reaches,
}
SETTLED = (
    "已建成8座，剩下2座要抓紧。",
    "预计年底建成。",
    "由县财政局负责落实资金。",
    "请县财政局把资金拨付到位。",
    "会议要求物业公司立即清运垃圾。",
    "县财政将安排3000万元用于改厕。",
    "镇里可以牵个头，组织大家去看一看。",
    "对连续两次垫底的乡镇，由县委约谈。",
    "查实一起、处理一起。",
    "不得截留补偿资金。",
    "覆盖率达到95%以上。",
)


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_holds_of_holds_its_sign(rule):
    words = [*SETTLED, *(words for path in TEXTS for words in words_of(path))]
    holding = [one for one in words if RULES[rule](one)]
    assert holding
    assert all(look & settled.MAY_BE[rule] for look in settled.SIGNS.of(holding))


def test_most_sentences_hold_few_signs():
    looks = settled.SIGNS.of([words for path in TEXTS for words in words_of(path)])
    rules = set(settled.MAY_BE) - {"consequence"}
    assert all(sum(bool(look & settled.MAY_BE[rule]) for look in looks) < len(looks) / 2 for rule in rules)


def test_signs_are_told_apart_by_sentence():
    assert [bool(look & settled.MAY_BE["asked"]) for look in settled.SIGNS.of(["请", "", "要", "要请"])] == [1, 0, 0, 1]
    assert settled.SIGNS.of([]) == []

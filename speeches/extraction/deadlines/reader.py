"""Find the expressions of a text: sentence by sentence, every rule tried, the leftmost longest kept."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from speeches.extraction.deadlines import (
    allowances,
    durations,
    events,
    frequencies,
    last_days,
    limits,
    numerals,
    rhythms,
    starts,
)
from speeches.extraction.deadlines.grammar import Moment, Reading, Rule
from speeches.extraction.deadlines.periods import FIRST, read_period
from speeches.extraction.deadlines.periods.settling import year_of
from speeches.extraction.deadlines.plan_years import PlanYears
from speeches.extraction.deadlines.trying import Trying
from speeches.extraction.deadlines.vocabulary import DAY, MONTH, YEAR, initials, words
from speeches.extraction.lexicon import compiled, terms
from speeches.extraction.looks.letters import Kinds
from speeches.extraction.types import Deadline

RULES: tuple[Rule, ...] = (
    *frequencies.RULES,
    *rhythms.RULES,
    *durations.RULES,
    *allowances.RULES,
    *starts.RULES,
    *last_days.RULES,
    *limits.RULES,
    *last_days.LAST_RULES,
)

ENDS = Kinds("。！？；!?;\n\r")  # of a sentence
# Every expression has one of these, within one sentence; most sentences have none, which is what makes reading fast.
# Each begins with a character of the first set, to which a search skips; the expression itself is looked for ahead of
# that character. Digits are written out, as a set that holds \d is far slower.
SIGN = re.compile(
    rf"[年月日号天周旬季节晚小学点时星礼工分前内起现此今明后到0-9０-９五寒暑{initials('festivals')}]"
    r"(?<=(?=[年月日号天周旬季节晚前内起]|[小学]时|[点时]前|星期|礼拜|工作日|学期|分钟|(?:现在|此刻)开始|今[冬秋夏]|明春|[今明后]儿"
    r"|\d[-./·•]\d|五[”’\"]?[末期收时]|[寒暑][假期]|到[一-龥]{1,4}[期季]"
    rf"|{words('festivals')}(?:正式|准时|按时|如期|必须|务必)).)"
)
BLANK = re.compile("[ \u3000]")
GAP = re.compile(r"(?<=\d)[ \u3000]+(?=[年月日号天周个季点时小工])|(?<=[年月前后第每])[ \u3000]+(?=\d)")
TITLE = re.compile("《[^《》]{1,60}》")
NAMED_YEAR = re.compile(rf"(?=[{numerals.DIGIT}{initials('years')}]){YEAR}")
COMPARED = re.compile("[比较与同]$")  # 比去年压减15%: the year is a measure, not the topic
# what names of years and days hold, quickly found
OF_A_YEAR = re.compile(rf"[{numerals.DIGIT}{''.join(term[-2] for term in terms('deadlines/years'))}]年")
OF_A_DAY = compiled((*terms("deadlines/days"), *(month + digit for month in "月份" for digit in numerals.DIGIT)))
NAMED_DAY = re.compile(rf"(?=[{FIRST}])(?:(?:{YEAR})?{MONTH}{DAY}|{words('days')})")

TRYING = Trying(RULES)

Found = tuple[int, int, int, Rule, re.Match[str]]  # where the words begin, less where they end, in what order found
Read = tuple[int, int, Reading, str]  # where the words begin and end, what they come to by which rule


def signed(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text stand that have a sign."""
    marks = [-1, *np.flatnonzero(ENDS.of(text)).tolist(), len(text)]
    spans: list[tuple[int, int]] = []
    end = 0
    while sign := SIGN.search(text, end):
        behind = bisect_left(marks, sign.start())
        end = marks[behind]
        spans.append((marks[behind - 1] + 1, end))
    return spans


def squeezed(sentence: str) -> tuple[str, list[int] | None]:
    """Return the sentence without blanks inside dates, and where each character stood (None: where it stands)."""
    if not BLANK.search(sentence) or not GAP.search(sentence):
        return sentence, None
    kept = [True] * len(sentence)
    for gap in GAP.finditer(sentence):
        kept[gap.start() : gap.end()] = [False] * (gap.end() - gap.start())
    places = [place for place, keep in enumerate(kept) if keep]
    return "".join(sentence[place] for place in places), [*places, len(sentence)]


def _moment(sentence: str, held_on: date | None, holidays: Mapping[date, bool] | None, plan: int | None) -> Moment:
    moment = Moment(sentence, held_on, holidays)
    if plan and held_on and plan > held_on.year:
        moment.years.append((0, plan))
    for match in NAMED_YEAR.finditer(sentence) if OF_A_YEAR.search(sentence) else ():
        year = year_of(match[0], moment)
        if year is not None and not COMPARED.search(sentence[max(0, match.start() - 2) : match.start()]):
            moment.years.append((match.end(), year))
    for match in NAMED_DAY.finditer(sentence) if OF_A_DAY.search(sentence) else ():
        period = read_period(moment, *match.span())
        if period and period.end:
            moment.days.append((match.end(), period.end))
    return moment


def _in_order(sentence: str, matches: Sequence[tuple[Rule, re.Match[str]]]) -> list[Found]:
    """Return what the rules find, leftmost first and, at one place, the longest first; the same words rule by rule."""
    titles = [match.span() for match in TITLE.finditer(sentence)] if "《" in sentence else []
    found: list[Found] = []
    for order, (rule, match) in enumerate(matches):
        start, end = match.span(rule.group)
        if not titles or not any(first < start and end < last for first, last in titles):
            found.append((start, -end, order, rule, match))
    found.sort()
    return found


def _readings(moment: Moment, matches: Sequence[tuple[Rule, re.Match[str]]]) -> Iterator[Read]:
    """Yield what the rules read, with where the words begin and end."""
    free, refused = 0, (0, 0)
    for start, before, _, rule, match in _in_order(moment.sentence, matches):
        end = -before
        # of two rules that read the same words the first in the list is kept, but one that reads beats one that refuses
        if start < free and (start, end) != refused:
            continue
        free = end
        reading = rule.production(match, moment)
        refused = (0, 0) if reading else (start, end)
        if reading:
            yield start, end, reading, rule.name


def read(text: str, held_on: date | None, holidays: Mapping[date, bool] | None = None) -> tuple[Deadline, ...]:
    """Return the deadlines of a text in its order."""
    spans = signed(text)
    if not spans:
        return ()
    plans = PlanYears(text)
    narrow = numerals.narrow(text)
    ready = [squeezed(narrow[start:end]) for start, end in spans]
    found: list[Deadline] = []
    for (begin, _), (sentence, places), matches in zip(
        spans, ready, TRYING.matches([one[0] for one in ready]), strict=True
    ):
        if not matches:  # as in many
            continue
        moment = _moment(sentence, held_on, holidays, plans.at(begin))
        for start, end, reading, name in _readings(moment, matches):
            is_open = reading.kind == "due" and reading.due is None
            since = events.begin(sentence, start) if is_open else start
            first, last = (start, end) if places is None else (places[start], places[end - 1] + 1)
            since = since if places is None else places[since]
            found.append(
                Deadline(
                    text=text[begin + first : begin + last],
                    start=begin + first,
                    end=begin + last,
                    kind=reading.kind,
                    due=reading.due,
                    start_on=reading.start_on,
                    rrule=reading.rrule,
                    rule=name,
                    event=text[begin + since : begin + first],
                )
            )
    return tuple(found)

"""Rules for a length of time that is allowed without 内: 最长不超过三天, 限10天整改, 三天拿出方案."""

import re

from speeches.extraction.deadlines.durations import AFTER_MEETING, LENGTH, LENGTH_ENDS, begins_with_a_case, end_of
from speeches.extraction.deadlines.grammar import Moment, Reading, rule
from speeches.extraction.deadlines.numerals import WORD, read
from speeches.extraction.deadlines.periods import unnamed
from speeches.extraction.deadlines.roles import (
    LOOK_AHEAD,
    MODAL,
    PAST,
    SET_BY_OTHERS,
    clause_after,
    is_allowance,
    is_limit,
)
from speeches.extraction.deadlines.vocabulary import words

ABOUT = "(?:左右|上下)?"
# the length is a property of something (保修期不超过两年) or a mean, not the time that a task may take
OF_A_THING = re.compile(words("lengths_of_things") + "[^，。；、]{0,6}$")
CRITICISED = re.compile("(?:有的|有些|个别|少数|一些|某些|部分|竟|居然|往往|动辄|过去|以前|原来)[^，。；]*$")
# said of every case that may come, not of one task: nobody knows from which day it counts
FOR_ALL_CASES = re.compile(
    "(?:一般|原则上|通常|正常|每[件个项宗起]|(?:办理|审批|审核|受理|答复|回复|响应|办结|流转)(?:的)?(?:时间|时限|期限|周期)|事项)"
)
TO_COME = re.compile("力争|确保|争取|务必|必须|要|再|将")


def _counted(match: re.Match[str], moment: Moment, *, for_all: bool = False) -> Reading:
    """Make a due date that counts from the meeting, without a day where the length counts from each case."""
    counted = not for_all and match["unit"] not in BY_THE_CLOCK and not begins_with_a_case(moment, match.start("x"))
    return Reading("due", due=end_of(match, moment, moment.held_on) if counted else None)


def _at_most(match: re.Match[str], moment: Moment) -> Reading | None:
    before = moment.sentence[: match.start()]
    if OF_A_THING.search(before) or CRITICISED.search(before) or PAST.search(clause_after(moment, match.end())):
        return None
    return _counted(match, moment, for_all=bool(FOR_ALL_CASES.search(before[-LOOK_AHEAD:])))


def _set(match: re.Match[str], moment: Moment) -> Reading | None:
    if SET_BY_OTHERS.search(moment.sentence[: match.start()]):
        return None
    return None if PAST.search(clause_after(moment, match.end())) else _counted(match, moment)


def _due(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due", due=end_of(match, moment, moment.held_on))


def _finished(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 三天拿出方案 and 力争60天完成签约: by then it is to be done."""
    told = PAST.search(clause_after(moment, match.end("x"))) or CRITICISED.search(moment.sentence[: match.start()])
    if told or not is_allowance(moment, match.start("x"), match.end("x")):
        return None
    general = FOR_ALL_CASES.search(moment.sentence[: match.start("x")])
    return _counted(match, moment, for_all=bool(general))


def _after_something(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 签约后三个月必须开工 and 会后三天要把方案报上来."""
    if PAST.search(clause_after(moment, match.end())):
        return None
    counted = AFTER_MEETING.search(moment.sentence[: match.start() + 1])
    return Reading("due", due=end_of(match, moment, moment.held_on) if counted else None)


def _in_a_row(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 一周拿方案，一月见行动: several steps said in one way, each with its length."""
    start, end = match.span("x")
    if match["unit"] == "年" and (read(match["n"]) or 0) > LONGEST_STEP:
        return None  # 十年树木，百年树人
    neighbour = ANOTHER_BEFORE.search(moment.sentence[:start]) or ANOTHER_BEHIND.match(moment.sentence, end)
    return _finished(match, moment) if neighbour else None


def _unknown(match: re.Match[str], moment: Moment) -> Reading | None:
    return None if PAST.search(clause_after(moment, match.end())) else Reading("due")


def _effort(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 大干100天 and 力争通过三年努力: a stretch that begins with the meeting."""
    if PAST.search(clause_after(moment, match.end("x"), commas=2)) or not is_limit(moment, *match.span("x")):
        return None
    end = end_of(match, moment, moment.held_on)
    return Reading("span", due=end, start_on=moment.held_on if end else None)


def _by_effort(match: re.Match[str], moment: Moment) -> Reading | None:
    near = moment.sentence[max(0, match.start() - 6) : match.start()] + clause_after(moment, match.end(), commas=2)
    return _effort(match, moment) if MODAL.search(near) and TO_COME.search(near) else None


LONGEST_STEP = 5  # years
BY_THE_CLOCK = ("分钟",)  # 30分钟到场: at each case
NOT_PASSED = "(?!以上|以下|的(?!时间)|来|多来)"
# a length at the head of a clause or behind an order, not a year's number
START = (
    rf"(?=[半\d{WORD[1:-1]}])(?!(?:19|20)\d\d年)"
    r"(?:(?<![一-龥\d])|(?<=力争)|(?<=争取)|(?<=确保)|(?<=务必)|(?<=必须)|(?<=[要就须分]))"
)
# what stands behind the length
SHOWING = f"(?={words('outcomes')}(?!的))"
FINISHING = (
    "[，,]?(?:要|就要|必须|务必|一定要?|全部|基本|确保|力争|争取)*"
    rf"(?={words('finishing_verbs')}(?![^，。；]{{0,8}}的(?=[，。；、])))"
)
STEP = "(?=[一-龥]{2,7}(?:[，、；]|$))"

ANOTHER_BEFORE = re.compile(rf"{unnamed(LENGTH)}[一-龥]{{2,7}}[，、；]$")
ANOTHER_BEHIND = re.compile(rf"[一-龥]{{2,7}}[，、；]{unnamed(LENGTH)}[一-龥]{{2,7}}(?:[，、；]|$)")

RULES = (
    rule(
        "at most a length",
        rf"(?:最[长多迟晚]|至多)?(?:也)?(?:不(?:得|能|可|应|准|要|会|许)?(?:再)?(?:超过|突破|多于)|最[长多迟晚]|至多|不出)"
        rf"(?:在|为|只能|给(?:你们|大家)?)?(?P<x>{LENGTH})(?:的?时间)?{NOT_PASSED}",
        _at_most,
    ),
    rule("a length set", rf"(?:限期|限时|限|[时期]限[为：:]?)(?P<x>{LENGTH})(?:的?时间)?{NOT_PASSED}", _set),
    rule("time for it", rf"{words('time_for_it')}(?:定为|为|是|就|只有|只给|[：:])(?P<x>{LENGTH}){NOT_PASSED}", _set),
    rule(
        "a length given",
        rf"给(?:(?:你们?|大家|他们|各[^，。；]{{1,8}}?)再?|再)?(?P<x>{LENGTH}(?:的?时间)?)(?=[，,]|$|(?<=时间))",
        _set,
    ),
    rule("a length as the border", rf"以(?P<x>{LENGTH})(?:的?时间)?为[限期]", _due),
    rule(
        "until it shows",
        rf"(?=[半\d{WORD[1:-1]}])(?<![一-龥\d]年)(?P<x>{LENGTH}){SHOWING}",
        _finished,
        hint=LENGTH_ENDS + SHOWING,
    ),
    rule(
        "finished in a length",
        rf"{START}(?P<x>{LENGTH}{ABOUT}(?:的?时间)?){FINISHING}",
        _finished,
        hint=f"{LENGTH_ENDS}{ABOUT}(?:的?时间)?{FINISHING}",
    ),
    rule(
        "a length after something",
        rf"(?<=[一-龥])(?<!年)(?P<x>后的?{LENGTH})(?:的?时间)?(?=[^，。；内之]{{0,6}}(?:要|必须|务必|应|须|得))(?!之?内|以内|后)",
        _after_something,
    ),
    rule("length upon length", rf"{START}(?P<x>{LENGTH}){STEP}", _in_a_row, hint=LENGTH_ENDS + STEP),
    rule(
        "so long before",
        rf"(?P<x>(?:会前|(?<![了已])提前){LENGTH})(?={words('told_before')})",
        _unknown,
        hint=rf"[会提]前[半\d{WORD[1:-1]}]",
    ),
    rule(
        "by an effort of a length",
        rf"(?P<x>(?:通过|经过|再经过|再通过){LENGTH}{ABOUT}的?(?:时间的?)?[一-龥]{{0,6}}?(?:努力|攻坚|奋斗|整治|建设|奋战|拼搏|治理))",
        _by_effort,
    ),
)

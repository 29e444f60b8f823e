"""Tell a limit from a date that only says when something was or will be: facts, scopes of figures, names of plans."""

import re

from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.vocabulary import words

LOOK_BACK, LOOK_AHEAD = 16, 40  # characters

# What stands right before words that look like a limit and shows that they are none.
NEVER_AFTER = re.compile(
    r"(?:等到|拖到|直到|原定于?|原计划于?|本[应该]于?|早[在应]于?|曾[在于]?|已[经于在]?|就已于?"
    r"|当年|往年|历年|那年|同年|自|上[年个]?|前[年些]|去年|不早于|[距离]|距离?到|有效期至?到?|晚于|多于|始于|[比较同]|以来"
    r"|(?:解决|消灭|化解|处置|消除|做|遏制|控制)在)$"
)
# Up to a day that is over tells a fact (截至3月底), up to one that is to come sets a limit (报名截止5月31日).
CUT_OFF = re.compile(
    "(?:截至|截止到?|截止时间|截至到|提前[至到]?|推迟[至到]?|延[期长][至到]?|压缩[至到]|控制[至到]|顺延[至到]?|持续[至到]|至)$"
)
# A stretch of time behind one of these is how long something took, not how long it may take.
LENGTH_NEVER_AFTER = re.compile(
    r"(?:过去的?|前|连续|连着|累计|为期|超过|不足|不到|长达|历时|历经|满|晚了|早了|提前了?|第|每|每隔|短短"
    r"|仅用?|只用了?|用了|[\d一二两三四五六七八九十百千万.])$"
)
SETTLED = words("settled_verbs")
NEVER_BEFORE = re.compile(
    rf"(?:以来|来[，,]|至今|同期|以后才|后才|才|相比|就[已该]|就应[当该]|[^，。；]{{0,4}}{SETTLED}的[一-龥\d])"
)
PROCESS_TIME = re.compile("(?:压缩|缩短|压减|缩减|减少|控制|降低|提速)(?:到|至|在|为)?$")
# A bare date followed by one of these is the name or scope of something.
NAMES_SOMETHING = re.compile(
    r"(?:[的以是之]|来[，,]|至今|同期|也是|将是|正[是值]|期间|前|后|起|至|到(?![账位岗期场])|采暖|汛|春节|这|那|我[们市县区局]"
    r"|为[^，。]{0,12}之年|[“《]|\d{1,4}号|(?![仅只对把向给]|[^，。；]{0,5}[要须将再])[一-龥]{1,5}的[一-龥\d]|绩效|工资|奖金|津贴|评[先优])"
)
SCOPES = re.compile(
    r"(?!组织|开展|进行|完成|启动|召开|举办|实施|制定|编制|出台|印发|拿出)[^，。；、要将再]{0,5}?(?:工作|任务|目标|方案|计划|规划|要点|清单|重点|形势|预算|决算|考核|总结|行动|经济|发展|各项)"
)
PAST = re.compile(
    "(?:了(?!解|然|却|不起|如)|已经?|曾|如期|同比|环比|增长|下降|较(?:上年|去年|常年)|偏多|偏少|刚刚|预计(?:有|将))"
)
UNDONE = re.compile("没有|未曾|(?<!超)过一[次轮场]")
TOLD = re.compile(
    "(?:据[^，。]{0,8}(?:预测|预报|研判|了解|统计)|(?:部门|气象[台局站]|水文[局站]|专家|机构)[^，。]{0,4}(?:预测|预报|研判)|预计|回顾|刚才)"
)
BY_RULE = re.compile(
    "(?:对照|按照|根据|依据|执行|落实|学习|贯彻)$"
)  # 对照5月1日新规: the day belongs to what is followed
LATELY = re.compile("(?:最近的?|近)$")
# how long a sanction lasts, or within what time something must come about for it to follow
IS_A_TERM = re.compile(
    r"(?:[^，。；]{0,2}由[^，。；]{1,8}(?:批准|准假|审批)|不得(?!超过|少于|低于)|不予|不准|禁止|暂停|取消[^，。；]{0,8}资格|[^，。；要须]{0,6}(?:被|受到|受过|发生|累计|连续|出现)[^，。；]{0,12}[\d一二两三四五六七八九十](?:次|起|件|回|例))"
)
QUANTITY = re.compile(
    r"(?:\d|[一二两三四五六七八九十百千]+(?:个|件|项|名|家|所|套|座|条|次|场|批|轮|公里|亩|万|亿|成))"
)
MODAL = re.compile(words("modals"))
ORDERED_BEFORE = re.compile("(?:力争|确保|务必|争取|保证)(?:在|于)?$")
ORDER = re.compile("[，,]?(?:要|必须|务必|力争|确保|争取|将|应|须|再|去)")
TO_BE_DONE = re.compile("[^，。；]{0,4}(?:要|必须|务必|力争|确保|争取|将|应|须|拿出|完成|办结)")
TONIGHT = re.compile("(?:就要|必须|务必|立即|马上|连夜|(?<=[晚夜])(?:就|要|全部))")
# A bare date behind one of these belongs to what stands before it.
NOT_A_LIMIT_WORD = re.compile(r"[的是自从于比较到至和与穿成现超盯达等以迎对出过]$")
# 务必于5月上旬, 力争在6月: told to be done at that time
ORDERED_AT = re.compile(f"{words('ordering_at')}[于在]$")
WHOLE = re.compile("全部|一律|一次性|必须|务必|要")  # 欠发的上半年全部补齐: 的 ends the subject
PAUSE = re.compile("[，,：:（(]")
MODAL_WITHIN = 14  # characters between a date and the word that makes it an order
STANDING = (
    "day",
    "week",
    "third",
    "month",
    "quarter",
    "half",
    "year",
    "plan",
    "span",
    "festival",
)  # may stand alone at all
LONG = ("year", "week", "month")  # while such a one runs, its bare name is mostly a scope of figures
SCOPED = ("year", "month", "quarter", "half")


def _before(moment: Moment, place: int) -> str:
    return moment.sentence[max(0, place - LOOK_BACK) : place]


def clause_after(moment: Moment, place: int, commas: int = 1) -> str:
    """Return what follows a place, up to the comma-th comma."""
    rest = moment.sentence[place : place + LOOK_AHEAD]
    pieces = PAUSE.split(rest)
    if not pieces[0]:
        commas += 1
    return "，".join(pieces[:commas])


def is_limit(moment: Moment, start: int, end: int, period: Period | None = None) -> bool:
    """Tell whether words with 前, 内 or the like may be a limit where they stand; `period` is what they name."""
    before = _before(moment, start)
    return not (
        NEVER_AFTER.search(before) or NEVER_BEFORE.match(moment.sentence, end) or is_cut_off(before, moment, period)
    )


def is_cut_off(before: str, moment: Moment, period: Period | None) -> bool:
    """Tell whether words behind 截至 and the like name a day up to which something is told or was once planned."""
    if not CUT_OFF.search(before):
        return False
    return period is None or not moment.held_on or not period.end or period.rolled or period.end <= moment.held_on


def is_allowance(moment: Moment, start: int, end: int) -> bool:
    """Tell whether a length of time is one that is allowed, not one that went by."""
    before, year = _before(moment, start), moment.year_before(start)
    told = bool(year and moment.held_on and year < moment.held_on.year)
    lately = LATELY.search(before) and not TO_BE_DONE.match(moment.sentence, end)
    went_by = told or lately or LENGTH_NEVER_AFTER.search(before) or PROCESS_TIME.search(before)
    went_by = went_by or IS_A_TERM.match(moment.sentence, end)
    return not went_by and is_limit(moment, start, end)


def is_order(moment: Moment, start: int, end: int) -> bool:
    """Tell whether an order or a promise follows words that name a season or a plan's years."""
    after = clause_after(moment, end)
    return is_limit(moment, start, end) and bool(MODAL.search(after[:MODAL_WITHIN])) and not PAST.search(after)


SET_BY_OTHERS = re.compile("(?:规定|明确|要求|下达|确定|定下)的[^，。；]{0,6}$")  # 市委规定的整改期是三个月: told
ON_THE_DAY = re.compile("(?:当[天日])?(?:正式|准时|按时|如期|就?要|必须|务必|须)")
# 纳入年终学校考核: what the year ends with, not by when
INTO = re.compile("(?:纳入|列入|计入|记入|作为|参加)$")
YEARLY = re.compile("[^，。；]{0,6}(?:考核|考评|绩效|评[优先]|述职|总结|奖)")
BARE = re.compile(f"(?:全部|正式|陆续|全线)?{words('events_to_come')}")  # …，下半年开讲。: no more than that it comes
MOVED = re.compile("(?:提前|推迟|延长|延期|顺延|调整)[至到]")


def stands_alone(moment: Moment, start: int, end: int, period: Period) -> bool:
    """Tell whether a date without 前, 内 or the like says by when or when something is to be done."""
    if period.grain not in STANDING or _names_what_follows(moment, end, period):
        return False
    before = _before(moment, start)
    if _belongs_before(before, moment, end) or is_cut_off(before, moment, period):
        return False
    if BY_RULE.search(before) and not period.edge:
        return False
    after = clause_after(moment, end)
    ordered = ORDERED_BEFORE.search(before) or (period.end and ORDERED_AT.search(before))
    if PAST.search(after):
        return False
    if ordered and not moment.is_past(period):
        return True
    told = TOLD.search(moment.sentence, max(0, start - LOOK_AHEAD), start)
    return not told and _is_to_come(moment, end, period, after)


def _names_what_follows(moment: Moment, end: int, period: Period) -> bool:
    """Tell whether what follows takes words for its name or scope, or moves them."""
    if NAMES_SOMETHING.match(moment.sentence, end) or MOVED.match(moment.sentence, end):
        return True
    if period.grain == "festival" and not ON_THE_DAY.match(moment.sentence, end):
        return True  # most festivals are spoken of, not set
    return period.grain in SCOPED and not period.edge and bool(SCOPES.match(moment.sentence, end))


def _belongs_before(before: str, moment: Moment, end: int) -> bool:
    """Tell whether words belong to what stands before them."""
    bound = NOT_A_LIMIT_WORD.search(before) and not (ORDERED_AT.search(before) or CUT_OFF.search(before))
    if (bound and not (before.endswith("的") and WHOLE.match(moment.sentence, end))) or NEVER_AFTER.search(before):
        return True
    return bool(INTO.search(before) and YEARLY.match(moment.sentence, end))


def _is_to_come(moment: Moment, end: int, period: Period, after: str) -> bool:
    """Tell whether a stretch that is neither past nor a scope of figures is when something is to be done."""
    if moment.held_on is None or period.end is None or period.start is None:
        return True
    if moment.is_past(period) or (period.grain == "day" and period.end == moment.held_on):
        return bool(period.end == moment.held_on and TONIGHT.match(moment.sentence, end))
    return _is_said_to_come(moment, end, period, after, running=period.start <= moment.held_on)


def _is_said_to_come(moment: Moment, end: int, period: Period, after: str, *, running: bool) -> bool:
    """Tell whether what follows the name of a running or coming stretch makes a limit of it."""
    ordered = bool(MODAL.search(after[:MODAL_WITHIN]))
    if period.edge:
        return ordered or not period.rolled
    if period.rolled:
        return bool(ORDER.match(moment.sentence, end))
    if period.grain in ("week", "month") and ORDER.match(moment.sentence, end):
        return True
    if period.grain == "week" and moment.sentence.startswith("，", end) and ordered:
        return True  # 本周，各镇要把名单核一遍
    if running and period.grain in LONG:
        # 全年文件、会议数量 is the scope of a figure: what stands before the list's comma must tell
        verbal = after if after.startswith("，") else after.split("、", maxsplit=1)[0]
        more = clause_after(moment, end, commas=2) if MODAL.search(verbal[:MODAL_WITHIN]) else ""
        figures = bool(QUANTITY.search(verbal + more)) and not UNDONE.search(after)
        return figures and not PAST.search(moment.sentence[end : end + LOOK_AHEAD])
    told = ordered or QUANTITY.search(after) or BARE.fullmatch(after)
    return bool(told) or period.grain in ("day", "third", "month", "span", "festival")

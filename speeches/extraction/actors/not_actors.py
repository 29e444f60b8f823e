"""Tell that a name is no actor: whose leave is needed, who is replaced, who is punished, who is only met."""

import re

from speeches.extraction.actors.candidates import Candidate

# 由中层副职顶替 must not be: nobody is told by it
NOT_BY = re.compile("(?:不得|不能|不准|不许|不可|不再|不是|并非|严禁|禁止|避免|防止)(?:再|仅|只)?(?:交)?由$")
LONGEST_NOT_BY = 8  # characters
BY_OTHERS = re.compile("(?:不得|不能|不准|均|都|一律|统一|全部|必须|应当?|要)?由(?![此于])")  # 值班领导不得由副职顶替
PUNISHED = re.compile(
    "(?:一律|就地|先行?|当场|立即|予以|给予|同时|也|都|要|将)*(?:被)?(?:免职|撤职|停职|降职|降级|开除|记过|记大过|诫勉|下课|挨板子"
    "|扣发|扣减|取消评[优先])"
)
OF_A_MATTER = re.compile(  # 老城区剩余的管网由县住建局牵头: where the matter is, not who has it
    "[^，；：。、由要须应负牵]{2,18}由[^，；：。要须]{2,14}?(?:牵头|负责|主办|承办)"
)
SAID_BEHIND = re.compile(f"{PUNISHED.pattern}|{BY_OTHERS.pattern}|{OF_A_MATTER.pattern}")
LEAVE = re.compile("(?:的)?(?:书面)?(?:同意|批准|许可|授权|审批|点头|签批|首肯)")
WITHOUT_LEAVE = re.compile("(?:没有|经|征得)[^，。；：]{0,6}$")
LONGEST_WITHOUT = 9  # characters
SENT_TO = ("分送", "发给", "送给", "寄给", "呈送", "函告", "函送", "送达", "递交", "报", "抄送")
WHAT_THEY = "之所"  # 想群众之所想
WITH = frozenset("与同跟")
MEETS = re.compile(  # 县交投公司与省银行对接: only who is named first is told
    "(?:主动|积极|加强|做好|充分|逐一|提前|及时|尽快|抓紧)*(?:对接|衔接|沟通|协商|洽谈|商谈|签订|签约|签署|联系|结对|联络|磋商|交涉|谈判)"
)


def is_none(text: str, candidate: Candidate) -> bool:
    """Tell whether the words around a name or its list in a masked text say that it is not told to do anything."""
    phrase, group = candidate.phrase, candidate.group
    start, behind = group[0].start, candidate.behind
    if candidate.word.endswith("由"):
        return NOT_BY.search(text, max(0, start - LONGEST_NOT_BY), start) is not None
    if text.endswith(SENT_TO, 0, start):
        return True
    if text.startswith(WHAT_THEY, behind) or SAID_BEHIND.match(text, behind):
        return True
    if LEAVE.match(text, behind) and WITHOUT_LEAVE.search(text, max(0, start - LONGEST_WITHOUT), start):
        return True
    if len(group) < 2 or phrase != group[-1] or text[group[-2].end : phrase.start] not in WITH:
        return False
    return MEETS.match(text, behind) is not None

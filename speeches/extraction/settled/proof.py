"""Tell whether a duty names something that can be asked for as proof: a limit, a figure, a document, one by one."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.quantities import find_quantities, relations
from speeches.extraction.types import Deadline

ATTITUDE = re.compile("看到|认识到|希望")  # what these open is general, whatever they name
SIGNS = (*relations.KINDS, *relations.AFTER)  # by one of these a figure is to be reached
REACHED = lexicon.compiled(SIGNS)
ONCE = re.compile(
    "(?:开展|组织|进行|举办|举行|召开|做(?!到)|搞|来|作|上)[^，。；]{0,14}?(?<!每)一[次轮场堂期](?![次轮场堂期])"
)
ONE_BY_ONE = re.compile("逐[村户个项栋家校企楼件单镇]")
EACH_ITS_OWN = re.compile("一[一-龥]一[策档案表单方卡图]")
DRAWN_UP = re.compile(
    "(?:建立|制定|编制|列出|拿出|形成|完善|健全|修订|设立|搭建|组建|成立|开通|公布|印发|签订)(?!了)[^，。；]{0,16}?"
    "(?:台账|清单|方案|预案|档案|专班|专栏|名单|目录|细则|责任书|承诺书|热线|数据库|平台|制度|服务队|志愿队|规划|计划)"
)
HANDED_IN = re.compile(
    "[报送交](?:给|到|至)?[县市区省镇乡局校院集指办][^，。；]{0,10}(?:办|局|部|委|政府|中心|指挥部|组|备案|审定|审批|审议)"
)
ASSESSED = re.compile("纳入[^，。；]{0,14}(?:考核|考评|评价|评议|述职|绩效|评优|评先)")
FORMS = (ONCE, ONE_BY_ONE, EACH_ITS_OWN, DRAWN_UP, HANDED_IN, ASSESSED)


def is_named(text: str, limits: Sequence[Deadline], *, may_reach: bool = True) -> bool:
    """Tell whether a duty with these time limits names a proof; without one of `SIGNS` it reaches no figure."""
    if ATTITUDE.search(text):
        return False
    if limits:
        return True
    for form in FORMS:
        if form.search(text):
            return True
    return may_reach and reaches(text)


def reaches(text: str) -> bool:
    """Tell whether a sentence names a figure to be reached, and by the words that say so."""
    return any(REACHED.search(figure.text) for figure in find_quantities(text, 0, len(text)))

"""What clauses say is to be done: which kind of verb on which kind of object, and forms of deeds and of slogans."""

import re
from collections.abc import Sequence, Set

from speeches.extraction import mood
from speeches.extraction.features.cues import cue_pattern

MODAL = re.compile(rf"(?:[^，。；：]{{0,22}}?(?:{mood.YAO}|必须|务必|应当|应|须))?")
YAO = re.compile(mood.YAO)
OF_A_MODAL = re.compile("[要必务应须]")  # where none stands the slower search is spared
HOW = re.compile(rf"(?:充分|着力|努力|扎实|有效|更好地|真正|始终)?{mood.ADVERBS}")
KINDS = (("acts", "action"), ("strengthens", "general_verb"))
OBJECTS = (("thing", "object"), ("quality", "abstract"), ("attitude", "attitude"))
# name, what has to stand in the sentence (which is quickly seen), form
FORMS = tuple(
    (name, sign, re.compile(form))
    for name, sign, form in (
        (
            "draws up",
            "",
            "(?:建立|健全|完善|制定|构建|设立|搭建|成立|组建|编制|打造|推行|实行|出台|修订|设置|配备|选派|选聘|创建)[^，。；]{1,16}?"
            "(?:制度|体系|办法|计划|规划|平台|阵地|中心|[驿车工]站|岗|小组|支部|党委|党总支|党组织|协会|服务队|专员|清单|标准|指标|目录"
            "|流程|档案|台账|预案|方案|数据库|热线|信箱|示范点|联盟|基地|(?<!长效)(?<!体制)(?<!工作)(?<!治理)机制)(?![^，。；]{0,2}建设)",
        ),
        (
            "holds",
            "",
            "(?:开展|举办|举行|召开|组织|参加|进行)[^，。；]{0,16}?"
            "(?:活动|[大例]?会(?![议发])|会议|培训|轮训|竞赛|比武|讲座|党课|行动|演练|演出|调研|走访|检查|督查|测评|评议|评选|教育|宣讲"
            "|慰问|联谊|论坛|观摩|参观|巡查|巡访|家访|问卷|调查|考核|评估)",
        ),
        (
            "gives out",
            "",
            "(?:发放|拨付|安排|落实|给予|列支|设立|提高|保障好?)[^，。；]{0,12}?"
            "(?:经费|资金|补贴|补助|津贴|报酬|待遇|奖励|工资)",
        ),
        (
            "sends",
            "",
            "(?:选派|选拔|选聘|选配|下派|抽调|招录|招聘|引进|配齐|充实|调配)[^，。；]{0,16}?"
            "(?:干部|人员|人才|书记|员|力量|专家|骨干|班子|到)",
        ),
        (
            "sorts out",
            "",
            "(?:处置|清理|清退|整治|整改|查处|整顿|取缔|拆除|关停|调整|化解|解决)[^，。；]{0,10}"
            "(?:党员|干部|问题|隐患|案件|线索|企业|组织|村)",
        ),
        (
            "to a place",
            "",
            "(?:在|到|进|向)[^，。；]{1,10}?(?:设立|成立|建立|张贴|公示|公布|悬挂|安装|报到|登记|任职|挂职|蹲点|参观)",
        ),
        ("one by one with it", "", "逐(?:一|项|个|户|条)|一项一项|分类(?:梳理|建档|管理)|分期分批"),
        (
            "alike",
            "、",
            "([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}、\\1[\u4e00-\u9fff]{1,3}(?:、\\1|，|。|；)",
        ),  # 同谋划、同部署、同考核
        ("in person", "", "亲自[^，。；]{2,8}(?:、|，)[^，。；]{2,8}(?:亲自|直接)|直接[^，。；]{2}、"),
        ("has become", "的", "[^，。；]{1,14}(?:是|成为|作为)[^，。；]{2,24}的[^，。；]{2,8}[，。；]"),
    )
)


def deeds(clauses: Sequence[str], bare: str, cues: Set[str]) -> set[str]:
    """Return features of what the clauses of a sentence, in which these lists of cue words speak, say is to be done."""
    found = {name for name, sign, form in FORMS if sign in bare and form.search(bare)}
    kinds = set()
    # Lists that do not speak in the sentence are not looked for in its clauses.
    verbs = [(name, cue_pattern(cue)) for name, cue in KINDS if f"cue:{cue}" in cues]
    objects = [(name, cue_pattern(cue)) for name, cue in OBJECTS if f"cue:{cue}" in cues]
    for number, clause in enumerate(clauses):
        kind = _deed(clause, verbs, objects)
        kinds.add(kind)
        if not number:
            found.add(f"deed first:{kind}")
    found.update([f"deed:{kind}" for kind in kinds])
    if clauses and not any(kind.endswith("thing") or kind.startswith("acts") for kind in kinds):
        found.add("no deed")
    if "acts thing" in kinds:
        found.add("yao and deed" if YAO.search(bare) else "deed without yao")
    return found


Lists = Sequence[tuple[str, re.Pattern[str]]]


def _deed(clause: str, verbs: Lists, objects: Lists) -> str:
    """Return the kinds of the main verb of a clause and of what follows it."""
    if not verbs and not objects:
        return "other unknown"
    modal = MODAL.match(clause) if OF_A_MODAL.search(clause) else None
    at = modal.end() if modal else 0
    how = HOW.match(clause, at)
    at = how.end() if how else at
    for name, pattern in verbs:
        verb = pattern.match(clause, at)
        if verb:
            return f"{name} {_object(clause, verb.end(), objects)}"
    return f"other {_object(clause, at, objects)}"


def _object(clause: str, at: int, objects: Lists) -> str:
    """Return of what kind the last word is that is known, from an offset of a clause on."""
    last, kind = at, "unknown"
    for name, pattern in objects:
        for match in pattern.finditer(clause, at):
            if match.end() > last:
                last, kind = match.end(), name
    return kind

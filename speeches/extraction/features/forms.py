"""Forms of deeds and of slogans: what is to be drawn up, held, given out; all in lines, so no set takes a line end."""

import re

from speeches.extraction import lexicon, mood
from speeches.extraction.features.form_search import HAN, Form, Forms, form


def _alike(behind: int) -> str:
    """Return the pattern of what stands around 、 between words that begin alike, the first of 1 + `behind` letters."""
    return rf"(?<=({HAN}){HAN}{{{behind}}}、)\{behind}{HAN}{{1,3}}(?:、\{behind}|[，。；])"


ALIKE = re.compile(f"、(?:{'|'.join(map(_alike, (1, 2, 3)))})")  # 同谋划、同部署、同考核
FORMS = Forms(
    (
        Form(
            "do not in talk",
            re.compile("别(?<![特级区分个告类性识鉴差辨送判离]别)(?![人的处墅是称致名样具开针])|甭|不许|不让|休想"),
            ("别", "甭", "不许", "不让", "休想"),
        ),
        Form(
            "unless",
            re.compile(
                r"未经[^，。\n]{2,24}(?:不得|不准|不能|一律)|的[，、]?(?:一律|坚决)?(?:不得|不准|不予|不再|取消|暂停|停)"
            ),
            ("未经", "的，", "的、", "的一", "的坚", "的不", "的取", "的暂", "的停"),
        ),
        Form(
            "for those",
            re.compile(r"对(?<![^\n]对)[^，\n]{2,30}的[，、]|的，(?:一律|由|要|坚决|严肃|依法|不得|取消|按)"),
            ("对", "的，"),
        ),
        Form("one by one", re.compile(rf"逐{HAN}(?!步|渐|年|级)|一{HAN}一{HAN}|每{HAN}"), ("逐", "一", "每")),
        form("with whom", "牵头|主办|协办|会同|配合|责任单位|完成时限"),
        Form("aspect", mood.REPORT, ("了", "过")),
        Form("when", lexicon.any_of("when"), lexicon.terms("when")),
        form(
            "draws up",
            "建立|健全|完善|制定|构建|设立|搭建|成立|组建|编制|打造|推行|实行|出台|修订|设置|配备|选派|选聘|创建",
            "[^，。；\n]{1,16}?"
            "(?:制度|体系|办法|计划|规划|平台|阵地|中心|[驿车工]站|岗|小组|支部|党委|党总支|党组织|协会|服务队|专员|清单|标准|指标|目录"
            "|流程|档案|台账|预案|方案|数据库|热线|信箱|示范点|联盟|基地|(?<!长效)(?<!体制)(?<!工作)(?<!治理)机制)(?![^，。；\n]{0,2}建设)",
        ),
        form(
            "holds",
            "开展|举办|举行|召开|组织|参加|进行",
            "[^，。；\n]{0,16}?"
            "(?:活动|[大例]?会(?![议发])|会议|培训|轮训|竞赛|比武|讲座|党课|行动|演练|演出|调研|走访|检查|督查|测评|评议|评选|教育|宣讲"
            "|慰问|联谊|论坛|观摩|参观|巡查|巡访|家访|问卷|调查|考核|评估)",
        ),
        form(
            "gives out",
            "发放|拨付|安排|落实|给予|列支|设立|提高|保障好|保障",
            "[^，。；\n]{0,12}?(?:经费|资金|补贴|补助|津贴|报酬|待遇|奖励|工资)",
        ),
        form(
            "sends",
            "选派|选拔|选聘|选配|下派|抽调|招录|招聘|引进|配齐|充实|调配",
            "[^，。；\n]{0,16}?(?:干部|人员|人才|书记|员|力量|专家|骨干|班子|到)",
        ),
        form(
            "sorts out",
            "处置|清理|清退|整治|整改|查处|整顿|取缔|拆除|关停|调整|化解|解决",
            "[^，。；\n]{0,10}(?:党员|干部|问题|隐患|案件|线索|企业|组织|村)",
        ),
        form(
            "to a place",
            "在|到|进|向",
            "[^，。；\n]{1,10}?(?:设立|成立|建立|张贴|公示|公布|悬挂|安装|报到|登记|任职|挂职|蹲点|参观)",
        ),
        Form(
            "one by one with it",
            re.compile("逐(?:一|项|个|户|条)|一项一项|分类(?:梳理|建档|管理)|分期分批"),
            ("逐", "一项", "分类", "分期"),
        ),
        Form(
            "in person",
            re.compile("亲自[^，。；\n]{2,8}(?:、|，)[^，。；\n]{2,8}(?:亲自|直接)|直接[^，。；\n]{2}、"),
            ("亲自", "直接"),
        ),
        Form(
            "has become",
            re.compile(
                "(?:是(?<=[^，。；\n]是)|成为(?<=[^，。；\n]成为)|作为(?<=[^，。；\n]作为))"
                "[^，。；\n]{2,24}的[^，。；\n]{2,8}[，。；]"
            ),
            ("是", "成为", "作为"),
        ),
    )
)

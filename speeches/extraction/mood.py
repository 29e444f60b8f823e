"""The words that give a clause its mood: 要 and the like order, 了 and 过 report, adverbs say how before a verb."""

import re

# What makes another word of 要: 要求, 要点, 要不是; but 要求真务实, 要点评, 要不断 and 要紧紧抓住 begin with 要 alone.
GOES_ON = (
    "(?:求(?!真务实)|点(?![评名亮面]|对点)|[素害么是]|紧(?![紧密盯扣跟抓贴绷握急])|不(?=[要是然就，。；])|闻(?![令风讯过])"
    "|职(?!责)|件(?!件))"
)
# 要 as a word of its own: not the end of 必要, 主要, 只要 either.
YAO = f"要(?<![必重主只需首紧摘概纪扼想]要)(?!{GOES_ON})"
ORDER = re.compile(rf"{YAO}|必须|务必|不得|应当")
# 通过 names a means and 超过 a measure, 为了 an end: only what follows a verb reports.
REPORT = re.compile(r"[了过](?<=[\u4e00-\u9fff].)(?<!为了|除了|通过|超过|经过|不过|越过|胜过)(?![解程去年于分头来])")
ADVERB_WORDS = (
    "切实|认真|及时|尽快|立即|马上|迅速|即刻|抓紧|限期|限时|按期|按时|如期|现场|当场|进一步|全面|深入|严格|从严|依法|主动"
    "|积极|带头|率先|集中|统一|共同|分别|同步|再|继续|持续|不断|定期|扎实|大力|全力|坚决|逐[^，]|层层|一律|也|还|都|先"
)
ADVERBS = f"(?:{ADVERB_WORDS})*"
FIRST_OF_ADVERBS = frozenset(word[0] for word in ADVERB_WORDS.split("|"))

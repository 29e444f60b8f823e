"""The labels that open a note of who and when: 责任单位：, 牵头领导：, 完成时限：."""

import re

PART = "(?:牵头|主办|责任|主责|承办|负责|配合|协办|协同|督办)"  # that somebody has in a task
NOUN = "(?:单位|部门|[科处股]室|[站院]所|领导|人|主体|方)"
WHO = f"{PART}{NOUN}(?:[及和与、]{PART}?{NOUN})?"
WHEN = "(?:完成|整改|办理|办结)(?:时限|时间|期限)"
OPEN, CLOSE = "（(【〔[", "）)】〕]"
# Without 单位 only where a bracket opens, or within one: 强化责任：各镇要… is no note.
SHORTLY = rf"(?<=[（(【〔\[；;，,]){PART}"
NOTE = re.compile(rf"^[（(【〔\[]?(?:{WHO}|{WHEN}|{SHORTLY})[：:]")
IN_A_HEADING = re.compile(rf"[（(](?:{WHO}|{PART})[：:].*")
# Within a note 配合：, 单位： and 时限： will do.
GOES_ON = re.compile(rf"^[（(【〔\[]?(?:{WHO}|{WHEN}|{SHORTLY}|单位|部门|领导|人|科室|主体|时限|时间|期限)[：:]")

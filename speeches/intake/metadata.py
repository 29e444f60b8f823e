"""Propose what is known about a speech: title, speaker, post, date, place, host, attendees, document number."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from speeches.intake import dates, people
from speeches.intake.heads import title_like
from speeches.intake.kinds import PASSED_ON, kind_of
from speeches.intake.labels import labelled
from speeches.intake.splitting import Section
from speeches.intake.wordlists import terms

_LEAD = 300
_TAIL = 400
_FORM_LINES = 8
_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,8}[〔\[［]\d{4}[〕\]］]\d{1,4}号")
_VENUE = re.compile(
    r"(?:(?:^|[，。、\s]|我们|今天|上午|下午|\d日)在([\u4e00-\u9fff（）]{2,20}?)(?:隆重|正式|顺利)?(?:召开|举行)"
    r"|在([\u4e00-\u9fff\d（）]{2,20}?)主持召开)"
)
_ATTENDEES = re.compile(
    r"[^。！？\n]{2,200}?(?:参加|出席|列席)(?:了)?(?:会议|大会|活动|座谈会|调研|检查|督导)?。"
    r"|(?<=(?:参会|参加|出席)人员有)[^。\n]{2,200}|列席(?:会议的|人员)?(?:还)?有[^。\n]{2,200}"
)
_TITLE_WORD = re.compile(r"讲话|发言|致辞|报告|主持词")
_SITE_REMARK = re.compile(r"[（(]全文[)）]|[-_—|].*(?:网|文库|站)$")


@dataclass(slots=True)
class Description:
    """What was found; ``guessed`` names the values that rest on weak evidence, with the reason."""

    title: str | None = None
    speaker: str | None = None
    post: str | None = None
    held_on: date | None = None
    venue: str | None = None
    host: str | None = None
    attendees: str | None = None
    document_number: str | None = None
    guessed: dict[str, str] = field(default_factory=dict)


def describe(
    text: str, section: Section, *, name: str, document_title: str | None, published: date | None
) -> Description:
    """Return what the head of a section, its text, the file's name and its properties tell.

    ``published`` is the day on which the page says that it was published.
    """
    found = Description(title=section.title)
    form = _form(text, section.head)
    passed_on = kind_of(text, section.title) in PASSED_ON
    if found.title is None:
        _guess_title(found, text, name, document_title, passed_on)
    named = (form["speaker"],) if "speaker" in form else ()
    found.speaker, found.post = people.from_head((*named, *section.head))
    if found.speaker is None and found.title:
        found.speaker, found.post = people.from_title(found.title)
    if found.speaker is None and passed_on:
        found.speaker, found.post = people.from_news(text)
        if found.speaker:
            found.guessed["speaker"] = "named in the news text"
    found.host, found.attendees = took_part(text, section.head, passed_on=passed_on)
    found.held_on = dates.full_date(form.get("time", ""))
    if found.held_on is None:
        _find_date(found, text, section, name, published, passed_on)
    found.venue = form.get("place")
    if found.venue is None:
        _find_venue(found, text[:_LEAD])
    number = _NUMBER.search("\n".join((*section.head, text[:_LEAD])))
    found.document_number = number.group() if number else None
    return found


def took_part(text: str, head: Iterable[str], *, passed_on: bool) -> tuple[str | None, str | None]:
    """Return who chaired a meeting and who took part: by the lines of a form, else by what a news text tells."""
    form = _form(text, head)
    host, attendees = form.get("host"), _of_form(form)
    if passed_on:
        host = host or people.host(text)
        ends = text if len(text) < _LEAD + _TAIL else f"{text[:_LEAD]}\n{text[-_TAIL:]}"
        attendees = attendees or " ".join(match.group().strip() for match in _ATTENDEES.finditer(ends))
    return host, attendees or None


def _form(text: str, head: Iterable[str]) -> dict[str, str]:
    """Return the labelled lines above a speech, at its beginning and at its end."""
    lines = text.strip().split("\n")
    return labelled((*head, *lines[:_FORM_LINES], *lines[-_FORM_LINES:]))


def _of_form(form: Mapping[str, str]) -> str:
    """Return who takes part by the lines of a form, with those who only sit in."""
    told = [form["attendees"]] if "attendees" in form else []
    return "；".join([*told, f"列席：{form['listeners']}"] if "listeners" in form else told)


def _guess_title(found: Description, text: str, name: str, document_title: str | None, passed_on: bool) -> None:
    first = text.lstrip().split("\n", 1)[0].strip()
    if passed_on and title_like(first) and len(text) > 4 * len(first) and not first.endswith(("：", ":")):
        found.title = first
        found.guessed["title"] = "the first line"
        return
    for candidate, reason in (
        (document_title or "", "the file's properties"),
        (PurePath(name).stem, "the file's name"),
    ):
        plain = _SITE_REMARK.sub("", candidate).strip()
        if title_like(plain) and _TITLE_WORD.search(plain):
            found.title = plain
            found.guessed["title"] = reason
            return


def _find_date(
    found: Description, text: str, section: Section, name: str, published: date | None, passed_on: bool
) -> None:
    lines = text.strip().split("\n")
    for place in ("\n".join(section.head), *_signature(lines)):
        if held := dates.full_date(place):
            found.held_on = held
            return
    lead = text[:_LEAD]
    if passed_on and (held := dates.full_date(lead)):
        found.held_on = held
        found.guessed["held_on"] = "the lead of the news text"
        return
    if held := dates.compact_date(PurePath(name).stem):
        found.held_on = held
        found.guessed["held_on"] = "the file's name"
        return
    # A speech names other days at its beginning; only its head tells when it was held.
    day = dates.day_and_month(lead if passed_on else "\n".join(section.head))
    if day and (held := dates.year_from_title(" ".join((found.title or "", *section.head, name)), *day)):
        found.held_on = held
        found.guessed["held_on"] = "the year that the title names"
        return
    if day and (guess := dates.year_from_events(text, *day)):
        found.held_on = guess[0]
        found.guessed["held_on"] = f"the year after {guess[1]}, which the text names"
        return
    if published:
        found.held_on = published
        found.guessed["held_on"] = "the day of publication"


def _signature(lines: list[str]) -> list[str]:
    """Return the last lines of a text that are short enough to be a date below it."""
    return [line for line in lines[-2:] if len(line.strip()) <= 24 and "。" not in line] if len(lines) > 2 else []


def _find_venue(found: Description, lead: str) -> None:
    match = _VENUE.search(lead)
    place = (match.group(1) or match.group(2)) if match else ""
    if place and not place.endswith(terms("lexicon/not_places")):
        found.venue = place
        found.guessed["venue"] = "the opening of the text"

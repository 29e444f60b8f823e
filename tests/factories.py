"""Rows for tests, valid by default."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from accounts.models import Unit, User
from accounts.roles import Role
from speeches.models import Assignment, Meeting, Requirement, Speech

TEXT = (
    "同志们：\n一、抓好项目\n县人民医院新院区的招标，县卫健局主办，两周内必须挂网。"
    "要提高认识。县住建局要在6月底前完成城东污水处理厂二期环评。\n"
)


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    name = factory.Sequence(lambda n: f"青岩县第{n}局")
    short_name = factory.LazyAttribute(lambda unit: unit.name.removeprefix("青岩"))


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    full_name = factory.Sequence(lambda n: f"用户{n}")
    role = Role.CLERK
    password = factory.django.Password("luoshi-demo")


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting

    title = factory.Sequence(lambda n: f"全县第{n}次重点项目建设推进会")
    held_on = date(2026, 3, 12)


class SpeechFactory(DjangoModelFactory):
    class Meta:
        model = Speech

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.LazyAttribute(lambda speech: f"在{speech.meeting.title}上的讲话" if speech.meeting else "讲话")
    speaker = "傅远舟"
    post = "县委书记"
    delivered_on = date(2026, 3, 12)
    text = TEXT


class RequirementFactory(DjangoModelFactory):
    """A draft over the whole first long sentence of the speech."""

    class Meta:
        model = Requirement

    speech = factory.SubFactory(SpeechFactory)
    quote = "县人民医院新院区的招标，县卫健局主办，两周内必须挂网。"
    span_start = factory.LazyAttribute(lambda row: max(row.speech.text.find(row.quote), 0))
    span_end = factory.LazyAttribute(lambda row: row.span_start + len(row.quote))
    summary = "县人民医院新院区招标挂网"
    confidence = 0.96
    baseline_due_on = date(2026, 3, 26)
    due_on = factory.SelfAttribute("baseline_due_on")
    next_due_on = factory.SelfAttribute("due_on")
    deadline_text = "两周内"


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    requirement = factory.SubFactory(RequirementFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Assignment.Role.LEAD
    state = Assignment.State.ASSIGNED

"""What became of the seed speeches: reviewed, assigned, signed for, reported on, returned, extended, closed.

A small play over the real functions. Which requirement takes which turn goes by its place in the list, so that
every state and all four lights show on any day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.conf import settings

from accounts.models import Unit, User
from accounts.roles import Role
from speeches.followup import acknowledging, closing, extending, instructing, joining, reporting, urging
from speeches.followup.assigning import assign, order_as_proposed
from speeches.followup.reporting import Account
from speeches.models import Assignment, Notice, Requirement, Speech
from speeches.models.requirement import State
from speeches.review import decisions, similar

from .clock import moment_of, on_day

ADOPTED = 0.55  # confidence from which the demo's clerk adopts a trackable draft
WAITING = 5  # confirmed requirements of the newest reviewed speech that still wait to be assigned

PROGRESS = (
    ("已制定工作方案，明确责任分工，正按计划推进。", "个别环节前期手续办理较慢。", "倒排工期，每周调度一次。"),
    ("完成摸底排查，问题清单已建立，正在逐项整改。", "", "月底前完成第一批整改销号。"),
    ("主体工作已完成过半，资金已到位。", "受天气影响，部分现场作业进度略有滞后。", "增加人员设备，抢抓晴好天气施工。"),
    ("已召开专题会议研究部署，相关材料正在汇总。", "", "按时报送汇总材料。"),
)
COORDINATING = ("县政府办公室", "县发改局", "县委办公室", "县项目办")  # who takes what the speech left open
DONE = "已按要求全部办结，相关资料已整理归档。"


def review(speech: Speech, clerk: User, on: date, *, share: float = 1.0) -> list[Requirement]:
    """Decide on the drafts of a speech as a clerk would; return those confirmed."""
    drafts = list(speech.requirements.drafts().filter(trackable=True).in_reading_order())
    confirmed = []
    with on_day(on, 11):
        asked_before = similar.find(drafts, Requirement.objects.all())
        for draft in drafts[: round(len(drafts) * share)]:
            if draft.confidence >= ADOPTED:
                decisions.confirm(draft, clerk, version=draft.version)
                confirmed.append(draft)
                for earlier in asked_before[draft.pk][:1]:
                    similar.link(draft, earlier.requirement, clerk)
            else:
                decisions.dismiss(draft, clerk, version=draft.version, reason="没有明确的办理事项")
        if share == 1.0:
            decisions.finish(speech, clerk)
    return confirmed


def follow_up(confirmed: Sequence[Requirement], supervisor: User, leader: User, held: date, today: date) -> None:
    """Assign what was confirmed and let the units work on it up to today."""
    assigned_on = min(held + timedelta(days=2), today)
    settles = list(Unit.objects.filter(short_name__in=COORDINATING))
    with on_day(assigned_on, 15):
        running = {row.pk: joining.running(row).first() for row in confirmed}
        for row in confirmed:
            if (earlier := running[row.pk]) is not None:
                joining.join(row, earlier, supervisor)
        confirmed = [row for row in confirmed if running[row.pk] is None]
        for place, row in enumerate(confirmed):
            order = order_as_proposed(row)
            if not order.lead and place % 8:  # the speech named nobody: the supervisor settles who
                order = replace(order, lead=(settles[place % len(settles)],))
            if order.due_on is None and not order.rrule and place % 8:  # the rule for what was said without a limit
                order = replace(order, due_on=assigned_on + timedelta(days=settings.DEFAULT_LIMIT_DAYS))
            assign(row, supervisor, order, on=assigned_on)
    for place, row in enumerate(confirmed):
        row.refresh_from_db()
        _Turn(row, place, supervisor, leader, assigned_on, today).play()


def read_notices(today: date) -> None:
    """Let people have read their notices up to the day before yesterday."""
    moment = moment_of(today - timedelta(days=2))
    Notice.objects.unread().filter(created_at__lt=moment).update(read_at=moment)


class _Turn:
    """One requirement's way from assignment to today."""

    def __init__(
        self, row: Requirement, place: int, supervisor: User, leader: User, assigned_on: date, today: date
    ) -> None:
        self.row, self.place, self.today = row, place, today
        self.supervisor, self.leader, self.assigned_on = supervisor, leader, assigned_on
        leads = row.assignments.filter(role=Assignment.Role.LEAD).values_list("unit_id", flat=True)
        people = list(User.objects.filter(unit_id__in=list(leads), is_active=True).order_by("pk"))
        self.liaison = next((one for one in people if one.role == Role.LIAISON), None)
        self.head = next(
            (
                one
                for one in people
                if one.role == Role.UNIT_HEAD and self.liaison and one.unit_id == self.liaison.unit_id
            ),
            None,
        )

    def day(self, share: float) -> date:
        """Return the day at this share of the way from assignment to deadline, not after today."""
        due = self.row.due_on or self.assigned_on + timedelta(days=60)
        days = max((due - self.assigned_on).days, 2)
        return min(self.assigned_on + timedelta(days=max(1, round(days * share))), self.today)

    def play(self) -> None:
        if self.liaison is None or self.head is None:
            return
        age = (self.today - self.assigned_on).days
        if self.place % 9 == 4 and age < 25:
            if self.place % 2 == 0:
                with on_day(self.day(0.02), 9):
                    acknowledging.object_to(self.row, self.liaison, "该事项涉及多家单位，建议明确由牵头部门统筹。")
            return  # not signed for
        with on_day(min(self.assigned_on + timedelta(days=1), self.today), 9):
            acknowledging.acknowledge(self.row, self.liaison)
        self.row.refresh_from_db()
        if self.place % 29 == 7 and age > 40:
            with on_day(self.day(0.2), 15):
                closing.cancel(self.row, self.supervisor, "与另一事项重复，并案办理。")
            return
        if self.day(0.4) >= self.today and self.place % 3:
            return  # too early for a report
        late = self.row.due_on is not None and self.row.due_on < self.today
        turn = self.place % 7
        if turn == 6:
            self.report(self.day(0.4), 30 + self.place * 7 % 40, accepted=self.place % 4 == 0)
            return
        self.report(self.day(0.4), 30 + self.place * 7 % 40)
        if self.row.rrule:
            return
        if turn == 4:
            self.false_closure(self.day(0.7))
        elif late and turn in (0, 1, 5):
            self.finish(self.day(0.9 if turn else 1.0))
        elif late:
            self.urged()
        elif turn in (1, 2):
            self.extension()
        elif turn == 5:
            self.finish(self.day(0.6), decide=False)

    def report(self, on: date, percent: int, *, accepted: bool = True) -> None:
        assert self.liaison and self.head
        progress, problems, steps = PROGRESS[self.place % len(PROGRESS)]
        account = Account(progress, percent, problems=problems, next_steps=steps)
        with on_day(on, 16):
            written = reporting.write(self.row, self.liaison, account, on=on)
        if not accepted and self.place % 4 == 1:
            return  # waits for the head
        with on_day(on, 17):
            reporting.release(written, self.head, on=on)
        if accepted:
            with on_day(on, 17):
                reporting.accept(written, self.supervisor, on=on)
        self.row.refresh_from_db()

    def finish(self, on: date, *, decide: bool = True) -> None:
        """Report everything done; a supervisor closes it unless that still waits."""
        assert self.head
        with on_day(on, 16):
            written = reporting.write(self.row, self.head, Account(DONE, 100, asks_closure=True), on=on)
        if decide:
            with on_day(on, 17):
                reporting.accept(written, self.supervisor, on=on, note="经现场核查，情况属实。", verification="true")
            if self.place % 17 == 0:
                later = min(on + timedelta(days=6), self.today)
                with on_day(later, 10):
                    self.row.refresh_from_db()
                    closing.reopen(self.row, self.supervisor, "回头看发现部分整改措施没有落地。", on=later)

    def urged(self) -> None:
        with on_day(self.today - timedelta(days=1), 9):
            urging.urge([self.row], self.supervisor, "已过时限，请抓紧办理并说明原因。", on=self.today)
        if self.place % 4 == 3:
            with on_day(self.today - timedelta(days=1), 15):
                instructing.instruct(self.row, self.leader, "拖不得。请督查室盯住，一周内报我。")

    def false_closure(self, on: date) -> None:
        """The unit says done, the supervisor finds otherwise."""
        assert self.head
        with on_day(on, 16):
            written = reporting.write(self.row, self.head, Account("已完成。", 100, asks_closure=True), on=on)
        with on_day(on, 17):
            reporting.return_for_rework(
                written, self.supervisor, "现场核查与上报不符，请补充完成情况和佐证材料。", on=on, verification="false"
            )

    def extension(self) -> None:
        assert self.liaison
        due = self.row.due_on
        if due is None or self.row.state not in (State.IN_PROGRESS, State.ASSIGNED):
            return
        on = min(self.day(0.5), due)
        with on_day(on, 10):
            asked = extending.ask(
                self.row,
                self.liaison,
                to_due_on=due + timedelta(days=20),
                reason="前期审批晚于预期，需顺延。",
                progress=PROGRESS[self.place % len(PROGRESS)][0],
                on=on,
            )
        if self.place % 3:
            with on_day(on, 17):
                extending.grant(asked, self.supervisor, "同意，原定时限不变。", on=on)

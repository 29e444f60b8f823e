"""What is stored; see docs/data.md. One file a thing."""

from .assignment import Assignment
from .attachment import Attachment
from .bulletin import Bulletin
from .event import Event
from .extension import ExtensionRequest
from .holiday import Holiday
from .instruction import Instruction
from .ledger_import import LedgerImport
from .meeting import Meeting
from .milestone import Milestone
from .notice import Notice
from .progress import ProgressReport
from .reminder import Reminder
from .repair_decision import RepairDecision
from .repetition import RequirementPair
from .requirement import Requirement
from .review_step import ReviewStep
from .saved_view import SavedView
from .source_file import SourceFile
from .speech import Speech
from .submission import Submission

__all__ = [
    "Assignment",
    "Attachment",
    "Bulletin",
    "Event",
    "ExtensionRequest",
    "Holiday",
    "Instruction",
    "LedgerImport",
    "Meeting",
    "Milestone",
    "Notice",
    "ProgressReport",
    "Reminder",
    "RepairDecision",
    "Requirement",
    "RequirementPair",
    "ReviewStep",
    "SavedView",
    "SourceFile",
    "Speech",
    "Submission",
]

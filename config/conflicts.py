"""The one exception that means: somebody else was first, or the thing is not in the state you think."""


class Conflict(Exception):  # noqa: N818 - named for what happened
    """A write that no longer fits what is stored; answered with 409, the typed text kept.

    ``message`` is for people: what happened, in their language. ``typed`` is what the form that was refused had to say
    that is not stored, (label, words) a field; None where no form knows.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.typed: list[tuple[str, str]] | None = None

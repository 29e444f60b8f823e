"""A process that reads foreign files and can do nothing else: the code that runs in it, and what takes its rights."""

from speeches.intake.confinement.confine import confine, end_with_parent
from speeches.intake.confinement.orders import hand_over, order_of

# What a child answers that needs the model of sentence ends and was started without it.
NEEDS_SENTENCES = "sentences"

__all__ = ["NEEDS_SENTENCES", "confine", "end_with_parent", "hand_over", "order_of"]

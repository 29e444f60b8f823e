"""A folder of bad files, made on the spot, and what must become of each.

To add one: a function that returns its bytes, and a line in a table here: what it is, its name, the outcome that is
right, why, how it is made. The outcome is written down before the file is sent for the first time. Nothing large is
stored; what is made is made anew for each test.
"""

from . import archives, mails, ofds, older, pdfs, texts, wordfiles
from .row import Bad

FOLDER: tuple[Bad, ...] = (
    *texts.ROWS,
    *archives.ROWS,
    *wordfiles.ROWS,
    *older.ROWS,
    *pdfs.ROWS,
    *ofds.ROWS,
    *mails.ROWS,
)

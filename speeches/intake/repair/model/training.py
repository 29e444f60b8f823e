"""Train the boundary model, ``boundaries.npy``. Needs scikit-learn (development only).

`python -m speeches.intake.repair.model.training --texts FOLDER --prose CORPUS [--leave-out NAME]...`

FOLDER has clean speeches (*.txt), CORPUS is the newspaper corpus named in counting.py. Full stops are taken out of each
text, once with and once without its line ends; the model learns where they were. It is fitted to a part of the corpus
first; a second one, fitted to the speeches and to the texts in texts/, has the verdict of the first as one more sign.
Both are linear, so they are added up into one. The sentences in texts/ are shorter than those of real speeches: what
has to do with length is learnt apart for them and forgotten. The same input gives the same bytes.
"""

import argparse
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from speeches.intake.repair import boundaries, signs
from speeches.intake.repair.model.lessons import Lesson, lesson, matrix, newspaper, own_texts

Weights = NDArray[np.float32]
BOTH = (True, False)
_PROSE_SHARE = 3  # every third text of the corpus: the whole makes the model no better
_PROSE_STRENGTH = 0.3  # of the regularisation, inverse
_STRENGTH = 0.05
_OF_LENGTH = frozenset(
    "far wide far4 wide4 back front back3 front3 back4 front4 both line vl vr pm nm om qm".split()  # noqa: SIM905
)
# The constant term of what is learnt apart; a high value is regularised less.
_APART = 3.0


def prior(corpus: Path) -> Weights:
    """Return the weights that running prose gives, the constant term last."""
    prose = lesson(newspaper(corpus)[::_PROSE_SHARE], [True])
    return _fitted(matrix(prose.numbers), prose.truth, _PROSE_STRENGTH)


def posterior(before: Weights, speeches: Lesson, taken: NDArray[np.bool_], own: Lesson) -> Weights:
    """Return the weights that the ``taken`` rows of speeches and our own texts give to a model with others before."""
    ours, theirs = matrix(own.numbers), matrix(speeches.numbers[taken])
    nothing = csr_matrix((theirs.shape[0], signs.SIZE + 1), dtype=np.float32)
    of_length = [at for at, template in enumerate(signs.TEMPLATES) if not _OF_LENGTH.isdisjoint(template)]
    apart = [matrix(own.numbers[:, of_length]), csr_matrix(np.full((len(own.truth), 1), _APART, np.float32))]
    rows = vstack([hstack([theirs, _verdict(theirs, before), nothing]), hstack([ours, _verdict(ours, before), *apart])])
    fitted = _fitted(rows.tocsr(), np.concatenate([speeches.truth[taken], own.truth]), _STRENGTH)
    weights: Weights = np.append(fitted[: signs.SIZE], fitted[-1]) + fitted[signs.SIZE] * before
    return weights


def _verdict(rows: csr_matrix, before: Weights) -> csr_matrix:
    return csr_matrix((rows @ before[:-1] + before[-1])[:, None])


def _fitted(rows: csr_matrix, truth: NDArray[np.bool_], strength: float) -> Weights:
    # One thread: sums in another order end in another last digit. Forty steps: more of them change nothing that counts.
    with threadpool_limits(1), warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        model = LogisticRegression(C=strength, max_iter=40, tol=1e-3).fit(rows, truth)
    return np.append(model.coef_[0], model.intercept_).astype(np.float32)


def main() -> None:
    """Train on the texts of a folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--prose", type=Path, required=True)
    parser.add_argument("--leave-out", action="append", default=[])
    options = parser.parse_args()
    files = [path for path in sorted(options.texts.glob("*.txt")) if path.stem not in options.leave_out]
    taught = lesson([path.read_text(encoding="utf-8") for path in files], BOTH)
    everything = np.ones(len(taught.truth), bool)
    weights = posterior(prior(options.prose), taught, everything, lesson(own_texts(), BOTH))
    np.save(boundaries.WEIGHTS, weights.astype(np.float16), allow_pickle=False)


if __name__ == "__main__":
    main()

"""Errors of evaluation."""

from graph.values import DalelError


class EvaluationError(DalelError):
    """A gold, pairs or floors file that is wrong, or a measurement that must not be made.

    EvaluationError
    └── FloorsError    figures that would be lowered without a reason (loaders.evaluation.floors)
    """

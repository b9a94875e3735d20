"""Evaluation: what the named questions answer, measured against facts read by hand."""

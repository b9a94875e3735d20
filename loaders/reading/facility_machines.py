"""Where what is said is said of a machine that a facility has or gets, not of the facility."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.facility_mention import FacilityMention
from loaders.reading.rules import kept_matcher
from loaders.reading.status_binding import gap
from loaders.reading.statuses import Trigger
from loaders.reading.tokens import Token

_FITTING = 3


def fits_out(tokens: Sequence[Token], trigger: Trigger, language: str) -> bool:
    """True where what is planned is a machine: `планируют оснастить ускорителем`, `закупка томографа запланирована`."""
    first = max(0, trigger.first - _FITTING)
    near = tokens[first : trigger.last + _FITTING]
    return trigger.status in ("planned", "operational") and bool(kept_matcher("facilities", "fitting", language).find_all(near))


def brings_machine(
    mention: FacilityMention, trigger: Trigger, machines: Sequence[range], clauses: Sequence[int], tokens: Sequence[Token], language: str
) -> bool:
    """True where what `trigger` says is of a machine: `ускорители получат онкоцентры A и B`, `a scanner will be delivered to`."""
    if trigger.status not in ("planned", "operational") or trigger.rule.form == "provision" or not trigger.last:
        return False
    here = {clauses[at] for at in (trigger.first, trigger.last - 1)}
    apart = gap(mention, trigger)
    if not any(
        clauses[machine.start] in here and max(machine.start - trigger.last, trigger.first - machine.stop) <= apart for machine in machines
    ):
        return False
    words = tokens[trigger.first : trigger.last + 2]
    return bool(kept_matcher("facilities", "gets", language).find_all(words))

"""A facility as one sentence mentions it."""

from __future__ import annotations

from dataclasses import dataclass

GENERIC = "generic"
# Types that may be any of several houses of a place.
VAGUE = frozenset(
    {"medical-centre", "diagnostic-centre", "hospital", "department", "polyclinic", "laboratory", "research-institute", "sanatorium"}
)


@dataclass(frozen=True, slots=True)
class FacilityMention:
    """A facility mentioned at tokens `first`..`last` (half-open), its head at `head`.

    `type` is a facility type code or GENERIC; `count` from a numeral before it (0: none said); `points_back` for `этот центр`;
    `hosts` where it only houses what the sentence is about; `name` its own name; `authority` the IRI of a known facility.
    `qualifier` is regional, city, other or empty; `employs` for somebody's place of work, `component` for a part in a list of
    what a house is made of, `beside` for one that something is done together with,
    `part` for one that belongs to the house named before it,
    `is_pronoun` for `ещё три` and `they`, which name no house, `standing` for `действующая больница`, which may not be the one that
    the article is about, `old` for `старый диспансер`, whose place another one takes or has taken (it is `standing` too), `profile` what
    a house of a vague type is for (codes of `lexicons/facility_profiles.yaml`).
    """

    type: str
    first: int
    last: int
    head: int
    count: int
    plural: bool
    points_back: bool
    hosts: bool
    name: str
    authority: str
    place: str = ""
    qualifier: str = ""
    employs: bool = False
    component: bool = False
    beside: bool = False
    part: bool = False
    is_pronoun: bool = False
    standing: bool = False
    old: bool = False
    profile: frozenset[str] = frozenset()

"""The steps that make an exhibitor ready, in the order in which they help each other; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import mark


@dataclass(frozen=True, slots=True)
class Step:
    """`minutes` is how long it usually takes. `path` follows the exhibitor's address, or with `company` the
    organisation's. `done` is SQL that says whether it is, of the exhibitor `x` and its organisation `o`: nobody ticks it.
    """

    code: str
    label: str
    why: str
    minutes: int
    path: str
    done: str
    company: bool = False


STEPS = (
    Step(
        "profile",
        mark("Tell who you are"),
        mark("A description, your website and your country: visitors and cities find you by them."),
        15,
        "/profile",
        "o.description IS NOT NULL AND coalesce(o.website, '') <> '' AND o.country IS NOT NULL",
        company=True,
    ),
    Step(
        "languages",
        mark("Say in which languages"),
        mark("The sign of your booth in two languages at least, and what is spoken there."),
        10,
        "/stand",
        "jsonb_array_length(x.speaks) > 0 AND x.sign IS NOT NULL"
        " AND (SELECT count(*) FROM jsonb_object_keys(x.sign -> 'renditions')) > 1",
    ),
    Step("logo", mark("Add your logo"), mark("On your page and on paper."), 3, "", "o.logo IS NOT NULL", company=True),
    Step(
        "solutions",
        mark("Send a solution in"),
        mark("What you solve, for whom, and where it runs already. Cities look for it."),
        30,
        "/solutions",
        "EXISTS (SELECT 1 FROM expo_solution s WHERE s.exhibitor = x.id AND s.state IN ('submitted', 'published'))",
    ),
    Step(
        "documents",
        mark("Add a document"),
        mark("A brochure or data sheet beside your solution, for those who decide later."),
        5,
        "/solutions",
        "EXISTS (SELECT 1 FROM expo_solution_paper p JOIN expo_solution s ON s.id = p.solution"
        " JOIN core_file f ON f.id = p.file WHERE s.exhibitor = x.id AND f.ended_at IS NULL)",
    ),
    Step(
        "booth",
        mark("Take your booth"),
        mark("Choose it, or take what the organisers propose. Nothing can be built before."),
        15,
        "/booths",
        "EXISTS (SELECT 1 FROM expo_reservation r WHERE r.exhibitor = x.id AND r.state IN ('requested', 'confirmed'))",
    ),
    Step(
        "members",
        mark("Let a colleague in"),
        mark("A second person who can answer when you are away."),
        5,
        "/members",
        "(SELECT count(DISTINCT g.account) FROM core_grant g WHERE g.scope = 'organisation:' || o.id"
        " AND g.revoked_at IS NULL) > 1",
        company=True,
    ),
    Step(
        "services",
        mark("Order services"),
        mark("Electricity, internet, furniture: cheaper before the last day than after it."),
        10,
        "/services",
        "EXISTS (SELECT 1 FROM expo_extra_order e WHERE e.exhibitor = x.id"
        " AND e.state IN ('ordered', 'confirmed', 'delivered'))",
    ),
    Step(
        "badges",
        mark("Ask for badges"),
        mark("Without one nobody of yours gets into the halls."),
        10,
        "/badges",
        "EXISTS (SELECT 1 FROM expo_exhibitor_pass b WHERE b.exhibitor = x.id AND b.state IN ('requested', 'approved'))",
    ),
    Step(
        "meetings",
        mark("Offer meeting times"),
        mark("When and in which languages you can be met at the booth."),
        5,
        "/meetings",
        "EXISTS (SELECT 1 FROM expo_meeting_time m WHERE m.exhibitor = x.id)",
    ),
)
"""A step for another page is one more line."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step, and whether it is done."""

    step: Step
    done: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """`away`: it was put away, and is shown only to those who ask for it."""

    steps: Sequence[Taken]
    away: bool

    @property
    def done(self) -> int:
        return sum(one.done for one in self.steps)

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all of them."""
        return self.done * 100 // len(self.steps)

    @property
    def next(self) -> Step | None:
        return next((one.step for one in self.steps if not one.done), None)

    @property
    def minutes(self) -> int:
        """What is left usually takes."""
        return sum(one.step.minutes for one in self.steps if not one.done)


def guide_from(found: Mapping[str, bool], *, away: bool) -> Guide:
    """`found` says by a step's code whether it is done."""
    return Guide([Taken(one, bool(found[one.code])) for one in STEPS], away)

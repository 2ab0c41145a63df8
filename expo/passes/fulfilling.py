"""A task to ask for badges is done by asking for one."""

from expo.exhibitors.tasks.proofs import Proof, proved_by
from expo.passes.queries import who_asked

PROOF = proved_by(Proof("badges", who_asked, "badges"))

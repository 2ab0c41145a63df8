"""A task to order services is done by an order."""

from expo.exhibitors.tasks.proofs import Proof, proved_by
from expo.extras.orders.queries import who_ordered

PROOF = proved_by(Proof("orders", who_ordered, "services"))

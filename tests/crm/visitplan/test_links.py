"""Links to plans that were sent before go on, and an id alone opens none."""

import base64
from uuid import uuid4

from core.access.secret import tag
from crm.delegations.programme.links.tokens import link_in, token_of


def test_a_link_to_a_plan_is_known_as_it_was_always_made() -> None:
    link = uuid4()
    sent = base64.urlsafe_b64encode(link.bytes + tag("plan link", link.bytes)[:16]).decode().rstrip("=")
    assert (link_in(sent), token_of(link)) == (link, sent)
    assert link_in(base64.urlsafe_b64encode(link.bytes).decode().rstrip("=")) is None

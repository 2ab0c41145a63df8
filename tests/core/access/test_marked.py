"""What is handed out is known again, for its own purpose alone; links and addresses that are out there already go on."""

import base64
from uuid import uuid4

import pytest

from core.access.marked import in_link, in_mail, of_link, of_mail
from core.access.secret import tag
from core.mailings import leaving


def test_what_is_handed_out_is_known_again_and_nothing_else_is() -> None:
    body = uuid4().bytes
    link, mail = in_link("a plan", body), in_mail("a drop", body)
    assert (of_link("a plan", link), of_mail("a drop", mail), of_mail("a drop", mail.upper())) == (body,) * 3
    assert mail == mail.lower()
    other = "A" if link[-2] != "A" else "B"
    wrong = (link[:-1], link[:-2] + other + link[-1], f"{link}AAAA", in_link("another", body))
    for made_up in ("", "=", "\xe9", "a" * 300, *wrong):
        assert of_link("a plan", made_up) is None, made_up
    for made_up in ("", "1", "\xe9", "a" * 300, mail[1:], in_mail("another", body), link):
        assert of_mail("a drop", made_up) is None, made_up


@pytest.mark.planted("a link is known by its tag, and not by the id that it carries")
def test_an_id_alone_opens_nothing() -> None:
    body = uuid4().bytes
    without = base64.urlsafe_b64encode(body).decode().rstrip("=")
    assert base64.urlsafe_b64decode(without + "==")[:16] == body  # who looked only at the id would let it in
    assert of_link("a plan", without) is None


def test_links_that_were_sent_before_go_on() -> None:
    """As they were made when each had a way of its own."""
    account = uuid4()
    asked = account.bytes + b"news"
    unsubscribe = base64.urlsafe_b64encode(asked + tag("unsubscribe", asked)[:16]).decode().rstrip("=")
    assert (leaving.opened(unsubscribe), leaving.token_for(account, "news")) == ((account, "news"), unsubscribe)

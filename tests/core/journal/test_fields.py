"""How a field of a fact is called."""

import pytest

from core.journal import fields
from core.journal.fields import Field, call_fields, told_field

WIDE, NARROW = Field("State of a visit"), Field("State of a visa case")


@pytest.fixture(autouse=True)
def _nothing_else_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "_named", {})


def test_what_is_said_of_fewer_kinds_goes_before_what_is_said_of_more() -> None:
    call_fields("crm.delegations.", {"after": WIDE, "title": WIDE})
    call_fields("crm.delegations.visa_", {"after": NARROW})
    said = [told_field(kind, "after") for kind in ("crm.delegations.visa_decided", "crm.delegations.stepped")]
    assert [one and one.field for one in said] == [NARROW, WIDE]
    other = told_field("crm.delegations.visa_decided", "title")
    assert other is not None
    assert other.field == WIDE, "what the narrower does not name"

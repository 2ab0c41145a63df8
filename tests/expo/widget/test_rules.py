"""What is a site that a browser can be told of, and what is not."""

import pytest

from expo.widget.rules import framed_by, origin_of


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://www.city.example", "https://www.city.example"),
        (" WWW.City.Example/culture?x=1#top ", "https://www.city.example"),
        ("https://*.city.example:8443/", "https://*.city.example:8443"),
        ("https://서울.example", "https://xn--2i4bq6h.example"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://www.city.example", None),
        ("https://*", None),
        ("https://*.kr", None),
        ("*", None),
        ("https://me:secret@city.example", None),
        ("https://city.example; script-src *", None),
        ("https://city.example https://evil.example", None),
        ("javascript:alert(1)", None),
        ("https://city", None),
        ("https://city.example:99999", None),
        ("https://[::1", None),
        ("https://a..b.example", None),
        ("'self'", None),
        ("", None),
    ],
)
def test_an_origin_is_read_out_of_what_was_copied_from_an_address_bar(typed: str, origin: str | None) -> None:
    assert origin_of(typed) == origin


def test_the_policy_names_the_sites_and_leaves_the_rest_as_strict_as_everywhere() -> None:
    policy = framed_by(["https://www.city.example"]).split("; ")
    assert "frame-ancestors 'self' https://www.city.example" in policy
    assert "default-src 'none'" in policy
    assert len([one for one in policy if one.startswith("frame-ancestors")]) == 1
    assert "frame-ancestors 'self'" in framed_by([]).split("; ")

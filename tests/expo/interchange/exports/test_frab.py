"""Strict exports: valid in every language whatever the script, and saying what the programme says."""

import json
from datetime import datetime, timedelta

import pytest
from lxml import etree

from expo.interchange.exports import frab_json, frab_xml, localised_json
from expo.interchange.exports.demands import acronym, hours, numbered, track_slugs, two_letters
from expo.interchange.exports.events import event_ids
from expo.releases.publication import Publication
from i18n.locales import language
from tests.expo.interchange.exports.programmes import PROGRAMMES, many_slots, night, programme, two_rooms_of_one_name
from tests.expo.interchange.exports.schemas import v1_faults, v2_faults, xml_faults
from tests.make import programme as make

SITE = "https://expo.example"
KO, AR = language("ko"), language("ar")


def xml_of(publication: Publication, code: str = "ko") -> etree._Element:
    return etree.fromstring(frab_xml.document(publication, language(code), SITE))


@pytest.mark.parametrize("name", PROGRAMMES)
@pytest.mark.parametrize("code", ["ko", "ar"])
def test_the_xml_is_valid(name: str, code: str) -> None:
    assert xml_faults(frab_xml.document(PROGRAMMES[name], language(code), SITE)) == []


@pytest.mark.parametrize("name", PROGRAMMES)
@pytest.mark.parametrize("code", ["ko", "ar"])
def test_the_json_is_valid(name: str, code: str) -> None:
    assert v1_faults(frab_json.document(PROGRAMMES[name], language(code), SITE)) == []


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_localised_draft_is_valid(name: str) -> None:
    assert v2_faults(localised_json.document(PROGRAMMES[name], SITE)) == []


def test_a_slug_made_of_a_korean_title_would_not_be_valid() -> None:
    made = frab_xml.document(PROGRAMMES["hangul"], KO, SITE)
    naive = made.replace(b"<slug>wsce_2026-0001-session</slug>", b"<slug>wsce2026-1</slug>")
    assert naive != made
    assert "'wsce2026-1' is not accepted" in xml_faults(naive)[0]


def test_an_empty_address_and_an_event_without_offset_would_not_be_valid() -> None:
    made = frab_xml.document(PROGRAMMES["hangul"], KO, SITE)
    address = f"<url>{SITE}/ko/wsce-2026/sessions/AB0001</url>".encode()
    assert xml_faults(made.replace(address, b"<url />")) != []
    assert xml_faults(made.replace(b"09:00:00+09:00</date>", b"09:00:00</date>")) != []


def test_a_key_of_ours_in_an_event_would_not_be_valid() -> None:
    made = json.loads(frab_json.document(PROGRAMMES["hangul"], KO, SITE))
    made["schedule"]["conference"]["days"][0]["rooms"]["그랜드볼룸"][0]["translations"] = {}
    assert len(v1_faults(json.dumps(made).encode())) == 1


def test_both_formats_tell_the_same_events() -> None:
    for name in ("hangul", "night", "many_slots", "one_name"):
        found = xml_of(PROGRAMMES[name])
        days = json.loads(frab_json.document(PROGRAMMES[name], KO, SITE))["schedule"]["conference"]["days"]
        mine = [
            (event["id"], event["guid"], event["slug"], event["date"], room, event["title"])
            for day in days
            for room, events in day["rooms"].items()
            for event in events
        ]
        theirs = [
            (int(one.get("id")), one.get("guid"), *(one.findtext(tag) for tag in ("slug", "date", "room", "title")))
            for one in found.iter("event")
        ]
        assert mine == theirs


def test_what_begins_at_three_in_the_morning_belongs_to_the_day_that_contains_it() -> None:
    found = xml_of(night())
    for day in found.iter("day"):
        start, end = (datetime.fromisoformat(day.get(name) or "") for name in ("start", "end"))
        dates = [datetime.fromisoformat(one.findtext("date") or "") for one in day.iter("event")]
        assert all(start <= at < end for at in dates)
    first = found.find("day")
    assert first is not None
    assert [one.findtext("date") for one in first.iter("event")] == [
        "2026-12-08T09:00:00+09:00",
        "2026-12-08T23:00:00+09:00",
        "2026-12-09T03:00:00+09:00",
    ]


def test_days_follow_each_other_without_gap() -> None:
    days = list(xml_of(PROGRAMMES["new_york"]).iter("day"))
    assert [day.get("end") for day in days[:-1]] == [day.get("start") for day in days[1:]]


def test_each_slot_has_an_id_and_a_guid_that_no_other_slot_moves() -> None:
    slots = many_slots().snapshot.slots
    before = event_ids(many_slots().meetings)
    swapped = [make.slot("MANY01", 10 - place, id=slot.id) for place, slot in enumerate(slots)]
    after = event_ids(Publication(make.draft([make.session("MANY01", 7)], swapped)).meetings)
    assert before == after
    assert 7 in before.values()
    assert {one.get("guid") for one in xml_of(many_slots()).iter("event")} == {slot.id for slot in slots}


def test_two_uuids_that_meet_get_two_numbers() -> None:
    same = ["00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000080000000"]
    assert sorted(numbered(same).values()) == [2, 3]
    assert sorted(numbered(same, taken=[2]).values()) == [3, 4]


def test_two_rooms_of_one_name_stay_two() -> None:
    found = json.loads(frab_json.document(two_rooms_of_one_name(), KO, SITE))
    assert [*found["schedule"]["conference"]["days"][0]["rooms"]] == ["회의실 A (east-a)", "회의실 A (west-a)"]


def test_a_cancelled_session_is_left_out() -> None:
    sessions = [make.session("GONE01", cancelled=True), make.session("STAYS1", 2)]
    publication = Publication(make.draft(sessions, [make.slot("GONE01"), make.slot("STAYS1", 2)]))
    assert [one.findtext("title") for one in xml_of(publication).iter("event")] == ["STAYS1 세션"]
    assert len(json.loads(localised_json.document(publication, SITE))["schedule"]["events"]) == 1


def test_texts_are_in_the_readers_language_and_fall_back() -> None:
    publication = programme("제목")
    assert xml_of(publication, "en").findtext("conference/title") == "World Smart City Expo"
    assert xml_of(publication, "ko").findtext("conference/title") == "월드 스마트시티 엑스포"
    assert [one.text for one in xml_of(publication, "en").iter("person")] == ["Seoyeon Kim", "ليلى حداد"]
    assert [one.text for one in xml_of(publication, "ko").iter("person")] == ["김서연", "ليلى حداد"]


def test_hostile_titles_come_out_as_they_went_in_but_for_what_xml_cannot_hold() -> None:
    titles = [one.findtext("title") for one in xml_of(PROGRAMMES["hostile"]).iter("event")]
    assert titles == ["]]><!--", "<script>&amp;\"'", "bell and [0m", ""]


def test_the_language_is_the_first_spoken_one_that_has_two_letters() -> None:
    assert {one.findtext("language") for one in xml_of(programme("회의")).iter("event")} == {"ko"}
    assert (two_letters("zh-Hans"), two_letters("kvk")) == ("zh", None)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(minutes=5), "00:05"),
        (timedelta(hours=24), "24:00"),
        (timedelta(hours=99, minutes=59), "99:59"),
        (timedelta(days=5, hours=4), "5:04:00"),
    ],
)
def test_long_sessions_have_lengths_that_the_format_can_say(length: timedelta, said: str) -> None:
    assert hours(length) == said


def test_names_become_what_the_formats_take() -> None:
    assert [acronym(one) for one in ("wsce-2026", "WSCE", "엑스포", "x")] == ["wsce_2026", "wsce", "____", "x___"]
    slugs = track_slugs(["a-b", "a b", "시티", "x"])
    assert slugs["a-b"] == "a-b"
    assert len({*slugs.values()}) == 4


def test_the_draft_has_every_language_under_two_letters() -> None:
    title = {"ko": "물", "zh-Hans": "水", "zh-Hant": "水(繁)", "ar": "مياه", "kvk": "수어"}
    session = make.session("WATER1", title=make.text(title))
    found = json.loads(localised_json.document(Publication(make.draft([session], [make.slot("WATER1")])), SITE))
    assert found["schedule"]["events"][0]["title"] == {"ko": "물", "zh": "水", "ar": "مياه"}


def test_the_draft_shows_no_draft_translation() -> None:
    title = make.text("물").with_rendition("en", "Secret water", "draft")
    found = localised_json.document(
        Publication(make.draft([make.session("WATER1", title=title)], [make.slot("WATER1")])), SITE
    )
    assert b"Secret water" not in found


def test_the_same_release_gives_the_same_bytes() -> None:
    assert frab_json.document(programme("가"), AR, SITE) == frab_json.document(programme("가"), AR, SITE)
    assert frab_xml.document(programme("가"), AR, SITE) == frab_xml.document(programme("가"), AR, SITE)

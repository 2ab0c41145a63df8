"""What texts, organisations and countries look like in the API."""

from core.api.examples import Examples


def said(**languages: str) -> dict[str, object]:
    """A text that was written in Korean and translated into the others; `zh_Hans` for zh-Hans."""
    tags = {name.replace("_", "-"): words for name, words in languages.items()}
    states = {tag: "source" if tag == "ko" else "reviewed" for tag in tags}
    return {"source": "ko", "languages": {tag: {"text": tags[tag], "state": states[tag]} for tag in tags}}


EXAMPLES: Examples = {
    "Text.source": "ko",
    "Text.languages": {
        "ko": {"text": "스마트시티 디지털트윈 포럼", "state": "source"},
        "en": {"text": "Smart City Digital Twin Forum", "state": "reviewed"},
    },
    "Worded.text": "스마트시티 디지털트윈 포럼",
    "Worded.state": "source",
    "Country.code": "PE",
    "Country.names": {"ko": "페루", "en": "Peru", "zh-Hans": "秘鲁", "es": "Perú", "ar": "بيرو"},
    "Organisation.id": "5e0cf1a1-4f4f-4a39-9f54-5b6d3f1f6f2a",
    "Organisation.code": "maru-maps",
    "Organisation.kind": "company",
    "Organisation.name": said(ko="마루 지도", en="Maru Maps"),
    "Organisation.description": said(ko="도시의 하루를 지도로 보여 줍니다.", en="Maps of a city's day."),
    "Organisation.website": "https://maru.example",
    "Organisation.country": "KR",
    "Organisation.version": 3,
    "NewOrganisation.code": "maru-maps",
    "NewOrganisation.kind": "company",
    "NewOrganisation.name": {"ko": "마루 지도", "en": "Maru Maps"},
    "NewOrganisation.description": {"ko": "도시의 하루를 지도로 보여 줍니다."},
    "NewOrganisation.website": "https://maru.example",
    "NewOrganisation.country": "KR",
    "ProfileChange.name": {"es": "Mapas Maru"},
    "ProfileChange.description": {"en": "Maps of a city's night."},
    "ProfileChange.website": "https://maru.example/en",
    "ProfileChange.country": "KR",
}

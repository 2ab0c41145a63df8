"""What solutions and demands are sorted by: one vocabulary for both, named in every language by the catalogues.

Fields follow the areas of service in which the Third Smart City Plan (제3차 스마트도시 종합계획) counts what cities run.
"""

from collections.abc import Mapping

from core.errors import mark

FIELDS: Mapping[str, str] = {
    "mobility": mark("Mobility and transport"),
    "energy": mark("Energy and carbon"),
    "environment": mark("Environment and waste"),
    "water": mark("Water"),
    "safety": mark("Safety and disasters"),
    "data": mark("City data and administration"),
    "planning": mark("Urban planning and digital twin"),
    "housing": mark("Housing and buildings"),
    "health": mark("Health and welfare"),
    "facilities": mark("Facilities and infrastructure"),
    "logistics": mark("Logistics"),
    "education": mark("Education and skills"),
    "culture": mark("Culture and tourism"),
}
CATEGORIES: Mapping[str, str] = {
    "platform": mark("Platform"),
    "software": mark("Software"),
    "equipment": mark("Sensors and equipment"),
    "construction": mark("Construction and installation"),
    "operation": mark("Operation as a service"),
    "consulting": mark("Planning and consulting"),
}
"""In what form one gets it."""
BUDGETS: Mapping[str, str] = {
    "under_100k": mark("under USD 100,000"),
    "under_500k": mark("USD 100,000 to 500,000"),
    "under_1m": mark("USD 500,000 to 1 million"),
    "under_5m": mark("USD 1 to 5 million"),
    "over_5m": mark("over USD 5 million"),
}
"""Bands in order: of a first project of a usual size."""
SIZES: Mapping[str, str] = {
    "startup": mark("Start-up"),
    "small": mark("Small enterprise"),
    "medium": mark("Medium-sized enterprise"),
    "mid": mark("Mid-tier enterprise"),
    "large": mark("Large enterprise"),
    "public": mark("Public institution"),
}
"""창업기업, 소기업, 중기업, 중견기업, 대기업, 공공기관: the classes of Korean law (중소기업기본법, 중견기업법)."""
SPOKEN = (
    "ko",
    "en",
    "zh",
    "es",
    "ar",
    "fr",
    "pt",
    "ru",
    "ja",
    "vi",
    "id",
    "ms",
    "th",
    "mn",
    "uz",
    "kk",
    "tr",
    "hi",
    "de",
)
"""Languages in which one can be talked to, by ISO 639-1."""

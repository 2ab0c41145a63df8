"""What kinds of things on the floor are called, and the pictures that stand for them."""

from core.errors import mark
from expo.floor.plans.snapshot import Crossing, FeatureKind, Kind

BOOTH_NAMES: dict[Kind, str] = {
    "shell": mark("Shell-scheme booth"),
    "raw": mark("Space-only booth"),
    "other": mark("Other booth"),
}
FEATURE_NAMES: dict[FeatureKind, str] = {
    "aisle": mark("Aisle"),
    "wall": mark("Wall"),
    "entrance": mark("Entrance"),
    "exit": mark("Exit"),
    "stage": mark("Stage"),
    "restroom": mark("Restroom"),
    "accessible_restroom": mark("Accessible restroom"),
    "lift": mark("Lift"),
    "stairs": mark("Stairs"),
    "escalator": mark("Escalator"),
    "information": mark("Information desk"),
    "first_aid": mark("First aid"),
    "prayer_room": mark("Prayer room"),
    "cafe": mark("Café"),
    "charging": mark("Charging point"),
}
CROSSING_NAMES: dict[Crossing, str] = {
    "passage": mark("Passage"),
    "ramp": mark("Ramp"),
    "lift": mark("Lift"),
    "stairs": mark("Stairs"),
    "escalator": mark("Escalator"),
}
PICTURES: dict[FeatureKind, str] = {
    "entrance": "log-in",
    "exit": "log-out",
    "stage": "mic",
    "restroom": "toilet",
    "accessible_restroom": "accessibility",
    "lift": "arrow-up-down",
    "stairs": "chart-no-axes-column-increasing",
    "escalator": "trending-up",
    "information": "info",
    "first_aid": "briefcase-medical",
    "prayer_room": "moon-star",
    "cafe": "coffee",
    "charging": "battery-charging",
}

"""Who may use each route of exhibitors: a part of `bench.rights`."""

from bench.whom import EXHIBITOR_READERS, MANAGERS, MEMBERS, RECORD_READERS, RECORD_WRITERS, VISITOR, Rights

EXHIBITORS: Rights = {
    "expo.exhibitors.desk.contract": ("POST", "/desk/{edition}/exhibitors/{exhibitor}/contract", MANAGERS),
    "expo.exhibitors.desk.index": ("GET", "/desk/{edition}/exhibitors", EXHIBITOR_READERS),
    "expo.exhibitors.desk.move": ("POST", "/desk/{edition}/exhibitors/{exhibitor}/moves", MANAGERS),
    "expo.exhibitors.desk.show": ("GET", "/desk/{edition}/exhibitors/{exhibitor}", EXHIBITOR_READERS),
    "expo.exhibitors.fairs.edit": ("GET", "/desk/{edition}/exhibitors/terms", EXHIBITOR_READERS),
    "expo.exhibitors.fairs.update": ("POST", "/desk/{edition}/exhibitors/terms", MANAGERS),
    "expo.exhibitors.newcomers.answer": ("POST", "/desk/{edition}/exhibitors/{exhibitor}/newcomer", MANAGERS),
    "expo.exhibitors.newcomers.create": ("POST", "/{lang}/{edition}/exhibit", VISITOR),
    "expo.exhibitors.newcomers.enter": ("POST", "/exhibiting", VISITOR),
    "expo.exhibitors.newcomers.index": ("GET", "/{lang}/{edition}/exhibit", VISITOR),
    "expo.exhibitors.newcomers.link": ("GET", "/exhibiting/{token}", VISITOR),
    "expo.exhibitors.newcomers.sent": ("GET", "/{lang}/{edition}/exhibit/sent", VISITOR),
    "expo.exhibitors.portal.create": ("POST", "/portal/{organisation}/exhibit/{edition}", RECORD_WRITERS),
    "expo.exhibitors.portal.edit": ("GET", "/portal/{organisation}/exhibit/{edition}/application", RECORD_WRITERS),
    "expo.exhibitors.portal.index": ("GET", "/portal/{organisation}/exhibit", RECORD_READERS),
    "expo.exhibitors.portal.move": ("POST", "/portal/{organisation}/exhibit/{edition}/moves", RECORD_WRITERS),
    "expo.exhibitors.portal.show": ("GET", "/portal/{organisation}/exhibit/{edition}", RECORD_READERS),
    "expo.exhibitors.portal.update": (
        "POST",
        "/portal/{organisation}/exhibit/{edition}/application",
        RECORD_WRITERS,
    ),
    "expo.reservations.desk.create": ("POST", "/desk/{edition}/exhibitors/{exhibitor}/booths", MANAGERS),
    "expo.reservations.desk.index": ("GET", "/desk/{edition}/exhibitors/{exhibitor}/booths", EXHIBITOR_READERS),
    "expo.reservations.desk.move": (
        "POST",
        "/desk/{edition}/exhibitors/{exhibitor}/booths/{reservation}/moves",
        MANAGERS,
    ),
    "expo.reservations.desk.swap": (
        "POST",
        "/desk/{edition}/exhibitors/{exhibitor}/booths/{reservation}/swap",
        MANAGERS,
    ),
    "expo.reservations.desk.update": (
        "POST",
        "/desk/{edition}/exhibitors/{exhibitor}/booths/{reservation}/booths",
        MANAGERS,
    ),
    "expo.reservations.portal.create": ("POST", "/portal/{organisation}/exhibit/{edition}/booths", MEMBERS),
    "expo.reservations.portal.index": ("GET", "/portal/{organisation}/exhibit/{edition}/booths", RECORD_READERS),
    "expo.reservations.portal.move": (
        "POST",
        "/portal/{organisation}/exhibit/{edition}/booths/{reservation}/moves",
        MEMBERS,
    ),
    "expo.reservations.portal.wait": ("POST", "/portal/{organisation}/exhibit/{edition}/booths/waiting", MEMBERS),
}

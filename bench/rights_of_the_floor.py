"""Who may use each route of the floor at the desk: a part of `bench.rights`."""

from bench.whom import ANYONE, BOARD_READERS, FLOOR_WRITERS, MANAGERS, Rights
from core.access.roles import Role

FLOOR = "/desk/{edition}/floor"
HALL = f"{FLOOR}/{{hall}}"
READERS = BOARD_READERS - {Role.TRANSLATOR}
WRITERS = FLOOR_WRITERS - {Role.PROGRAMME_EDITOR}

FLOOR_PLAN: Rights = {
    "expo.floor.backdrops.create": ("POST", f"{HALL}/backdrop", WRITERS),
    "expo.floor.backdrops.destroy": ("POST", f"{HALL}/backdrop/removal", WRITERS),
    "expo.floor.backdrops.edit": ("GET", f"{HALL}/backdrop", WRITERS),
    "expo.floor.backdrops.scale": ("POST", f"{HALL}/backdrop/scale", WRITERS),
    "expo.floor.backdrops.update": ("POST", f"{HALL}/backdrop/sight", WRITERS),
    "expo.floor.desk.booths.create": ("POST", f"{HALL}/booths", WRITERS),
    "expo.floor.desk.booths.destroy": ("POST", f"{HALL}/booths/{{booth_id}}/removal", WRITERS),
    "expo.floor.desk.booths.merge": ("POST", f"{HALL}/merges", WRITERS),
    "expo.floor.desk.booths.row": ("POST", f"{HALL}/rows", WRITERS),
    "expo.floor.desk.booths.split": ("POST", f"{HALL}/booths/{{booth_id}}/parts", WRITERS),
    "expo.floor.desk.booths.update": ("POST", f"{HALL}/booths/{{booth_id}}", WRITERS),
    "expo.floor.desk.connections.create": ("POST", f"{HALL}/connections", WRITERS),
    "expo.floor.desk.connections.update": ("POST", f"{HALL}/connections/{{connection}}", WRITERS),
    "expo.floor.desk.features.create": ("POST", f"{HALL}/features", WRITERS),
    "expo.floor.desk.features.destroy": ("POST", f"{HALL}/things/{{thing}}/removal", WRITERS),
    "expo.floor.desk.features.update": ("POST", f"{HALL}/features/{{feature}}", WRITERS),
    "expo.floor.desk.index": ("GET", FLOOR, READERS),
    "expo.floor.desk.listen": ("GET", f"{FLOOR}/listen", READERS),
    "expo.floor.desk.show": ("GET", HALL, READERS),
    "expo.floor.desk.undo": ("POST", f"{HALL}/undo", WRITERS),
    "expo.floor.desk.update": ("POST", f"{HALL}/outline", WRITERS),
    "expo.floor.desk.versions.create": ("POST", f"{FLOOR}/versions", MANAGERS),
    "expo.floor.desk.versions.index": ("GET", f"{FLOOR}/versions", READERS),
    "expo.floor.desk.versions.restore": ("POST", f"{FLOOR}/versions/{{number}}/return", WRITERS),
    "expo.floor.exports.archive": ("GET", f"{FLOOR}/files/imdf", READERS),
    "expo.floor.exports.hall": ("GET", f"{HALL}/files/{{kind}}", READERS),
    "expo.floor.exports.paper": ("GET", f"{FLOOR}/files/pdf", READERS),
    "expo.floor.exports.show": ("GET", "/{lang}/{edition}/floor.pdf", ANYONE),
    "expo.floor.imports.create": ("POST", f"{FLOOR}/imports", WRITERS),
    "expo.floor.imports.destroy": ("POST", f"{FLOOR}/imports/{{file}}/removal", WRITERS),
    "expo.floor.imports.index": ("GET", f"{FLOOR}/imports", WRITERS),
    "expo.floor.imports.show": ("GET", f"{FLOOR}/imports/{{file}}", WRITERS),
    "expo.floor.imports.update": ("POST", f"{FLOOR}/imports/{{file}}/application", WRITERS),
    "expo.floor.places.index": ("GET", f"{FLOOR}/places", READERS),
    "expo.floor.places.update": ("POST", f"{FLOOR}/places/{{hall}}", WRITERS),
}

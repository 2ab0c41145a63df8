"""Who may use each route of the directory of exhibitors, pavilions and bodies: a part of `bench.rights`."""

from bench.whom import ANYONE, EXHIBITOR_READERS, MANAGERS, RECORD_WRITERS, VISITOR, Rights

DIRECTORY: Rights = {
    "expo.api.exhibitors.index": ("GET", "/api/v1/editions/{edition}/exhibitors", ANYONE),
    "expo.api.exhibitors.show": ("GET", "/api/v1/editions/{edition}/exhibitors/{listed}", ANYONE),
    "expo.api.pavilions.index": ("GET", "/api/v1/editions/{edition}/pavilions", ANYONE),
    "expo.exhibitors.bodies.create": ("POST", "/desk/{edition}/bodies", MANAGERS),
    "expo.exhibitors.bodies.destroy": ("POST", "/desk/{edition}/bodies/{backer}/removal", MANAGERS),
    "expo.exhibitors.bodies.index": ("GET", "/desk/{edition}/bodies", EXHIBITOR_READERS),
    "expo.exhibitors.bodies.move": ("POST", "/desk/{edition}/bodies/{backer}/moves", MANAGERS),
    "expo.exhibitors.pavilions.create": ("POST", "/desk/{edition}/pavilions", MANAGERS),
    "expo.exhibitors.pavilions.destroy": ("POST", "/desk/{edition}/pavilions/{pavilion}/removal", MANAGERS),
    "expo.exhibitors.pavilions.edit": ("GET", "/desk/{edition}/pavilions/{pavilion}", EXHIBITOR_READERS),
    "expo.exhibitors.pavilions.index": ("GET", "/desk/{edition}/pavilions", EXHIBITOR_READERS),
    "expo.exhibitors.pavilions.move": ("POST", "/desk/{edition}/pavilions/{pavilion}/moves", MANAGERS),
    "expo.exhibitors.pavilions.new": ("GET", "/desk/{edition}/pavilions/new", MANAGERS),
    "expo.exhibitors.pavilions.update": ("POST", "/desk/{edition}/pavilions/{pavilion}", MANAGERS),
    "expo.exhibitors.readers.compare": ("GET", "/{lang}/{edition}/exhibitors/compare", ANYONE),
    "expo.exhibitors.readers.index": ("GET", "/{lang}/{edition}/exhibitors", ANYONE),
    "expo.exhibitors.readers.pavilion": ("GET", "/{lang}/{edition}/pavilions/{house}", ANYONE),
    "expo.exhibitors.readers.show": ("GET", "/{lang}/{edition}/exhibitors/{listed}", ANYONE),
    "expo.exhibitors.saved.create": ("POST", "/{lang}/{edition}/exhibitors/saved", VISITOR),
    "expo.exhibitors.saved.destroy": ("POST", "/{lang}/{edition}/exhibitors/saved/removal", VISITOR),
    "expo.exhibitors.saved.index": ("GET", "/{lang}/{edition}/exhibitors/saved", VISITOR),
    "expo.exhibitors.stands.edit": ("GET", "/portal/{organisation}/exhibit/{edition}/stand", RECORD_WRITERS),
    "expo.exhibitors.stands.update": ("POST", "/portal/{organisation}/exhibit/{edition}/stand", RECORD_WRITERS),
}

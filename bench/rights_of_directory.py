"""Who may use each route of the directory of exhibitors, pavilions and bodies: a part of `bench.rights`."""

from bench.whom import ANYONE, VISITOR, Rights

DIRECTORY: Rights = {
    "expo.exhibitors.readers.compare": ("GET", "/{lang}/{edition}/exhibitors/compare", ANYONE),
    "expo.exhibitors.readers.index": ("GET", "/{lang}/{edition}/exhibitors", ANYONE),
    "expo.exhibitors.readers.pavilion": ("GET", "/{lang}/{edition}/pavilions/{pavilion}", ANYONE),
    "expo.exhibitors.readers.show": ("GET", "/{lang}/{edition}/exhibitors/{exhibitor}", ANYONE),
    "expo.exhibitors.saved.create": ("POST", "/{lang}/{edition}/exhibitors/saved", VISITOR),
    "expo.exhibitors.saved.destroy": ("POST", "/{lang}/{edition}/exhibitors/saved/removal", VISITOR),
    "expo.exhibitors.saved.index": ("GET", "/{lang}/{edition}/exhibitors/saved", VISITOR),
}

"""All that is served of the floor at the desk, and as files."""

from expo.floor.backdrops import routes as backdrops
from expo.floor.desk import booths, features, routes, versions
from expo.floor.exports import routes as exports
from expo.floor.imports import routes as imports
from expo.floor.places import routes as places

ROUTES = [
    *routes.ROUTES,
    *booths.ROUTES,
    *features.ROUTES,
    *versions.ROUTES,
    *exports.ROUTES,
    *imports.ROUTES,
    *places.ROUTES,
    *backdrops.ROUTES,
]

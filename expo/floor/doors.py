"""All that is served of the floor at the desk."""

from expo.floor.desk import booths, features, routes

ROUTES = [*routes.ROUTES, *booths.ROUTES, *features.ROUTES]

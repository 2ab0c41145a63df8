"""Every door of the directory in the API."""

from directory.api import countries, organisations, people, posts

ROUTES = [*organisations.ROUTES, *countries.ROUTES, *people.ROUTES, *posts.ROUTES]

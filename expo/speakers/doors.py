"""All that is served of speakers: to readers, at the desk, and to speakers themselves."""

from expo.speakers import routes as readers
from expo.speakers.desk import routes as desk
from expo.speakers.invitations import routes as invitations
from expo.speakers.own import routes as own
from expo.speakers.photos import routes as photos

ROUTES = [readers.index, readers.show, *desk.ROUTES, *invitations.ROUTES, *own.ROUTES, *photos.ROUTES]

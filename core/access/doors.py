"""All handlers of access, for the composition root."""

from core.access.accounts import routes as accounts
from core.access.arrivals import routes as arrivals
from core.access.codes import routes as codes
from core.access.devices import routes as devices
from core.access.entrances import routes as entrances
from core.access.grants import routes as grants
from core.access.home import routes as home
from core.access.identities import routes as identities
from core.access.passkeys import routes as passkeys
from core.access.passwords import routes as passwords
from core.access.sessions import routes as sessions
from core.access.tokens import routes as tokens
from core.access.totp import routes as totp
from core.access.trail import routes as trail

ROUTES = [
    *(*arrivals.ROUTES, *home.ROUTES, *entrances.ROUTES, *identities.ROUTES, *devices.ROUTES),
    *(*passkeys.ROUTES, *passwords.ROUTES, *totp.ROUTES, *codes.ROUTES, *sessions.ROUTES),
    *(*accounts.ROUTES, *grants.ROUTES, *tokens.ROUTES, *trail.ROUTES),
]

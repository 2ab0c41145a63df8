"""The PostgreSQL server that comes with Madang, for those who have not given it one by DATABASE_URL."""

from core.db.embedded.errors import EmbeddedServerError
from core.db.embedded.places import APPLICATION, dsn
from core.db.embedded.server import EmbeddedServer, running

__all__ = ["APPLICATION", "EmbeddedServer", "EmbeddedServerError", "dsn", "running"]

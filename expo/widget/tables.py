"""Whose pages may show an edition's programme in a frame."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class Embedder(Table, tablename="expo_embedder"):
    """`origin` is written as a policy's source (`https://www.city.example`, `https://*.city.example`)."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.cascade)
    origin = Varchar(length=270)

    expo_embedder_origin_once = Unique([edition, origin])
    expo_embedder_origin_shape = Check(r"origin ~ '^https?://[a-z0-9*][a-z0-9.-]*(:[0-9]{1,5})?$'")

"""What the columns of the list of sites are."""

from core.errors import mark
from core.privacy.registry import classify
from expo.widget.tables import Embedder

classify(Embedder, why=mark("To know which sites may show the programme."), public="id edition origin")

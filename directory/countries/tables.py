"""Countries by ISO 3166-1; their names come from CLDR, in every language."""

from uuid import uuid4

from piccolo.columns import UUID, Char, DoublePrecision, Varchar
from piccolo.constraints import Check
from piccolo.table import Table


class Country(Table, tablename="directory_country"):
    """`code` is alpha-2; the capital's place in degrees and its IANA zone serve maps and clocks."""

    id = UUID(primary_key=True, default=uuid4)
    code = Char(length=2, unique=True)
    alpha3 = Char(length=3, unique=True)
    region = Varchar(length=40)
    longitude = DoublePrecision()
    latitude = DoublePrecision()
    zone = Varchar(length=60)

    directory_country_code_is_iso = Check("code ~ '^[A-Z]{2}$' AND alpha3 ~ '^[A-Z]{3}$'")

"""Countries by ISO 3166-1; their names come from CLDR, in every language. What is known of them is dated."""

from uuid import uuid4

from piccolo.columns import UUID, Char, Date, DoublePrecision, ForeignKey, OnDelete, Timestamptz, Varchar
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


class CountryRecord(Table, tablename="directory_country_record"):
    """What holds of a country from a day to a day, both inclusive: its visa regime, whether it receives ODA (공적개발원조)
    and is an EDCF partner (대외경제협력기금), where the missions are.

    Nothing is overwritten: a later row ends the one before, a mistake is struck out and stays to be read. A trigger and
    directory_country_record_one_a_day hold whoever writes to that.
    """

    id = UUID(primary_key=True, default=uuid4)
    country = ForeignKey(Country, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=30)
    value = Varchar(length=300)
    note = Varchar(length=500, null=True, default=None)
    begins_on = Date()
    ends_on = Date(null=True, default=None)
    source = Varchar(length=300)
    recorded_by = Varchar(length=60)
    recorded_at = Timestamptz()
    struck_by = Varchar(length=60, null=True, default=None)
    struck_at = Timestamptz(null=True, default=None)

    directory_country_record_ends_later = Check("ends_on >= begins_on")
    directory_country_record_struck_whole = Check("(struck_at IS NULL) = (struck_by IS NULL)")
    directory_country_record_sourced = Check("value <> '' AND source <> ''")

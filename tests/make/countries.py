"""Countries for tests."""

from uuid import uuid4

from directory.countries.tables import Country

PERU = ("PE", "PER", "latin-america", "America/Lima", -77.0, -12.0)
KOREA = ("KR", "KOR", "asia", "Asia/Seoul", 127.0, 37.5)
BRAZIL = ("BR", "BRA", "latin-america", "America/Sao_Paulo", -47.9, -15.8)


async def country(given: tuple[str, str, str, str, float, float] = PERU) -> Country:
    code, alpha3, region, zone, longitude, latitude = given
    row = Country(
        id=uuid4(), code=code, alpha3=alpha3, region=region, zone=zone, longitude=longitude, latitude=latitude
    )
    await Country.insert(row)
    return row

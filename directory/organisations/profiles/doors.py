"""The two doors to one form: people of the organisation come from the portal, staff from the desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """`frame` is the template around the page, `within` the address that an organisation's code follows."""

    frame: str
    within: str
    section: str

    def address(self, code: str) -> str:
        return f"{self.within}/{code}"


PORTAL = Door("ui/portal.html", "/portal", "home")
DESK = Door("ui/desk.html", "/desk/organisations", "organisations")

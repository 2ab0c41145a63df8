"""Pages of somebody who was merged lead to the same page of whom they were merged into."""

from uuid import UUID

from litestar import Response

from core.web.given import AnyRequest
from core.web.screens import moved
from directory.duplicates.merges.redirects import elsewhere


async def to_survivor(request: AnyRequest) -> Response[None] | None:
    """Before a page under `/desk/people/{person}`; None lets the page itself answer."""
    person: UUID = request.path_params["person"]
    found = await elsewhere(person, "person")
    if found is None:
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    return moved(f"{request.url.path.replace(str(person), str(found))}{query}")

"""`python -m tests.journeys.clocked FILE`: a web process whose clock is what a file says: a week passes in seconds."""

import os
import sys
from datetime import datetime
from pathlib import Path

import uvicorn

from app import app
from core.db.at_hand import database_at_hand


def main() -> None:
    """Until it is asked to stop. The file holds one instant (ISO 8601, UTC) and may be written anew at any time."""
    hands = Path(sys.argv[1])

    def clock() -> datetime:
        return datetime.fromisoformat(hands.read_text().strip())

    app.state.clock = clock
    with database_at_hand():
        uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")


if __name__ == "__main__":
    main()

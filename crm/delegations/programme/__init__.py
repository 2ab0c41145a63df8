"""A visit's programme (일정) to the minute: who is where with whom, how they get there, and who has to be told."""

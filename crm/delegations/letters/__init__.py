"""Letters of invitation (초청장): numbered without a gap, set once, and checked by whoever is shown one."""

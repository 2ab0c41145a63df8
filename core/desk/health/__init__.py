"""Whether everything runs: what is measured, what it means, and what to do about it."""

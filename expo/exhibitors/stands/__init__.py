"""What visitors read of a stand: its sign, the languages spoken there, and how to reach it; kept by the exhibitor."""

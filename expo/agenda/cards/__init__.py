"""Share cards: the picture that goes with a session when its address is passed on."""

"""Which exhibitor has which booth: held for a moment, asked for, proposed, confirmed; never two."""

"""One thread between the organisers and each exhibitor."""

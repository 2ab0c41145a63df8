"""How long things are kept, what is due to go, and the ledger of what went."""

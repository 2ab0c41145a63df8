"""Telling other systems what happened: signed messages, in the order of the journal, to addresses that are public."""

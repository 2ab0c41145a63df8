"""Letters: written in the transaction that has something to say, sent by the worker."""

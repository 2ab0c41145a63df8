"""The programme inside other people's pages."""

"""The programme inside other people's pages, of those whom the edition lets."""

"""The programme on paper: door signs, day sheets and a booklet in each language."""

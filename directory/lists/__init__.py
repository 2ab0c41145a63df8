"""Lists at the desk as pages: the same panel, table, board and calendar for every one of them."""

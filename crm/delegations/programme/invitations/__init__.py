"""Items of a programme as invitations by mail (iTIP, RFC 5546; iMIP, RFC 6047), and what calendars answer."""

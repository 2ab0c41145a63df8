"""The matchmaker (상담 매칭): proposes who meets whom, when, at which table and with which interpreter."""

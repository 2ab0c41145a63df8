"""Every look at somebody's details is a fact: who looked, when, at whom and on which page."""

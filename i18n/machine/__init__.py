"""Drafts by a machine, where an edition allows them: off by default, labelled to readers, checked before they are kept."""

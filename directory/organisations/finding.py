"""Is an organisation called this? By the words that Ctrl-K asks, so that a list finds what the palette finds."""

from directory.finding.conditions import conditions

called, nearly_called = conditions("directory_organisation.words @@ CAST({}::text AS tsquery)")

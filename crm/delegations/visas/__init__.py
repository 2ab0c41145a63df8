"""Who needs a visa (사증), by dated rules, and how far each case is."""

"""Where halls stand on earth: what map services and other people's maps need to know."""

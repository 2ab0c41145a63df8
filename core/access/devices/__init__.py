"""Gates, kiosks and door screens: named at the desk, paired by a code."""

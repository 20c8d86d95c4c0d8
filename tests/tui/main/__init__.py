"""The main screen, played."""

"""The screen of the roll-up, played."""

"""The main screen: its parts without it, and all of it played."""

"""The screen of the report, played."""

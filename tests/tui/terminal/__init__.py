"""What a terminal sends, and what it is sent."""

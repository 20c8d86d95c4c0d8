"""Next year's plan on the screen, played."""

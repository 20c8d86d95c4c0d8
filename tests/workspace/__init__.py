"""What the Workspace prepares, records and takes back."""

"""Plans handed down, taken over, made of documents."""

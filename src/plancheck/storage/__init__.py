"""The formats that are read back, and where they lie: each with reader and writer in one module."""

"""plancheck: how the units of a subdistrict office carry out its annual work plan."""

__version__ = "0.1.0"

"""Hypothesis as it runs here: no deadline, because a busy machine is no defect."""

from hypothesis import settings

settings.register_profile("plancheck", deadline=None)
settings.load_profile("plancheck")

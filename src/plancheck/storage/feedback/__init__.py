"""What an office says to a unit (plancheck-feedback/1): written by the office, read by the unit
and, for what is sent back, by roll-ups. Sealed as a status file is.
"""

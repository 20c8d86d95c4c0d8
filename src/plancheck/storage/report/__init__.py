"""The status file (plancheck-status/1), which other offices' programs read.

`file` writes and reads it; `tables` are its values, shared with the roll-up file; `written_form`
reads the measures as this program writes them, without a parser; `seal` is what both
sealed formats have in common.

What holds here (POLICY.md): the format is added to, never changed; a file whose seal does not fit
is refused; what the fast way takes, the parser would read alike, and what it does not take goes to
it.
"""

"""F8: a period's report before it is submitted. `screen` shows, `export` submits, `wording` words.

The edition goes to the recorder like any act, behind the ticks that wait; then its files are
written as a job, one at a time.
"""

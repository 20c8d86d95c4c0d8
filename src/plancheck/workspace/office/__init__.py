"""What an office does that has the reports of many units, for both faces.

`inbox` is the table that F9 works on: the folder where files come in, what was read of it, and the
roll-up of a period. `rollup` reads and rolls up, without a screen, `outputs` writes what came of
it; `roster` reads the roster and makes one of what came, `form` says who gets a form to fill in and
writes it. What the office says to units is in `..feedback`.

What holds here:
- No unit of one's own is needed: a home for the outputs, the plans, the clock.
- Reading is a generator, so that a screen shows how far it is and can stop it; what was read until
  then is rolled up, and it is said that it is not all.
- Files that came are never changed; each output is written whole or not at all, one at a time.
"""

"""Progress: how far each measure is, folded from the ledger's entries and never stored.

`fold` makes entries into a `state` with its `status`, as of a day; `signal` gives its light,
`tally` its part in the counts, `views` the lists it is in, `week_changes` whether a week changed
it, `measure_change` what any period brought of it, `issues/` which problems are open and what they
are called. `checklist` puts all that together as the answer to a question; `search` and `persons`
say what the words and names in it mean, `synonyms` what people type for a status. `overview/` is
the year at a glance; `description` is a measure in words, `wrong_dates` what a wrong clock has
dated, `adoption` and `carry_over` what another plan brings. The other way, `edits` and `steps` make
what a clerk does into drafts of entries.

What holds here:
- A state is a function of entries and a day: `refold` of what was touched equals `fold` of all, and
  `Checklist.after` equals `ask` anew (laws in tests/domain/progress).
- One definition each: of done/total (`tally`), of a light (`signal`), of what a view shows
  (`views.shown_in`). Screen, command line, reports and roll-ups count by these alone.
- A value of the wrong type, or of a later version, is passed over; nothing in a ledger stops the
  fold.
- An edit that would change nothing gives no drafts. An act of today wins over whatever a wrong
  clock has dated later.

Kept in step: a new field is read in `fold`, written in `edits`, named in `ledger.wording`, and is
part of a report in `report.model`; a new status has its marks, words, place in `views` and `tally`.
"""

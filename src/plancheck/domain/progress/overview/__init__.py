"""全年总览: the unit's year at a glance, and who has what in hand.

`overview` works it out of a checklist and the history: each section's progress, the dates that
come, the weeks since the plan was issued. `workload` has what each 责任人 has in hand, `quiet` the
measures of which nothing was heard for so long that somebody asks; `chart` lays it all out in
lines of ASCII and hanzi, for screen and command line alike.

What holds here: it counts nothing by a rule of its own: done and total are `..tally`, lights
`..signal`, dates those of the measures and their open steps.
"""

"""通报: the one page that an office puts before its leaders, and what it refers to.

`bulletin.bulletin` makes the value that every format shows: sentences, tables, notes, in their
order. It is the longest that fits one page of paper (`page`); what has no room is in an annex,
which the sentence names. `ranking` says who stands where among its like, by a rule that is printed
under it; `lights` what is red; `slowest` which measures move least; `obstacles` which problems are
old; `demands` what the office may ask for next. All follow from the figures, whatever order the
files came in.
"""

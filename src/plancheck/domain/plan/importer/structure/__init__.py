"""Which segments are the plan's, and on which level: by the order in which kinds of marks appear.

`head` finds where the document's structure begins and reads what stands before and after it,
`parts` the plan's part of the document, `asides` what is no task in it, `levels` the headings among
the segments, by what most siblings are like, and `leads` those that have no mark.
"""

"""The plan's own work: which one a home opens, a document made one, handed down and taken over.

`plans` says which are here, `revisions` which one counts when, `drafts` and `review` make one of a
document, `publication` hands it down, `adoption` takes it over, `carry_over` brings last year's
owners along.
"""

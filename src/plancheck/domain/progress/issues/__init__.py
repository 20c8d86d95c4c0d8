"""问题台账: problems and matters for others (问题, 协调) that are followed until they are closed.

A problem is a note of such a kind, known by its id, called by its number (`numbers`). Who
answers for it, by when, and that it is closed are fields of their own beside the note's
(`issue.<id>.owner`, `.due`, `.closed`), so that two PCs never overwrite each other's and a reader
that does not know them passes over them. `standing` says which are open, `edits` makes what a clerk
does into drafts, `register` is the list over a unit's measures.

What holds here: only closing ends a problem that has a number. Neither a word of progress nor a
tick does; what a note from before, which has none, was taken for goes on.
"""

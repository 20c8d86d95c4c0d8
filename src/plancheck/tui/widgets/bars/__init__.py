"""Lines of words: what stands over and under every screen, and what is chosen in a line.

`bars` has the widget, a `Word` with its style and what a click on it does, and how lines are laid
out. Made of it: `band` (the first line of a screen about a period), `key_bar` (the keys of every
screen), `status_line` (what was said, and how it stands with the disk), `choices` (a line of which
one word is chosen), `gauge` (bars of a count, as words).

What must hold: one widget draws all the lines above a list and one all those under it, for a widget
costs a millisecond of the first paint and a line nothing; a word that acts names an action of the
screen; where both sides do not fit, the left one is cut, and the cut is marked; glyphs and colours
are the skin's and the palette's.
"""

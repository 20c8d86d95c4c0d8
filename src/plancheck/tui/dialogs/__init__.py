"""What asks one thing in a box over a screen, and gives the answer to who opened it.

`dialog` is what all have in common: a box of ASCII rules, advice, a line for what is not right,
Esc. `choose`, `ask` and `note` ask for one of a few, for a line, for a text; `find` for one of many
by typing, `palette` for a thing to do in that way; `document` for a file or a text pasted,
`formats` for the files of a roll-up, `issue` for the two lines about a problem, `remark` for what
goes between office and unit. `note_offers`, `measure_choices` and `answers` say what they are
opened with. `too_small` is no question: it stands there while the window has no room.

What must hold: a dialog knows no page and no main screen; Esc keeps what is valid, and what is not
it says once before it lets go; what was typed can be told at any moment (`typed`), so that an end
of the program loses none of it; and what could not be saved stands there again the next time.
"""

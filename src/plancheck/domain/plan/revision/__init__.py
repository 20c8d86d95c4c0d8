"""From a revised document to the plan's next revision, without losing a number.

`recut` cuts the draft where the plan is cut, where words have changed as is most likely
(`likely_cuts`); `identity` says which measure is which and asks where the text does not decide;
`next_plan` makes the plan of it: what a document does not say stays as the plan in force has it
(`words_in_force`), and what it has no more is withdrawn.

What holds here: a number is given to no other measure than its own, none is lost, and where it is a
guess it is a doubt of the draft, with the likeliest answers.
"""

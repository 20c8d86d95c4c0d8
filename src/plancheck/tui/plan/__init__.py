"""Plans on the screen: what came in, and next year's, read from a document and reviewed.

`plans_page` (Ctrl+L) lists them, `plan_words` tells of each; `adoption_page` shows what one would
bring before it is taken over, `carry_page` what comes along from the year before. `screen` is the
review of a draft: its pieces as `wording` words them, the document beside it (`source_view`),
`decisions` and `dialogs` what the office says of a piece.

What must hold: what is decided is `domain.plan.review`'s work, what is kept `workspace.plan`'s; no
character of the document is out of sight without a word; a doubt is shown until it is decided.
"""

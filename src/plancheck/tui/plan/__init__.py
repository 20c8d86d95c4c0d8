"""Next year's plan on the screen: a document read as a draft, reviewed, and stored as a plan.

What is decided is `domain.plan.review`'s work, what is kept `workspace.plan.review`'s.
"""

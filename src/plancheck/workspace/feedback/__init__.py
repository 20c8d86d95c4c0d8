"""反馈 on both sides of the chain: `outbox` is the office's, what it said to units and the files
that go to them; `edits` is the unit's: what came in is put on record, and answered.

What holds here:
- What the office says is durable in its home before a file is written for the unit: a file that
  was moved away or could not be written is written again.
- A file is cumulative: each item has an id, and taking one in twice changes nothing.
- What is for another unit or another plan is said and not taken.
"""

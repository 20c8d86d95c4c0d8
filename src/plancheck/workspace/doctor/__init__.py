"""Whether all is well with an installation, as findings: for `plancheck doctor` and for a screen.

    examination   every check in the order of the page; what of it may be mended
    installation  terminal, settings, plan, home, disk, unsaved texts, versions
    ledgers       the unit's folders as read: files, damage, what was there and is not, copies
    files         what of a folder's files cannot be read or written; the daily copies
    records       damage, gaps and conflicts within the files; the clock against the records
    repair        clean copies for damaged files, then what only the daily copies have
    findings      a finding, its verdict, and a check that ends in findings whatever happens

What must hold:

- A check stands for itself. What it cannot look at is a finding, and the next check goes on.
- Examining writes nothing but a trial file in the home, which it takes away again.
- Only one's own ledger file is repaired, and its original is kept (storage.ledger.repair).
- A finding's words are one line, read out over the telephone: what is wrong, then what to do.

A new check is a function to findings in the module of what it looks at, named in `examine`.
"""

"""The ledger on disk (format 1): a file for each installation, only appended to (docs/ledger.md).

    record      one entry as it is written, and that form read back by one pattern
    salvage     a block in any other form: by the TOML parser, or what of it verifies
    text        a ledger's text: header, entries, damage by line
    bytes       a ledger's bytes; encoding: those that another program saved in another encoding
    descriptor  what is done to an open file: read, added to or cut back, a torn end kept
    file        the own file: appended to under a lock, durable when `append` returns
    inventory   what a folder shows of itself, or why it cannot be looked at
    union       what the files of a folder amount to together
    folder      a unit's folder: the union read, the own file appended to
    note        what this machine has recorded here, noted outside of the home
    backup      the daily copies; repair: a clean copy in place of a damaged file
    merge       another PC's file brought in; search: the ledgers in a whole folder
    typed_texts  texts that could not be saved, a file each; no part of the ledger

What must hold:

- Nothing is accepted whose id does not verify, and damage costs only the damaged entries.
- Nothing but `repair` writes a ledger anew, and it keeps the original beside it.
- What is said to be saved was flushed. On an error the file is cut back and the act is NotSaved;
  fsync is not tried again after it failed. Where even cutting back fails, that is said.
- What cannot be read is not taken for nothing; what was there and is not is never news: both are
  told (`LedgerUnion.unread`, `missing`, `lost`), and nothing is appended over them.

Kept in step: `record_text` with the pattern `record.WRITTEN`, held equal to the parser by a
property test; a new field of an entry with both, with `salvage.entry_of` and with docs/ledger.md.
"""

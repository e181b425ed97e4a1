"""Ledgers of any length: what a form asks of one, and the answer, whoever counts the rows.

A form is compiled into a `Question`; an `Engine` answers it about the `Part`s of a ledger, and
`told` turns the `Answer` into figures and findings. `SheetEngine` is the engine for workbooks, in
memory or streamed. Nothing is imported here: a run without lists pays for none of it.
"""

"""A question as text, in SQL: what the reader of sheets was asked, for people to read."""

from collections.abc import Iterator, Sequence

from cqquality.returns.ledger.question import AskedTally, Question, Repeats, Saying


def question_text(question: Question) -> str:
    """Return the sums and counts asked for, one statement each, and which rows they are of."""
    statements = [_statement(question, tally) for tally in question.tallies]
    return "\n".join([*(f"-- {rule}" for rule in _rules(question)), ";\n".join(statements)])


def _rules(question: Question) -> Iterator[str]:
    named = ", ".join(question.key)
    if question.repeats is Repeats.COPY:
        yield f"rows alike in {named} and all columns count once; alike in {named} alone, never"
    elif question.is_stock:
        yield f"of rows alike in {named} the first one counts"
    else:
        yield f"of rows alike in {named} the one with the earliest {question.date} counts"
    yield from (f"no row counts in which {b.part} > {b.whole}" for b in question.bounds)


def _statement(question: Question, tally: AskedTally) -> str:
    by = [question.region] if question.region else []
    if tally.basis == "flow":
        by.append(f"{question.split}({question.date})")
    chosen = ", ".join([*by, f'{_amount(tally)} as "{tally.item}"'])
    tests = [_test(saying) for saying in tally.where]
    tests += [f"not {_test(saying)}" for saying in tally.unless]
    where = f"\nwhere {' and '.join(tests)}" if tests else ""
    group = f"\ngroup by {', '.join(by)}" if by else ""
    return f"select {chosen}\nfrom {question.ledger}{where}{group}"


def _amount(tally: AskedTally) -> str:
    if tally.sum:
        return f"sum({tally.sum})"
    return f"count(distinct {tally.distinct})" if tally.distinct else "count(*)"


def _test(saying: Saying) -> str:
    tests = [f"{saying.column} in ({_listed(sorted(saying.words))})"] if saying.words else []
    tests += [f"{saying.column} like {_listed([f'%{word}%'])}" for word in saying.contains]
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"


def _listed(words: Sequence[str]) -> str:
    return ", ".join("'" + word.replace("'", "''") + "'" for word in words)

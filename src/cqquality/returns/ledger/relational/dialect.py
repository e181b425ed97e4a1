"""Where the engines' ways of writing SQL differ in what is asked here."""

from msgspec import Struct

from cqquality.returns.ledger.relational.stored import MOST_PLACES, Stored, StoredKind


class Dialect(Struct, frozen=True):
    """The few words that are not the same everywhere.

    All names in the statements are of our own making, and all values from outside are in tables:
    there is nothing to quote.
    """

    text: str
    """The type of texts."""
    matches: str
    """Whether the whole of {text} matches {pattern}."""
    digest: str
    """The function that maps values to 64 bits."""
    widened: bool = False
    """Whether whole numbers are to be added up as decimals, for sums have 64 bits."""

    def addend(self, number: str) -> str:
        """Return a number as it is added up."""
        return f"cast({number} as decimal(38,{MOST_PLACES}))" if self.widened else number

    def whole_match(self, text: str, pattern: str) -> str:
        """Return the test of a whole text; the pattern has no quotes and no backslashes."""
        return self.matches.format(text=text, pattern=pattern)

    def type_of(self, stored: Stored) -> str:
        """Return the type of the values of a column."""
        match stored.kind:
            case StoredKind.INTEGER:
                return "bigint"
            case StoredKind.DECIMAL:
                return f"decimal(38,{stored.scale})"
            case StoredKind.FLOAT:
                return "double"
            case StoredKind.DATE:
                return "date"
            case StoredKind.BOOL:
                return "boolean"
            case _:
                return self.text


DUCKDB = Dialect("varchar", "regexp_full_match({text}, '{pattern}')", "hash")
SPARK = Dialect("string", "({text} rlike '^(?:{pattern})$')", "xxhash64", widened=True)

"""Every error that Détente raises on purpose: what was expected, what was given, where, and what to do next.

DetenteError
├── InputError            what came in cannot be used
│   ├── EncodingError     bytes that are not the text they claim to be
│   ├── EmptyError        nothing to read
│   ├── LanguageError     a text in a language that is not read
│   ├── DateError         a date that does not exist, or cannot be one
│   └── SchemaError       a field missing, doubled, misspelt or of the wrong type
├── LawError              the law as data cannot be used
│   ├── UnknownProvision  no provision has that id
│   ├── UnknownForum      no forum has that id
│   └── Contradiction     two provisions say different things of the same question
├── LedgerError           the ledger cannot be used
│   ├── IntegrityError    what is stored is not what was signed
│   └── StorageError      the disk, the folder or the lock refuses
├── ExchangeError         the other desk cannot be reached, refused, or is no desk
├── EndpointError         a language model that the user set did not answer as it should
│   └── AnswerError       its answer is not of the closed form
└── MissingPart           an optional part of the program is not installed
"""

from __future__ import annotations


class DetenteError(Exception):
    """An error that teaches: its parts are kept as fields, `str()` joins them for people."""

    def __init__(  # noqa: PLR0913  the parts of a teaching error, all but the first optional
        self,
        problem: str,
        *,
        expected: str = "",
        given: str = "",
        where: str = "",
        paragraph: str = "",
        next_step: str = "",
    ) -> None:
        self.problem = problem
        self.expected = expected
        self.given = given
        self.where = where
        self.paragraph = paragraph
        self.next_step = next_step
        super().__init__(str(self))

    def __str__(self) -> str:
        """Return the whole message, one part a line, empty parts left out."""
        parts = (
            ("", self.problem),
            ("  where:     ", self.where),
            ("  expected:  ", self.expected),
            ("  given:     ", self.given),
            ("  paragraph: ", self.paragraph),
            ("  next:      ", self.next_step),
        )
        return "\n".join(label + text for label, text in parts if text)


class InputError(DetenteError):
    """What came in cannot be used."""


class EncodingError(InputError):
    """Bytes that are not the text they claim to be."""


class EmptyError(InputError):
    """Nothing to read."""


class LanguageError(InputError):
    """A text in a language that is not read."""


class DateError(InputError):
    """A date that does not exist, or cannot be one."""


class SchemaError(InputError):
    """A field missing, doubled, misspelt or of the wrong type."""


class LawError(DetenteError):
    """The law as data cannot be used."""


class UnknownProvision(LawError):
    """No provision has that id."""


class UnknownForum(LawError):
    """No forum has that id."""


class Contradiction(LawError):
    """Two provisions say different things of the same question."""


class LedgerError(DetenteError):
    """The ledger cannot be used."""


class IntegrityError(LedgerError):
    """What is stored is not what was signed."""


class StorageError(LedgerError):
    """The disk, the folder or the lock refuses."""


class MissingPart(DetenteError):
    """An optional part of the program is not installed."""


class EndpointError(DetenteError):
    """A language model that the user set did not answer as it should."""


class AnswerError(EndpointError):
    """The answer of a language model is not of the closed form."""


class ExchangeError(DetenteError):
    """The other desk cannot be reached, refused, or does not answer as a desk does."""

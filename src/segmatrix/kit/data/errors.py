"""What the kit says when customer data cannot be used as they stand."""


class DataError(Exception):
    """Data that cannot be used, and what to do about it.

    Attributes:
        message: what is wrong, as a sentence.
        hint: what to do next.
        file: the file or table it stands in, where one is known.
        row: the row of data, counted from 1 without headings, where one is known.
    """

    def __init__(
        self, message: str, hint: str = "", *, file: str | None = None, row: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = file
        self.row = row

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (self.file, f"row {self.row}" if self.row is not None else None)
            if part
        )
        return f"{place}: {self.message}" if place else self.message

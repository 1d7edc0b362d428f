from django.db import models


class Entry(models.Model):
    """The words of one text of a matrix, so that it can be found; kept true by facts.

    `kind` and `ref` say what it is the text of (`nouns`). `scope` holds, as words of their own, who
    may find it (`access`); `body` its folded words with blanks between. The entry without kind and
    ref says in its scope that the matrix has its whole index.

    Beside the table stands an index of the words (`words`), made by hand for each database; a
    migration that rebuilds the table makes that one again.
    """

    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, blank=True)
    ref = models.CharField(max_length=40, blank=True)
    scope = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "kind", "ref"], name="one_entry_per_text_of_a_matrix"
            )
        ]

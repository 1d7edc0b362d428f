import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from segmatrix.search import words


def make_words(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of words, each database's own; it holds nothing that entries do not."""
    words.make(editor.connection)


def drop_words(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index of words away."""
    with editor.connection.cursor() as cursor:
        for statement in words.words(editor.connection).drop:
            cursor.execute(statement)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("matrix", "0004_findings")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=12)),
                ("ref", models.CharField(blank=True, max_length=40)),
                ("scope", models.TextField()),
                ("body", models.TextField()),
                (
                    "matrix",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.matrix",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("matrix", "kind", "ref"), name="one_entry_per_text_of_a_matrix"
                    )
                ],
            },
        ),
        migrations.RunPython(make_words, drop_words),
    ]

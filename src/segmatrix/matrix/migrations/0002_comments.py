import django.db.models.deletion
from django.db import migrations, models

import segmatrix.base.ids


def _key() -> models.CharField:
    return models.CharField(
        default=segmatrix.base.ids.new_id, max_length=16, primary_key=True, serialize=False
    )


def _of(model: str, *, null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.CASCADE,
        related_name="+",
        to=f"matrix.{model}",
    )


class Migration(migrations.Migration):
    dependencies = [("matrix", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", _key()),
                ("placed_by", models.CharField(blank=True, max_length=16)),
                ("started_at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(null=True)),
                ("resolved_by", models.CharField(blank=True, max_length=16)),
                ("resolved_by_name", models.CharField(blank=True, max_length=200)),
                ("dimension", _of("dimension", null=True)),
                ("matrix", _of("matrix")),
                ("segment", _of("segment", null=True)),
                ("statement", _of("statement", null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", _key()),
                ("position", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("mentions", models.JSONField(default=list)),
                ("member_id", models.CharField(max_length=16)),
                ("author_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("said_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("removed", models.BooleanField(default=False)),
                ("thread", _of("thread")),
            ],
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dimension", None), ("placed_by", ""), ("segment", None)),
                    models.Q(("dimension", None), ("segment__isnull", False), ("statement", None)),
                    models.Q(("placed_by", ""), ("segment__isnull", False), ("statement", None)),
                    _connector="OR",
                ),
                name="a_thread_hangs_on_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                fields=("thread", "position"), name="one_comment_per_place_in_a_thread"
            ),
        ),
    ]

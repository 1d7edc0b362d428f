import django.db.models.deletion
from django.db import migrations, models

import segmatrix.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("matrix", "0006_drafting"),
    ]

    operations = [
        migrations.CreateModel(
            name="DismissedContact",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=segmatrix.base.ids.new_id,
                        max_length=16,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("member_id", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=200)),
                ("by_name", models.CharField(max_length=200)),
                ("current", models.BooleanField(default=True)),
                (
                    "dimension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.dimension",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.segment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["segment", "dimension", "member_id"],
                        name="one_dismissal_per_suggested_contact",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Persona",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=segmatrix.base.ids.new_id,
                        max_length=16,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=300)),
                ("goals", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("member_id", models.CharField(max_length=16)),
                ("author_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("said_at", models.DateTimeField()),
                ("removed", models.BooleanField(default=False)),
                (
                    "segment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.segment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["segment", "removed"], name="matrix_pers_segment_0b9bf6_idx"
                    )
                ],
            },
        ),
    ]

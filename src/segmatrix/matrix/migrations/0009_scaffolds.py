import django.db.models.deletion
from django.db import migrations, models

import segmatrix.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("matrix", "0008_profile_rows"),
        ("people", "0002_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Scaffold",
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
                ("content", models.JSONField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("member_id", models.CharField(max_length=16)),
                ("author_name", models.CharField(max_length=200)),
                ("saved_at", models.DateTimeField()),
                ("removed", models.BooleanField(default=False)),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.workspace",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["workspace", "removed"], name="matrix_scaf_workspa_191839_idx"
                    )
                ],
            },
        ),
    ]

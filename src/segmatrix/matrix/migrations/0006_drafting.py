import django.db.models.deletion
from django.db import migrations, models

import segmatrix.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("matrix", "0005_revisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
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
                ("asked_id", models.CharField(blank=True, max_length=16)),
                ("asked_name", models.CharField(blank=True, max_length=200)),
                ("asked_department", models.CharField(blank=True, max_length=100)),
                ("note", models.CharField(blank=True, max_length=2000)),
                ("asker_id", models.CharField(max_length=16)),
                ("asker_name", models.CharField(max_length=200)),
                ("asker_department", models.CharField(blank=True, max_length=100)),
                ("asked_at", models.DateTimeField()),
                ("withdrawn", models.BooleanField(default=False)),
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
        ),
        migrations.CreateModel(
            name="Proposal",
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
                ("text", models.TextField()),
                ("member_id", models.CharField(max_length=16)),
                ("author_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("said_at", models.DateTimeField()),
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
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.question",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Outcome",
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
                ("kind", models.CharField(max_length=10)),
                ("text", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                ("member_id", models.CharField(max_length=16)),
                ("by_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("at", models.DateTimeField()),
                ("current", models.BooleanField(default=True)),
                (
                    "statement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.statement",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.proposal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("proposal",),
                        name="one_current_outcome_per_proposal",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(
                fields=["segment", "dimension", "withdrawn"], name="matrix_ques_segment_f1b1d0_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_id", ""), models.Q(("asked_department", ""), _negated=True)),
                    models.Q(models.Q(("asked_id", ""), _negated=True), ("asked_department", "")),
                    _connector="OR",
                ),
                name="a_question_is_asked_of_one_member_or_department",
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                fields=["segment", "dimension"], name="matrix_prop_segment_8198b1_idx"
            ),
        ),
        migrations.CreateModel(
            name="Confirmation",
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
                ("reason", models.CharField(max_length=2000)),
                ("member_id", models.CharField(max_length=16)),
                ("by_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "matrix",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.matrix",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="segment",
            name="confirmation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="matrix.confirmation",
            ),
        ),
        migrations.CreateModel(
            name="Endorsement",
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
                ("edition", models.PositiveIntegerField()),
                ("missing", models.CharField(blank=True, max_length=2000)),
                ("member_id", models.CharField(max_length=16)),
                ("by_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("at", models.DateTimeField()),
                ("current", models.BooleanField(default=True)),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("matrix", "member_id"),
                        name="one_current_endorsement_per_member",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pulse",
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
                ("opened_by", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("closed_by", models.CharField(blank=True, max_length=200)),
                ("closed_at", models.DateTimeField(null=True)),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("matrix",),
                        name="one_open_pulse_per_matrix",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PulseList",
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
                ("groups", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "pulse",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matrix.pulse",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pulse", "member_id"), name="one_list_per_pulse_and_member"
                    )
                ],
            },
        ),
    ]

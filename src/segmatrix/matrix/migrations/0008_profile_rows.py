from django.db import migrations

QUESTIONS = ("outcomes", "obstacles", "alternatives", "choosing")
FIRST = 8  # the place behind the rows that every matrix began with


def ask_the_profile(apps, schema_editor):
    """Give every matrix the rows of the profile, out of its table."""
    matrices = apps.get_model("matrix", "Matrix").objects.values_list("pk", flat=True)
    dimensions = apps.get_model("matrix", "Dimension").objects
    dimensions.bulk_create(
        (
            dimensions.model(
                matrix_id=matrix_id,
                key=key,
                kind="statements",
                position=FIRST + number,
                standing="aside",
            )
            for matrix_id in matrices.iterator()
            for number, key in enumerate(QUESTIONS)
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("matrix", "0007_profile"),
    ]

    operations = [
        migrations.RunPython(ask_the_profile, migrations.RunPython.noop),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="link",
            name="quoted",
            field=models.BooleanField(default=False),
        ),
    ]

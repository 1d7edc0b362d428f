from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "segmatrix.rounds"
    default_auto_field = "django.db.models.BigAutoField"

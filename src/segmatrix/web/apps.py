from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "segmatrix.web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `live` know what keeps our pages true."""
        from segmatrix.web import live

        live.register()

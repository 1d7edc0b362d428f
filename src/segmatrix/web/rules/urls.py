from django.urls import path

from segmatrix.web.rules import builder, looks, pages

RULE = "m/<slug:matrix_id>/segments/<slug:segment_id>/rule/"

app_name = "rules"
urlpatterns = [
    path(RULE, pages.page, name="page"),
    path(RULE + "save/", pages.save, name="save"),
    path(RULE + "look/", looks.look, name="look"),
    path(RULE + "numbers/", looks.numbers, name="numbers"),
    path(RULE + "examples/", looks.examples, name="examples"),
    path(RULE + "sql/", looks.sql, name="sql"),
    path(RULE + "complete/", looks.completions, name="complete"),
    path(RULE + "build/", builder.build, name="build"),
]

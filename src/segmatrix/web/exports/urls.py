from django.urls import path

from segmatrix.web.exports import files

MATRIX = "m/<slug:matrix_id>/export/"

app_name = "exports"
urlpatterns = [
    path(MATRIX + "matrix.xlsx", files.workbook, name="workbook"),
    path(MATRIX + "matrix.csv", files.delimited, name="delimited"),
    path(MATRIX + "template.xlsx", files.template, name="template"),
]

from segmatrix.cli import app

app()

from django.urls import path

from segmatrix.web.reviews import pages

REVIEWS = "m/<slug:matrix_id>/reviews/"
REVIEW = REVIEWS + "<slug:review_id>/"

app_name = "reviews"
urlpatterns = [
    path(REVIEWS, pages.all_reviews, name="all"),
    path(REVIEWS + "ask/", pages.to_ask, name="to-ask"),
    path(REVIEWS + "add/", pages.ask, name="ask"),
    path(REVIEW, pages.review, name="review"),
    path(REVIEW + "answer/", pages.answer, name="answer"),
    path(REVIEW + "remind/", pages.remind, name="remind"),
    path(REVIEW + "withdraw/", pages.withdraw, name="withdraw"),
]

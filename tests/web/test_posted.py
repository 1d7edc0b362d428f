"""What a browser posts is taken as what it should be."""

import pytest
from django.test import RequestFactory

from segmatrix.base.ids import is_id, new_id
from segmatrix.web import posted
from segmatrix.web.forms import OperationForm


def by_hand(sent: str) -> str:
    return posted.operation(RequestFactory().post("/", {"operation": sent}))


def by_form(sent: str) -> str:
    form = OperationForm({"operation": sent})
    assert form.is_valid()
    return form.cleaned_data["operation"]


@pytest.mark.parametrize("taken", [by_hand, by_form])
def test_an_operation_id_is_kept(taken):
    sent = new_id()
    assert taken(sent) == sent


@pytest.mark.parametrize("taken", [by_hand, by_form])
@pytest.mark.parametrize("sent", ["", "one", "0" * 15, "0" * 17, "O" * 16, "0" * 15 + "\u0660"])
def test_what_is_no_operation_id_is_replaced_by_a_fresh_one(taken, sent):
    assert is_id(taken(sent))
    assert taken(sent) != taken(sent)


def test_a_text_has_neither_nul_nor_white_space_around_it():
    request = RequestFactory().post("/", {"name": " \0Risk\0 modellers \0"})
    assert posted.text(request, "name") == "Risk modellers"

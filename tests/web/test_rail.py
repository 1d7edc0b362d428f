"""The rail: four groups, each hidden until it holds something for its reader."""

from segmatrix.people.terms import Permission
from segmatrix.web.rail import shelves


def labels(*place, may=()):
    return [[str(link.label) for link in shelf.links] for shelf in shelves(*place, may)]


def test_a_matrix_shows_its_pages_and_its_people():
    assert labels("w1", "m1") == [
        ["Overview", "Matrix", "Map", "Glossary", "Search"],
        [
            "Plan",
            "Charter",
            "Revisions",
            "People to ask",
            "Rounds",
            "Comments",
            "Agreement",
            "People",
        ],
    ]


def test_customer_data_is_for_those_who_work_with_it():
    assert labels("w1", "m1", may=[Permission.DATA])[-1] == ["Customer data"]


def test_evidence_is_for_those_who_may_add_to_it():
    assert labels("w1", "m1", may=[Permission.EDIT_CELLS])[-1] == ["Evidence"]


def test_a_page_outside_a_matrix_shows_the_workspace_alone():
    assert labels("w1", "") == [["People"]]


def test_nobodys_page_shows_nothing():
    assert labels("", "") == []


def test_who_came_by_a_link_sees_the_matrix_and_what_is_asked():
    may = [Permission.READ, Permission.COMMENT, Permission.EDIT_CELLS]
    (shelf,) = shelves("w1", "m1", may, guest=True)
    assert [str(link.label) for link in shelf.links] == [
        "Overview",
        "Matrix",
        "Map",
        "To answer",
        "Rounds",
    ]

"""The example beside a running product: nobody can sign in to it, and visitors are let in."""

from segmatrix.base.actor import Actor
from segmatrix.demo.building import build, let_in
from segmatrix.demo.story import harbourlight
from segmatrix.people import queries as people
from segmatrix.people.models import User
from segmatrix.people.terms import Role


def test_nobody_can_sign_in_to_it_and_a_visitor_is_let_in(db: None) -> None:
    built = build(harbourlight())
    assert not any(user.has_usable_password() for user in User.objects.all())
    visitor = User.objects.create_user("visitor@somewhere.test", "a lighthouse at night")
    elsewhere = Actor("elsewhere0000000", "visitor000000000", "Vera", "Sales")
    for _again in range(2):
        let_in(built, visitor.pk, elsewhere, operation_id="visit")
    inside = people.actor_for(visitor, built.workspace_id)
    assert (inside.name, people.role(inside)) == ("Vera", Role.OWNER)
    assert not any(link.usable for link in people.invitations(inside))

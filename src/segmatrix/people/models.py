from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from segmatrix.base.ids import new_id
from segmatrix.people.terms import LONGEST_NAME, Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts from an e-mail address and a password."""

    def create_user(self, email: str, password: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email))
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: an e-mail address and a password. Who somebody is, their memberships say.

    One made `for_link` stands behind somebody who came by a link: it has no password, its address
    leads nowhere, and nobody can sign in to it.
    """

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    for_link = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
        ]


class Workspace(models.Model):
    """One organisation's space; nothing in it exists for anybody outside."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    name = models.CharField(max_length=LONGEST_NAME)
    timezone = models.CharField(max_length=64)


class Department(models.Model):
    """A department's name in one workspace, in the order they came up."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "workspace", Lower("name"), name="one_department_per_name_and_workspace"
            )
        ]


class Member(models.Model):
    """A person with an account in a workspace; `joining.member_id` makes the id.

    Somebody removed keeps the row, with `left_at`, because facts and statements name it; coming
    back by a new invitation revives it. A `guest` is in no workspace: what exists for them is the
    matrix of each `Admission`, as long as its link works, and their role is the link's.
    """

    id = models.CharField(max_length=16, primary_key=True)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    department = models.ForeignKey(
        Department, null=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    analyst = models.BooleanField(default=False)
    guest = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user"], name="one_member_per_account_and_workspace"
            )
        ]


class MatrixRole(models.Model):
    """A member's role in one matrix, where it differs from their role in the workspace."""

    matrix_id = models.CharField(max_length=16)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix_id", "member"], name="one_role_per_member_and_matrix"
            )
        ]


class Invitation(models.Model):
    """A link that lets whoever has it join with a role, until it expires or is revoked.

    `code` is the secret part of the link. `department` preselects one and may be empty.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=32, unique=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    department = models.CharField(max_length=LONGEST_NAME, blank=True)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Link(models.Model):
    """A link into one matrix for people without an account.

    A guest link lets in whoever has it; a personal link is one `person`'s and asks them nothing.
    Its secret is made of `id` and `renewal` (`tokens`) and stored nowhere; of the short code one
    may type instead, only a digest is. `domains` are the ends of e-mail addresses it lets in.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    matrix_id = models.CharField(max_length=16, db_index=True)
    person = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    department = models.CharField(max_length=LONGEST_NAME, blank=True)
    password = models.CharField(max_length=128, blank=True)
    domains = models.JSONField(default=list)
    address = models.EmailField(blank=True)
    renewal = models.PositiveIntegerField(default=0)
    code_digest = models.CharField(max_length=64, unique=True, null=True)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Admission(models.Model):
    """A guest came in by a link; `address` is what they gave where it asks for one."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)
    admitted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["link", "member"], name="one_admission_per_guest_and_link"
            )
        ]

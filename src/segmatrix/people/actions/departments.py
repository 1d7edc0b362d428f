"""Departments come up by being named."""

from segmatrix.people.models import Department
from segmatrix.people.naming import check_department


def department_called(workspace_id: str, text: str) -> Department | None:
    """Return the department of that name, made when it first comes up; None for no name."""
    name = check_department(text)
    if not name:
        return None
    found = Department.objects.filter(workspace_id=workspace_id, name__iexact=name).first()
    return found or Department.objects.create(workspace_id=workspace_id, name=name)


def name_of(department: Department | None) -> str:
    """Return the name of a department, empty for none."""
    return department.name if department else ""

from django.urls import path

from segmatrix.web.people import accounts, examples, invitations, members, workspaces

app_name = "people"
urlpatterns = [
    path("", workspaces.home, name="home"),
    path("account/", accounts.account, name="account"),
    path("join/<str:code>/", invitations.join, name="join"),
    path("workspaces/new/", workspaces.new_workspace, name="new-workspace"),
    path("w/<slug:workspace_id>/", workspaces.start, name="start"),
    path("w/<slug:workspace_id>/example/", examples.example, name="example"),
    path("w/<slug:workspace_id>/name/", workspaces.rename, name="rename-workspace"),
    path("w/<slug:workspace_id>/members/", members.members, name="members"),
    path("w/<slug:workspace_id>/members/invite/", members.invite, name="invite"),
    path(
        "w/<slug:workspace_id>/invitations/<slug:invitation_id>/revoke/",
        members.revoke,
        name="revoke",
    ),
    path("w/<slug:workspace_id>/members/<slug:member_id>/", members.member, name="member"),
    path(
        "w/<slug:workspace_id>/members/<slug:member_id>/matrices/",
        members.matrix_roles,
        name="matrix-roles",
    ),
    path("w/<slug:workspace_id>/members/<slug:member_id>/remove/", members.remove, name="remove"),
]

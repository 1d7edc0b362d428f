from segmatrix.workshops.models.agreements import Agreement
from segmatrix.workshops.models.boards import Group, Note, SetAside
from segmatrix.workshops.models.talks import Talk
from segmatrix.workshops.models.workshops import Participant, Phase, Ready, Workshop

__all__ = [
    "Agreement",
    "Group",
    "Note",
    "Participant",
    "Phase",
    "Ready",
    "SetAside",
    "Talk",
    "Workshop",
]

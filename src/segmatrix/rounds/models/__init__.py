from segmatrix.rounds.models.answers import Answer
from segmatrix.rounds.models.rounds import Invitee, Question, Round

__all__ = ["Answer", "Invitee", "Question", "Round"]

"""What every form for a write carries."""

from django import forms

from segmatrix.base.ids import ALPHABET, LENGTH, new_id


class OperationForm(forms.Form):
    """A form for one write; sent twice, it is carried out once.

    A browser that sends no usable id has its write carried out each time.
    """

    operation = forms.CharField(widget=forms.HiddenInput, initial=new_id, required=False)

    def clean_operation(self) -> str:
        sent = self.cleaned_data["operation"]
        return sent if len(sent) == LENGTH and set(sent) <= set(ALPHABET) else new_id()

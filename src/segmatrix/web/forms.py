"""What every form for a write carries."""

from django import forms

from segmatrix.base.ids import new_id
from segmatrix.web.posted import usable_operation


class OperationForm(forms.Form):
    """A form for one write; sent twice, it is carried out once."""

    operation = forms.CharField(widget=forms.HiddenInput, initial=new_id, required=False)

    def clean_operation(self) -> str:
        return usable_operation(self.cleaned_data["operation"])

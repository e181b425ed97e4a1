"""Blank workbooks to be filled in: that of a whole pack, and the forms of departments."""

from cqquality.returns.template.blank import blank_workbook, write_template
from cqquality.returns.template.form_sheet import blank_form, write_form

__all__ = ["blank_form", "blank_workbook", "write_form", "write_template"]

"""The blank workbook of a pack, in which a return is filled in."""

from cqquality.returns.template.blank import blank_workbook, write_template

__all__ = ["blank_workbook", "write_template"]

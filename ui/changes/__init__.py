"""The list of changes and the details of the selected one."""

"""The rules that say what a bracket is, in :data:`archivetext.insertions.RULES` in their order."""

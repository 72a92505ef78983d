"""The document itself: paragraphs, notes and their marks, attendance and turns."""

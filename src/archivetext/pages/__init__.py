"""The page around a document: header, fields, citation, body, furniture."""

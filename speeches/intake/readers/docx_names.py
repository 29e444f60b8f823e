"""Namespaces of the parts of a Word document."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC = "{http://purl.org/dc/elements/1.1/}"
V = "{urn:schemas-microsoft-com:vml}"  # drawings of Word before 2010

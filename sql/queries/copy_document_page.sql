copy staging.document_page from stdin with (format binary);

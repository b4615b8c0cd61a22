copy staging.document_page from stdin;

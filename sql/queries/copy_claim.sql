copy pg_temp.found_claim (kind, record_id, source, field, vendor, agency, action, standing, attributed, attributed_by, product, trigger, sentence, quote) from stdin;

copy pg_temp.found (kind, record_id, source, field, product, vendor, starts, ends, found, quote) from stdin;

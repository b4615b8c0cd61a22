copy ref_products (product, vendor, words, pattern, near, never, what, source, off, line) from stdin with (format csv);

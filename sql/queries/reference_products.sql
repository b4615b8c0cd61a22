copy ref_products (product, vendor, words, pattern, near, never, what, source) from stdin with (format csv, header);

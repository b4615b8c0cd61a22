copy ref_vendors (vendor, class, software, names, ueis, what, source, off, line) from stdin with (format csv);

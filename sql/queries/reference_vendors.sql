copy ref_vendors (vendor, class, software, names, ueis, what, source) from stdin with (format csv, header);

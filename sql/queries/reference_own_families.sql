copy ref_families (family, vendor, from_date, until_date, why, source, off, line) from stdin with (format csv);

copy ref_families (family, vendor, from_date, until_date, why, source) from stdin with (format csv, header);

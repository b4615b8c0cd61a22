copy ref_resellers (vendor, kind, vehicles, carries, source) from stdin with (format csv, header);

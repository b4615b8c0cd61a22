copy ref_resellers (vendor, kind, vehicles, carries, source, off, line) from stdin with (format csv);

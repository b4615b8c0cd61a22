copy ref_agencies (agency, name, parent, cgac, fpds, level, aliases, source, off, line) from stdin with (format csv);

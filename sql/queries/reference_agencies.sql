copy ref_agencies (agency, name, parent, cgac, fpds, level, aliases, source) from stdin with (format csv, header);

-- Where the reference files are read into, as text and in their own columns.
create temp table ref_agencies (agency text, name text, parent text, cgac text, fpds text, level text, aliases text, source text, own boolean default true, off text, line bigint) on commit drop;
create temp table ref_vendors (vendor text, class text, software text, names text, ueis text, what text, source text, own boolean default true, off text, line bigint) on commit drop;
create temp table ref_families (family text, vendor text, from_date text, until_date text, why text, source text, own boolean default true, off text, line bigint) on commit drop;
create temp table ref_products (product text, vendor text, words text, pattern text, near text, never text, what text, source text, own boolean default true, off text, line bigint) on commit drop;
create temp table ref_resellers (vendor text, kind text, vehicles text, carries text, source text, own boolean default true, off text, line bigint) on commit drop;
create temp table ref_keys (name text, name_key text) on commit drop;
create temp table ref_wrong (file text, line bigint, message text) on commit drop;

-- The names that running text is searched for. A name that is also a word of the language counts only where a
-- text uses it as a name: one that no product list dares to search for by itself.
with legal as (
    select n.vendor, trim(regexp_replace(n.name, '(?i)([,\s]+(INCORPORATED|INC|L\.?L\.?C|LTD|LIMITED|CORPORATION|CORP|COMPANY|CO|L\.?P|L\.?L\.?P|PLC|GMBH|USG|N\.?V|S\.?A|A\.?G|B\.?V)\.?)+$', '')) as name
    from core.known_vendor_name n
), word as (
    select distinct upper(trim(w)) as word from core.product p, unnest(string_to_array(p.words, ';')) w where p.near is null
), names as (
    select vendor as party, null::text as product, vendor as words, null::text as pattern, null::text as never, false as is_agency,
        k.class = 'maker' and vendor !~ '[ 0-9.]' and upper(vendor) not in (select word from word) as is_word
    from core.known_vendor k
    union all
    select distinct l.vendor, null, l.name, null, null, false, l.name !~ ' '
    from legal l where length(l.name) >= 5 and upper(l.name) <> upper(l.vendor)
    union all
    -- "Accenture Federal Services" goes by "Accenture"
    select vendor, null, regexp_replace(vendor, ' (Federal|Government|Public Sector)( .*)?$', ''), null, null, false, true
    from core.known_vendor where vendor ~ '^\S{5,} (Federal|Government|Public Sector)( .*)?$' and class in ('integrator', 'services')
    union all
    select vendor, product, trim(w), pattern, never, false, near is not null
    from core.product, unnest(string_to_array(words, ';')) w where trim(w) <> ''
    union all
    select k.agency, null, x.name, null, null, true, false
    from core.known_agency k
    join core.known_agency_name n using (agency),
    lateral (select n.written union select k.name) o (name),
    lateral (select regexp_replace(replace(o.name, ' & ', ' and '), '^(U\.S\.|US|United States) ', '') as bare) b,
    lateral (select o.name union select b.bare union select 'U.S. ' || b.bare union select 'US ' || b.bare) x (name)
    -- one word in small letters ("State", "Energy") is no name; "Department of the Navy" goes by "Navy"
    where length(x.name) > 1 and (x.name ~ ' ' or x.name !~ '[a-z]' or k.name = 'Department of the ' || x.name)
)
select party, product, words, pattern, never, is_agency, is_word from names
order by is_agency, party collate "C", product collate "C" nulls first, words collate "C";

-- Numbers of awards and solicitations in the forms in which they are compared. No function here calls another one
-- of ours: a query on the contracts looks into both, also for a reader who may use nothing but pub.

-- letters and digits alone: "70CDCR-20-D-00000011" is 70CDCR20D00000011
create function core.number_key(number text) returns text
language sql immutable parallel safe as $$
    select nullif(regexp_replace(upper(number), '[^A-Z0-9]+', '', 'g'), '')
$$;

-- … where O and 0, I, L and 1 are the same, and zeros in a row are one: how a number looks that was typed wrongly
create function core.number_look(number text) returns text
language sql immutable parallel safe as $$
    select regexp_replace(translate(nullif(regexp_replace(upper(number), '[^A-Z0-9]+', '', 'g'), ''), 'OIL', '011'), '0+', '0', 'g')
$$;

create index contract_number_key on core.contract (core.number_key(piid));
create index contract_number_look on core.contract (core.number_look(piid));
create index contract_parent_number_key on core.contract (core.number_key(parent_piid));
create index contract_solicitation_key on core.contract (core.number_key(solicitation));
create index contract_solicitation_look on core.contract (core.number_look(solicitation));

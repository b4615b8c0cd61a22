-- The awards that a number belongs to, as other records give it, and by which rule: the very number (rank 1), its
-- vehicle's (2), or, only where no award has the very number, one that a typing error explains (3 to 5). Numbers are given
-- out in sequence: one sign that differs is another award, so only errors of these kinds are mended, and only in numbers
-- of ten signs and more.
create or replace function core.awards_of(number text) returns table (contract_id uuid, rank integer, how text)
language plpgsql stable security definer rows 2 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    given text := core.number_key(number);
    look text := core.number_look(number);
    swapped text[];
    found_id uuid;
    found_key text;
    fits bigint;
begin
    return query
        select c.contract_id, 1, 'the same number' from core.contract c where core.number_key(c.piid) = given
        union all
        select c.contract_id, 2, 'the number of the vehicle that it is an order under' from core.contract c where core.number_key(c.parent_piid) = given;
    if found or length(given) not between 10 and 40 then
        return;
    end if;
    swapped := array(select left(given, i - 1) || substr(given, i + 1, 1) || substr(given, i, 1) || substr(given, i + 2) from generate_series(1, length(given) - 1) i);
    select min(c.contract_id::text)::uuid, min(core.number_key(c.piid)), count(distinct c.contract_id) into found_id, found_key, fits from core.contract c
    where core.number_look(c.piid) = look or core.number_key(c.piid) = any(swapped);
    -- a repair that fits several awards repairs nothing
    if fits = 1 then
        return query select found_id,
            case when translate(found_key, 'OIL', '011') = translate(given, 'OIL', '011') then 3 when core.number_look(found_key) = look then 4 else 5 end,
            case when translate(found_key, 'OIL', '011') = translate(given, 'OIL', '011') then 'O for 0, or I or L for 1'
                when core.number_look(found_key) = look then 'a zero too many or too few' else 'two neighbouring signs changed places' end;
    end if;
end
$$;

-- The same for a solicitation's number.
create or replace function core.awards_under(number text) returns table (contract_id uuid, rank integer, how text)
language plpgsql stable security definer rows 2 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    given text := core.number_key(number);
    look text := core.number_look(number);
begin
    if length(given) < 6 then
        return;
    end if;
    return query select c.contract_id, 1, 'the same solicitation number' from core.contract c where core.number_key(c.solicitation) = given;
    if not found and length(given) >= 10 then
        return query select c.contract_id, 3, 'the same solicitation number, but for O or 0, I or 1, or the number of zeros'
            from core.contract c where core.number_look(c.solicitation) = look;
    end if;
end
$$;

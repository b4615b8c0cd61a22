-- The ledger takes what is new or different; a row that is as it was is not written.

analyze evidence_now (evidence_id, record_id);

do $$
declare
    written bigint;
begin
    if core.fill_begin('core.evidence') then
        insert into core.evidence select * from evidence_now;
        get diagnostics written = row_count;
        perform core.fill_end('core.evidence', written);
        return;
    end if;

    delete from core.evidence e
    where e.record_id in (select record_id from dirty) and not exists (select from evidence_now n where n.evidence_id = e.evidence_id);

    insert into core.evidence as e
    select n.* from evidence_now n
    where not exists (select from core.evidence x where x.evidence_id = n.evidence_id and row(x.*) is not distinct from row(n.*))
    on conflict (evidence_id) do update set
        relation = excluded.relation, kind = excluded.kind, family = excluded.family, vendor = excluded.vendor, vendor_id = excluded.vendor_id,
        known = excluded.known, through = excluded.through, through_id = excluded.through_id, agency = excluded.agency, agency_role = excluded.agency_role,
        date = excluded.date, end_date = excluded.end_date, obligated = excluded.obligated, potential = excluded.potential, ceiling = excluded.ceiling,
        subaward_amount = excluded.subaward_amount, income = excluded.income, expenses = excluded.expenses, currency = excluded.currency,
        amount_of = excluded.amount_of, product = excluded.product, quote = excluded.quote, record_kind = excluded.record_kind, record_id = excluded.record_id,
        contract_id = excluded.contract_id, contract_key = excluded.contract_key, piid = excluded.piid, parent_piid = excluded.parent_piid,
        modification = excluded.modification, solicitation = excluded.solicitation, record_title = excluded.record_title, source = excluded.source,
        page_id = excluded.page_id, place = excluded.place, source_url = excluded.source_url, grade = excluded.grade, because = excluded.because,
        could_be_wrong = excluded.could_be_wrong, software = excluded.software, software_rule = excluded.software_rule, first_seen = excluded.first_seen,
        action = excluded.action;
    get diagnostics written = row_count;
    perform core.grown('core.evidence', written);
end
$$;

-- Which source's record is shown where two sources tell of one thing: one that stands before one that is gone, then by the
-- source's name, so that a record and its parts come from one source. Contracts and their modifications: 50_contract.sql.
select core.choose_best(k.kind) from core.record_kind k
where k.kind not in ('contract', 'modification') and k.kind in (select kind from touched);

-- What has been read so far is the project's own; what comes behind it is the reporter's.
with a as (update ref_agencies set own = false where own), v as (update ref_vendors set own = false where own),
    f as (update ref_families set own = false where own), p as (update ref_products set own = false where own)
update ref_resellers set own = false where own;

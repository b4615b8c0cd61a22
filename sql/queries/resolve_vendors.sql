-- $1, $2: vendors that were judged; either may be null
select core.know_vendors(array_remove(array[$1::uuid, $2::uuid], null));

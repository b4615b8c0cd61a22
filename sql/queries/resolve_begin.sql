-- What the search finds; and which products are not what they were when all texts were searched.
create temp table found (kind text, record_id uuid, source text, field text, product text, vendor text, starts integer, ends integer, found text, quote text) on commit drop;
create temp table changed_product on commit drop as
select product, core.product_signature(p) as signature from core.product p where matched_as is distinct from core.product_signature(p);

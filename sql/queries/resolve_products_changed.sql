select p.product, p.vendor, p.words, p.pattern, p.near, p.never from core.product p join pg_temp.changed_product using (product) order by p.product collate "C";

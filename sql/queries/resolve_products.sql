select product, vendor, words, pattern, near, never from core.product order by product collate "C";

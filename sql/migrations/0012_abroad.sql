-- Bidders at home and abroad, and payments in other currencies: whose agency it is, and what the
-- amounts are in.
alter table staging.bidder add column jurisdiction text;
alter table core.bidder add column jurisdiction text;
alter table staging.payment add column currency text;
alter table core.payment add column currency text;

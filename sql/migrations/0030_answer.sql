-- The answer is mostly asked for software vendors: a few rows of an agency's many.
create index pitched_software on core.pitched (agency, relation, family) where software;

/*
 * record.h: the one table of what a parser can say: kinds of record and their fields.
 *
 * A kind is a table of the schema "staging" with the same name; a field is a column of it, in
 * this order, behind the columns that every such table has (run_id, page_id, place, record_id,
 * row_hash). tests/sql/staging.sh compares this table with the database.
 *
 * Types, and what a value looks like once it is set:
 *   TEXT   UTF-8 without NUL; runs of blanks kept, ends trimmed; "" is not a value
 *   NAME   a vendor's name as filed; its column is followed by <name>_key, the form in which
 *          names are compared (see name.h)
 *   CODE   a number or key by which records are found, at most LIMIT_CODE bytes
 *   DATE   2025-03-28
 *   TIME   2025-03-28 15:04:05+00, in UTC where the portal says its zone
 *   MONEY  -1234.50: at least two decimals, no grouping, no sign of currency
 *   COUNT  a whole number
 *   BOOL   t or f
 *   LIST   several texts
 *   VENDOR an id made from the fields that PARTY names: by UEI, else DUNS, else name
 *   AGENCY an id made from the fields that OFFICE names: by sub-tier code, else name, …
 *   CONTRACT an id made from the portal's own unique award key
 *
 * Flags: I the field is part of the record's identity (and required); R required; 0 neither.
 * A record without a required field is dropped with an issue that reaches its row.
 *
 * Names follow USAspending's and FPDS's data dictionaries.
 */
#ifndef RECORD_H
#define RECORD_H

/* who sold: F(kind, FIELD, column, TYPE, flag) */
#define RECORD_VENDOR(F, K) \
	F(K, VENDOR, vendor, NAME, 0) \
	F(K, VENDOR_AS_TYPED, vendor_as_typed, NAME, 0) \
	F(K, VENDOR_DBA, vendor_dba, NAME, 0) \
	F(K, VENDOR_UEI, vendor_uei, CODE, 0) \
	F(K, VENDOR_DUNS, vendor_duns, CODE, 0) \
	F(K, VENDOR_CAGE, vendor_cage, CODE, 0) \
	F(K, VENDOR_PARENT, vendor_parent, NAME, 0) \
	F(K, VENDOR_PARENT_UEI, vendor_parent_uei, CODE, 0) \
	F(K, VENDOR_CITY, vendor_city, TEXT, 0) \
	F(K, VENDOR_STATE, vendor_state, TEXT, 0) \
	F(K, VENDOR_COUNTRY, vendor_country, TEXT, 0) \
	F(K, VENDOR_IS_PERSON, vendor_is_person, BOOL, \
	    0) /* a sole proprietor: never published */ \
	F(K, VENDOR_ID, vendor_id, VENDOR, 0)

/* who bought, and for whom */
#define RECORD_AGENCIES(F, K) \
	F(K, AWARDING_TOPTIER_CODE, awarding_toptier_code, CODE, 0) \
	F(K, AWARDING_TOPTIER, awarding_toptier, TEXT, 0) \
	F(K, AWARDING_SUBTIER_CODE, awarding_subtier_code, CODE, 0) \
	F(K, AWARDING_SUBTIER, awarding_subtier, TEXT, 0) \
	F(K, AWARDING_OFFICE_CODE, awarding_office_code, CODE, 0) \
	F(K, AWARDING_OFFICE, awarding_office, TEXT, 0) \
	F(K, AWARDING_ID, awarding_id, AGENCY, 0) \
	F(K, FUNDING_TOPTIER_CODE, funding_toptier_code, CODE, 0) \
	F(K, FUNDING_TOPTIER, funding_toptier, TEXT, 0) \
	F(K, FUNDING_SUBTIER_CODE, funding_subtier_code, CODE, 0) \
	F(K, FUNDING_SUBTIER, funding_subtier, TEXT, 0) \
	F(K, FUNDING_OFFICE_CODE, funding_office_code, CODE, 0) \
	F(K, FUNDING_OFFICE, funding_office, TEXT, 0) \
	F(K, FUNDING_ID, funding_id, AGENCY, 0)

/* one agency */
#define RECORD_AGENCY(F, K) \
	F(K, TOPTIER_CODE, toptier_code, CODE, 0) \
	F(K, TOPTIER, toptier, TEXT, 0) \
	F(K, SUBTIER_CODE, subtier_code, CODE, 0) \
	F(K, SUBTIER, subtier, TEXT, 0) \
	F(K, OFFICE, office, TEXT, 0) \
	F(K, AGENCY_ID, agency_id, AGENCY, 0)

/* what was bought, when and how: told of an award as a whole or of one action on it */
#define RECORD_AWARD(F, K) \
	F(K, PIID, piid, CODE, 0) \
	F(K, PARENT_PIID, parent_piid, CODE, 0) \
	F(K, PARENT_AGENCY_CODE, parent_agency_code, CODE, 0) \
	F(K, PARENT_KEY, parent_key, CODE, 0) /* the vehicle's own unique key */ \
	F(K, CONTRACT_ID, contract_id, CONTRACT, 0) \
	F(K, IS_VEHICLE, is_vehicle, BOOL, 0) /* IDV: orders are placed under it */ \
	F(K, AWARD_TYPE, award_type, TEXT, 0) \
	F(K, JURISDICTION, jurisdiction, TEXT, 0) /* US, US-OH, GB, … */ \
	F(K, CURRENCY, currency, TEXT, 0)         /* ISO 4217; empty is USD */ \
	RECORD_AGENCIES(F, K) \
	RECORD_VENDOR(F, K) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, SOLICITATION, solicitation, CODE, 0) \
	F(K, START_DATE, start_date, DATE, 0) \
	F(K, END_DATE, end_date, DATE, 0) \
	F(K, POTENTIAL_END_DATE, potential_end_date, DATE, 0) \
	F(K, ORDERING_END_DATE, ordering_end_date, DATE, 0) \
	F(K, PSC, psc, TEXT, 0) \
	F(K, PSC_TEXT, psc_text, TEXT, 0) \
	F(K, NAICS, naics, TEXT, 0) \
	F(K, NAICS_TEXT, naics_text, TEXT, 0) \
	F(K, PRICING, pricing, TEXT, 0) \
	F(K, EXTENT_COMPETED, extent_competed, TEXT, 0) \
	F(K, NOT_COMPETED, not_competed, TEXT, 0) /* the reason: only one source, … */ \
	F(K, FAIR_OPPORTUNITY, fair_opportunity, TEXT, 0) \
	F(K, SET_ASIDE, set_aside, TEXT, 0) \
	F(K, OFFERS, offers, COUNT, 0) /* offers received */ \
	F(K, PERMALINK, permalink, TEXT, 0) \
	F(K, LAST_MODIFIED, last_modified, TIME, 0)

/* an award or vehicle as a whole */
#define RECORD_CONTRACT(F, K) \
	F(K, KEY, contract_key, CODE, I) /* CONT_AWD_…, or the portal's own */ \
	RECORD_AWARD(F, K) \
	F(K, SIGNED, signed, DATE, 0) \
	F(K, LATEST_ACTION, latest_action, DATE, 0) \
	F(K, OBLIGATED, obligated, MONEY, 0) \
	F(K, OUTLAYED, outlayed, MONEY, 0) \
	F(K, CURRENT_VALUE, current_value, MONEY, 0) \
	F(K, POTENTIAL, potential, MONEY, 0) /* with all options; vehicles: CEILING */ \
	F(K, CEILING, ceiling, MONEY, 0)     /* the most that may be ordered */ \
	F(K, ACTIONS, actions, COUNT, 0) \
	F(K, STATUS, status, TEXT, 0)

/* one action on an award: base award, modification, order; money of this action alone */
#define RECORD_MODIFICATION(F, K) \
	F(K, KEY, action_key, CODE, I) /* agency_refagency_PIID_mod_refPIID_n */ \
	F(K, CONTRACT_KEY, contract_key, CODE, R) \
	RECORD_AWARD(F, K) \
	F(K, MODIFICATION, modification, TEXT, 0) \
	F(K, TRANSACTION_NUMBER, transaction_number, CODE, 0) \
	F(K, ACTION_DATE, action_date, DATE, R) \
	F(K, ACTION_TYPE, action_type, TEXT, 0) \
	F(K, OBLIGATED, obligated, MONEY, 0) \
	F(K, BASE_EXERCISED, base_exercised, MONEY, 0) \
	F(K, BASE_ALL_OPTIONS, base_all_options, MONEY, 0) \
	F(K, TOTAL_OBLIGATED, total_obligated, MONEY, 0) /* the award's running totals, */ \
	F(K, TOTAL_CURRENT, total_current, MONEY, 0)     /* repeated on each action: */ \
	F(K, TOTAL_POTENTIAL, total_potential, MONEY, 0) /* never to be summed */ \
	F(K, TOTAL_OUTLAYED, total_outlayed, MONEY, 0) \
	F(K, REASON, reason, TEXT, 0) \
	F(K, STATUS, status, TEXT, 0)

/* a first-tier subaward, as the prime reported it */
#define RECORD_SUBAWARD(F, K) \
	F(K, KEY, report_id, CODE, I) \
	F(K, CONTRACT_KEY, contract_key, CODE, 0) /* of the prime award */ \
	F(K, CONTRACT_ID, contract_id, CONTRACT, 0) \
	F(K, PRIME_PIID, prime_piid, CODE, 0) \
	F(K, PRIME_PARENT_PIID, prime_parent_piid, CODE, 0) \
	F(K, PRIME_AMOUNT, prime_amount, MONEY, 0) \
	F(K, PRIME, prime, NAME, 0) \
	F(K, PRIME_UEI, prime_uei, CODE, 0) \
	F(K, PRIME_DUNS, prime_duns, CODE, 0) \
	F(K, PRIME_ID, prime_id, VENDOR, 0) \
	F(K, PRIME_DESCRIPTION, prime_description, TEXT, 0) \
	RECORD_AGENCIES(F, K) \
	F(K, NUMBER, number, CODE, 0) \
	F(K, AMOUNT, amount, MONEY, 0) \
	F(K, ACTION_DATE, action_date, DATE, 0) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, REPORT_YEAR, report_year, COUNT, 0) \
	F(K, REPORT_MONTH, report_month, COUNT, 0) \
	RECORD_VENDOR(F, K) \
	F(K, PERMALINK, permalink, TEXT, 0) \
	F(K, LAST_MODIFIED, last_modified, TIME, 0)

/* what an agency told the market: RFI, sources sought, solicitation, award notice, … */
#define RECORD_NOTICE(F, K) \
	F(K, KEY, notice_key, CODE, I) \
	F(K, SOLICITATION, solicitation, CODE, 0) \
	F(K, TITLE, title, TEXT, 0) \
	F(K, TYPE, type, TEXT, 0) \
	F(K, BASE_TYPE, base_type, TEXT, 0) \
	F(K, STATUS, status, TEXT, 0) \
	F(K, JURISDICTION, jurisdiction, TEXT, 0) \
	F(K, POSTED, posted, TIME, 0) \
	F(K, DEADLINE, deadline, TIME, 0) \
	F(K, ARCHIVE_DATE, archive_date, DATE, 0) \
	RECORD_AGENCY(F, K) \
	F(K, SET_ASIDE, set_aside, TEXT, 0) \
	F(K, NAICS, naics, TEXT, 0) \
	F(K, PSC, psc, TEXT, 0) \
	F(K, VALUE, value, MONEY, 0) /* the buyer's estimate */ \
	F(K, AWARD_NUMBER, award_number, CODE, 0) \
	F(K, AWARD_DATE, award_date, DATE, 0) \
	F(K, AWARD_AMOUNT, award_amount, MONEY, 0) \
	F(K, CURRENCY, currency, TEXT, 0) \
	F(K, AWARDEE_AS_FILED, awardee_as_filed, TEXT, 0) \
	RECORD_VENDOR(F, K) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, ACTIVE, active, BOOL, 0) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* a vendor that a notice, tender or court record names as having offered or been considered */
#define RECORD_BIDDER(F, K) \
	F(K, NOTICE_KEY, notice_key, CODE, I) \
	F(K, ROLE, role, TEXT, I)   /* tenderer, bid, listed, sole_source, … */ \
	F(K, LABEL, label, TEXT, I) /* the portal's id of the bid, or name */ \
	F(K, SOLICITATION, solicitation, CODE, 0) \
	F(K, TITLE, title, TEXT, 0) \
	F(K, DATE, date, DATE, 0) \
	F(K, OUTCOME, outcome, TEXT, 0) \
	F(K, AMOUNT, amount, MONEY, 0) \
	F(K, CURRENCY, currency, TEXT, 0) \
	RECORD_AGENCY(F, K) \
	RECORD_VENDOR(F, K) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, PERMALINK, permalink, TEXT, 0) \
	F(K, JURISDICTION, jurisdiction, TEXT, 0) /* US, US-OH, GB, … */

/* what an agency plans to buy: an intention, not a purchase */
#define RECORD_FORECAST(F, K) \
	F(K, KEY, forecast_key, CODE, I) \
	F(K, NUMBER, number, CODE, 0) \
	F(K, TITLE, title, TEXT, 0) \
	F(K, REQUIREMENT, requirement, TEXT, 0) \
	F(K, STATUS, status, TEXT, 0) \
	RECORD_AGENCY(F, K) \
	RECORD_VENDOR(F, K) /* the incumbent, as the agency says */ \
	F(K, CONTRACT_NUMBER, contract_number, CODE, 0) \
	F(K, LOW, low, MONEY, 0) /* bounds of the dollar band */ \
	F(K, HIGH, high, MONEY, 0) \
	F(K, VEHICLE, vehicle, TEXT, 0) \
	F(K, SET_ASIDE, set_aside, TEXT, 0) \
	F(K, NAICS, naics, TEXT, 0) \
	F(K, FISCAL_YEAR, fiscal_year, COUNT, 0) \
	F(K, AWARD_QUARTER, award_quarter, TEXT, 0) \
	F(K, SOLICITATION_DATE, solicitation_date, DATE, 0) \
	F(K, AWARD_DATE, award_date, DATE, 0) \
	F(K, START_DATE, start_date, DATE, 0) \
	F(K, END_DATE, end_date, DATE, 0) \
	F(K, PUBLISHED, published, DATE, 0) \
	F(K, UPDATED, updated, DATE, 0) \
	F(K, CREATED, created, DATE, 0) \
	F(K, CITY, city, TEXT, 0) \
	F(K, STATE, state, TEXT, 0) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* a lobbying filing: the client lobbied, through the registrant */
#define RECORD_FILING(F, K) \
	F(K, KEY, filing_key, CODE, I) \
	F(K, TYPE, type, TEXT, 0) \
	F(K, TYPE_TEXT, type_text, TEXT, 0) \
	F(K, YEAR, year, COUNT, 0) \
	F(K, PERIOD, period, TEXT, 0) \
	F(K, POSTED, posted, TIME, 0) \
	F(K, REGISTRANT, registrant, NAME, 0) \
	F(K, REGISTRANT_NUMBER, registrant_number, CODE, 0) \
	RECORD_VENDOR(F, K) /* the client */ \
	F(K, CLIENT_NUMBER, client_number, CODE, 0) \
	F(K, CLIENT_ABOUT, client_about, TEXT, 0) \
	F(K, INCOME, income, MONEY, 0) \
	F(K, EXPENSES, expenses, MONEY, 0) \
	F(K, TERMINATED, terminated, DATE, 0) \
	F(K, ENTITIES, entities, LIST, 0) /* where the filing names them as a whole */ \
	F(K, AMENDS, amends, BOOL, 0) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* one issue of a filing, with the government entities that were lobbied on it */
#define RECORD_ACTIVITY(F, K) \
	F(K, FILING_KEY, filing_key, CODE, I) \
	F(K, NUMBER, number, COUNT, I) \
	F(K, ISSUE_CODE, issue_code, CODE, 0) \
	F(K, ISSUE, issue, TEXT, 0) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, ENTITIES, entities, LIST, 0)

/* a bid protest: the protester offered, or wanted to */
#define RECORD_PROTEST(F, K) \
	F(K, KEY, file_number, CODE, I) /* B-411916.2 */ \
	F(K, FORUM, forum, TEXT, 0)     /* GAO, ASBCA, … */ \
	RECORD_VENDOR(F, K)             /* the protester */ \
	RECORD_AGENCY(F, K) \
	F(K, SOLICITATION, solicitation, CODE, 0) \
	F(K, CASE_TYPE, case_type, TEXT, 0) \
	F(K, STATUS, status, TEXT, 0) \
	F(K, OUTCOME, outcome, TEXT, 0) \
	F(K, FILED, filed, DATE, 0) \
	F(K, DUE, due, DATE, 0) \
	F(K, DECIDED, decided, DATE, 0) \
	F(K, AWARDEE, awardee, NAME, 0) \
	F(K, INTERVENORS, intervenors, LIST, 0) \
	F(K, DIGEST, digest, TEXT, 0) \
	F(K, DECISION_URL, decision_url, TEXT, 0) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* one entry of an agency's own inventory of systems */
#define RECORD_DISCLOSURE(F, K) \
	F(K, KEY, disclosure_key, CODE, I) \
	F(K, INVENTORY, inventory, TEXT, R) /* 2025 individual, 2025 cots, 2024 */ \
	F(K, YEAR, year, COUNT, 0) \
	F(K, ENTRY, entry, TEXT, 0) /* DHS-2366 */ \
	F(K, TITLE, title, TEXT, 0) \
	RECORD_AGENCY(F, K) \
	F(K, STAGE, stage, TEXT, 0) \
	F(K, OPERATIONAL, operational, TEXT, 0) /* a date as filed: years, quarters, … */ \
	F(K, ACQUIRED, acquired, TEXT, 0)       /* purchased, developed in-house, both */ \
	F(K, TOPIC, topic, TEXT, 0) \
	F(K, PURPOSE, purpose, TEXT, 0) \
	F(K, OUTPUTS, outputs, TEXT, 0) \
	F(K, SYSTEM, system, TEXT, 0) \
	F(K, IMPACT, impact, TEXT, 0) \
	F(K, VENDORS_AS_FILED, vendors_as_filed, TEXT, 0) \
	F(K, PIIDS_AS_FILED, piids_as_filed, TEXT, 0) \
	F(K, WITHHELD, withheld, TEXT, 0) /* why something is not told */ \
	F(K, PERMALINK, permalink, TEXT, 0)

/* one vendor that an entry's cell names, and as what */
#define RECORD_DISCLOSED(F, K) \
	F(K, DISCLOSURE_KEY, disclosure_key, CODE, I) \
	F(K, NUMBER, number, COUNT, I) \
	F(K, STANDING, standing, TEXT, R) /* supplier, through_agency, denied, … */ \
	F(K, THROUGH, through, TEXT, 0)   /* the agency whose contract it is */ \
	F(K, PIID, piid, CODE, 0)         /* as filed */ \
	F(K, QUOTE, quote, TEXT, 0) \
	RECORD_VENDOR(F, K)

/* a request for records */
#define RECORD_FOIA_REQUEST(F, K) \
	F(K, KEY, request_key, CODE, I) \
	F(K, NUMBER, number, CODE, 0) \
	RECORD_AGENCY(F, K) \
	F(K, SUBJECT, subject, TEXT, 0) \
	F(K, REQUESTER_ORGANIZATION, requester_organization, TEXT, 0) \
	F(K, RECEIVED, received, DATE, 0) \
	F(K, CLOSED, closed, DATE, 0) \
	F(K, STATUS, status, TEXT, 0) \
	F(K, DISPOSITION, disposition, TEXT, 0) \
	F(K, EXEMPTIONS, exemptions, TEXT, 0) \
	F(K, FEE, fee, MONEY, 0) \
	F(K, PUBLIC, public, BOOL, 0) /* f: not marked as public by its filer */ \
	F(K, PERMALINK, permalink, TEXT, 0)

/* a released or published document; its text comes as document_page */
#define RECORD_DOCUMENT(F, K) \
	F(K, KEY, document_key, CODE, I) \
	F(K, TITLE, title, TEXT, 0) \
	F(K, CATEGORY, category, TEXT, 0) \
	F(K, PUBLISHER, publisher, TEXT, 0) \
	RECORD_AGENCY(F, K) \
	F(K, PUBLISHED, published, DATE, 0) \
	F(K, PAGES, pages, COUNT, 0) \
	F(K, LANGUAGE, language, TEXT, 0) \
	F(K, PIID, piid, CODE, 0) /* where title or file name carries it */ \
	F(K, REQUEST_KEY, request_key, CODE, 0) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, PUBLIC, public, BOOL, 0) \
	RECORD_VENDOR(F, K) /* where title or file name carries it */ \
	F(K, PERMALINK, permalink, TEXT, 0)

#define RECORD_DOCUMENT_PAGE(F, K) \
	F(K, DOCUMENT_KEY, document_key, CODE, I) \
	F(K, NUMBER, number, COUNT, I) /* from 1 */ \
	F(K, TEXT, text, TEXT, 0) \
	F(K, SCANNED, scanned, BOOL, 0) /* an image without text */

/* an article that a reporter handed in */
#define RECORD_ARTICLE(F, K) \
	F(K, KEY, article_key, CODE, I) \
	F(K, TITLE, title, TEXT, 0) \
	F(K, PUBLISHER, publisher, TEXT, 0) \
	F(K, PUBLISHED, published, DATE, 0) \
	F(K, TEXT, text, TEXT, R) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* a registered company: names, identifiers, parents */
#define RECORD_ENTITY(F, K) \
	F(K, KEY, entity_key, CODE, I) \
	RECORD_VENDOR(F, K) \
	F(K, NAMES, names, LIST, 0) /* other names on record */ \
	F(K, STATUS, status, TEXT, 0) \
	F(K, REGISTERED, registered, DATE, 0) \
	F(K, EXPIRES, expires, DATE, 0) \
	F(K, WEBSITE, website, TEXT, 0) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* money that a city or state paid out; not an award */
#define RECORD_PAYMENT(F, K) \
	F(K, KEY, payment_key, CODE, I) \
	F(K, JURISDICTION, jurisdiction, TEXT, 0) \
	RECORD_AGENCY(F, K) \
	RECORD_VENDOR(F, K) \
	F(K, CONTRACT_NUMBER, contract_number, CODE, 0) \
	F(K, DESCRIPTION, description, TEXT, 0) \
	F(K, FISCAL_YEAR, fiscal_year, COUNT, 0) \
	F(K, PAID_DATE, paid_date, DATE, 0) \
	F(K, PAID, paid, MONEY, 0) \
	F(K, PENDING, pending, MONEY, 0) \
	F(K, REMAINING, remaining, MONEY, 0) \
	F(K, PERMALINK, permalink, TEXT, 0) \
	F(K, CURRENCY, currency, TEXT, 0) /* ISO 4217; empty is USD */

/* yearly figures of an agency's FOIA office */
#define RECORD_FOIA_FIGURE(F, K) \
	F(K, KEY, figure_key, CODE, I) \
	RECORD_AGENCY(F, K) \
	F(K, YEAR, year, COUNT, 0) \
	F(K, MEASURE, measure, TEXT, R) \
	F(K, AMOUNT, amount, TEXT, 0) /* as filed: "less than 1" is one */ \
	F(K, UNIT, unit, TEXT, 0) \
	F(K, PERMALINK, permalink, TEXT, 0)

/* the source says that a record is gone: its kind and identity, and when it was last changed */
#define RECORD_DELETION(F, K) \
	F(K, WHAT, what, TEXT, I) /* a kind's name: modification */ \
	F(K, KEY, key, CODE, I) \
	F(K, LAST_MODIFIED, last_modified, TIME, 0)

/* what the portal itself says of how much there is, to prove that a crawl is whole */
#define RECORD_LISTING(F, K) \
	F(K, SCOPE, scope, TEXT, I) \
	F(K, PHASE, phase, TEXT, I) /* before, after, stated, end */ \
	F(K, WHAT, what, TEXT, 0)   /* the kind that is counted */ \
	F(K, EXPECTED, expected, COUNT, 0) \
	F(K, WHOLE, whole, BOOL, 0) /* t: what is missing here is gone */

/* KIND(ENUM, table) in the order in which they are loaded */
#define RECORD_KINDS(KIND) \
	KIND(CONTRACT, contract) \
	KIND(MODIFICATION, modification) \
	KIND(SUBAWARD, subaward) \
	KIND(NOTICE, notice) \
	KIND(BIDDER, bidder) \
	KIND(FORECAST, forecast) \
	KIND(FILING, filing) \
	KIND(ACTIVITY, activity) \
	KIND(PROTEST, protest) \
	KIND(DISCLOSURE, disclosure) \
	KIND(DISCLOSED, disclosed) \
	KIND(FOIA_REQUEST, foia_request) \
	KIND(DOCUMENT, document) \
	KIND(DOCUMENT_PAGE, document_page) \
	KIND(ARTICLE, article) \
	KIND(ENTITY, entity) \
	KIND(PAYMENT, payment) \
	KIND(FOIA_FIGURE, foia_figure) \
	KIND(DELETION, deletion) \
	KIND(LISTING, listing)

enum kind {
#define KIND(name, table) KIND_##name,
	RECORD_KINDS(KIND)
#undef KIND
	    KIND_COUNT
};

/* CONTRACT_KEY, CONTRACT_PIID, …: a field's number inside its kind, from 0 */
#define FIELD(K, name, column, type, flag) K##_##name,
enum contract_field { RECORD_CONTRACT(FIELD, CONTRACT) CONTRACT_FIELDS };
enum modification_field { RECORD_MODIFICATION(FIELD, MODIFICATION) MODIFICATION_FIELDS };
enum subaward_field { RECORD_SUBAWARD(FIELD, SUBAWARD) SUBAWARD_FIELDS };
enum notice_field { RECORD_NOTICE(FIELD, NOTICE) NOTICE_FIELDS };
enum bidder_field { RECORD_BIDDER(FIELD, BIDDER) BIDDER_FIELDS };
enum forecast_field { RECORD_FORECAST(FIELD, FORECAST) FORECAST_FIELDS };
enum filing_field { RECORD_FILING(FIELD, FILING) FILING_FIELDS };
enum activity_field { RECORD_ACTIVITY(FIELD, ACTIVITY) ACTIVITY_FIELDS };
enum protest_field { RECORD_PROTEST(FIELD, PROTEST) PROTEST_FIELDS };
enum disclosure_field { RECORD_DISCLOSURE(FIELD, DISCLOSURE) DISCLOSURE_FIELDS };
enum disclosed_field { RECORD_DISCLOSED(FIELD, DISCLOSED) DISCLOSED_FIELDS };
enum foia_request_field { RECORD_FOIA_REQUEST(FIELD, FOIA_REQUEST) FOIA_REQUEST_FIELDS };
enum document_field { RECORD_DOCUMENT(FIELD, DOCUMENT) DOCUMENT_FIELDS };
enum document_page_field { RECORD_DOCUMENT_PAGE(FIELD, DOCUMENT_PAGE) DOCUMENT_PAGE_FIELDS };
enum article_field { RECORD_ARTICLE(FIELD, ARTICLE) ARTICLE_FIELDS };
enum entity_field { RECORD_ENTITY(FIELD, ENTITY) ENTITY_FIELDS };
enum payment_field { RECORD_PAYMENT(FIELD, PAYMENT) PAYMENT_FIELDS };
enum foia_figure_field { RECORD_FOIA_FIGURE(FIELD, FOIA_FIGURE) FOIA_FIGURE_FIELDS };
enum deletion_field { RECORD_DELETION(FIELD, DELETION) DELETION_FIELDS };
enum listing_field { RECORD_LISTING(FIELD, LISTING) LISTING_FIELDS };
#undef FIELD

#endif

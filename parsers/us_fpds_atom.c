/*
 * FPDS ATOM feed: federal contract actions as XML, ten entries a page, for archived pages.
 * https://www.fpds.gov/ezsearch/FEEDS/ATOM?s=FPDS&FEEDNAME=PUBLIC&VERSION=1.5.3&q=…
 *
 * The feed was announced to end on 2026-07-31; nothing is asked of it at night. One page may
 * mix awards, vehicles (IDV) and other transactions, whose details stand one level deeper. Two
 * name spaces (1.4: www.fpdsng.com, 1.5: www.fpds.gov) with any prefix; DUNS in 1.4, UEI
 * in 1.5. A page past the end is a feed without entries. Times are without zone, presumably US
 * Eastern.
 */
#include "../scraper/parser.h"
#include "../scraper/read/xml.h"
#include "family/fpds.h"

#define AGENCY "purchaserInformation/contractingOfficeAgencyID"
#define OFFICE "purchaserInformation/contractingOfficeID"
#define FUNDING "purchaserInformation/fundingRequestingAgencyID"
#define FUNDING_OFFICE "purchaserInformation/fundingRequestingOfficeID"
#define SITE "vendor/vendorSiteDetails/"
#define UEI SITE "entityIdentifiers/vendorUEIInformation/"
#define CLAUSES "clauses of the contract"

/* Of an award or a vehicle, or of what is inside another transaction's contractDetail. What has
 * a description is set by that, and by its code below where there is none. */
static const struct column columns[] = {
	{ "@version", IGNORE, "of the entry's form" },
	{ "awardID/*", IGNORE, "read below" },
	{ "contractID/*", IGNORE, "read below" },
	{ "relevantContractDates/signedDate", MAY_MISS(MODIFICATION_ACTION_DATE), NULL },
	{ "relevantContractDates/effectiveDate", MAY_MISS(MODIFICATION_START_DATE), NULL },
	{ "relevantContractDates/currentCompletionDate", MAY_MISS(MODIFICATION_END_DATE),
	    NULL },
	{ "relevantContractDates/ultimateCompletionDate",
	    MAY_MISS(MODIFICATION_POTENTIAL_END_DATE), NULL },
	{ "relevantContractDates/lastDateToOrder", MAY_MISS(MODIFICATION_ORDERING_END_DATE),
	    NULL },
	{ "relevantContractDates/fiscalYear", IGNORE, "of the date signed" },
	{ "dollarValues/obligatedAmount", MAY_MISS(MODIFICATION_OBLIGATED), NULL },
	{ "dollarValues/baseAndExercisedOptionsValue", MAY_MISS(MODIFICATION_BASE_EXERCISED),
	    NULL },
	{ "dollarValues/baseAndAllOptionsValue", MAY_MISS(MODIFICATION_BASE_ALL_OPTIONS),
	    NULL },
	{ "dollarValues/totalEstimatedOrderValue", IGNORE, "an estimate of all orders" },
	{ "dollarValues/nonGovernmentalDollars", IGNORE, "not the agency's money" },
	{ "totalDollarValues/totalObligatedAmount", MAY_MISS(MODIFICATION_TOTAL_OBLIGATED),
	    NULL },
	{ "totalDollarValues/totalBaseAndExercisedOptionsValue",
	    MAY_MISS(MODIFICATION_TOTAL_CURRENT), NULL },
	{ "totalDollarValues/totalBaseAndAllOptionsValue",
	    MAY_MISS(MODIFICATION_TOTAL_POTENTIAL), NULL },
	{ "totalDollarValues/totalEstimatedOrderValue", IGNORE, "an estimate of all orders" },
	{ "totalDollarValues/totalNonGovernmentalDollars", IGNORE, "not the agency's money" },
	{ AGENCY, MAY_MISS(MODIFICATION_AWARDING_SUBTIER_CODE), NULL },
	{ AGENCY "/@name", MAY_MISS(MODIFICATION_AWARDING_SUBTIER), NULL },
	{ AGENCY "/@departmentName", MAY_MISS(MODIFICATION_AWARDING_TOPTIER), NULL },
	{ AGENCY "/@departmentID", IGNORE,
	    "FPDS's number of the department, not the Treasury's" },
	{ OFFICE, MAY_MISS(MODIFICATION_AWARDING_OFFICE_CODE), NULL },
	{ OFFICE "/@name", MAY_MISS(MODIFICATION_AWARDING_OFFICE), NULL },
	{ OFFICE "/@*", IGNORE, "where the office is" },
	{ FUNDING, MAY_MISS(MODIFICATION_FUNDING_SUBTIER_CODE), NULL },
	{ FUNDING "/@name", MAY_MISS(MODIFICATION_FUNDING_SUBTIER), NULL },
	{ FUNDING "/@departmentName", MAY_MISS(MODIFICATION_FUNDING_TOPTIER), NULL },
	{ FUNDING "/@departmentID", IGNORE, "FPDS's number of the department" },
	{ FUNDING_OFFICE, MAY_MISS(MODIFICATION_FUNDING_OFFICE_CODE), NULL },
	{ FUNDING_OFFICE "/@name", MAY_MISS(MODIFICATION_FUNDING_OFFICE), NULL },
	{ FUNDING_OFFICE "/@*", IGNORE, "where the office is" },
	{ "purchaserInformation/foreignFunding*", IGNORE, "foreign money in it" },
	{ "purchaserInformation/purchaseReason*", IGNORE,
	    "why it goes through another agency" },
	{ "contractData/contractActionType/@description", MAY_MISS(MODIFICATION_AWARD_TYPE),
	    NULL },
	{ "contractData/typeOfContractPricing/@description", MAY_MISS(MODIFICATION_PRICING),
	    NULL },
	{ "contractData/reasonForModification/@description", MAY_MISS(MODIFICATION_ACTION_TYPE),
	    NULL },
	{ "contractData/descriptionOfContractRequirement", MAY_MISS(MODIFICATION_DESCRIPTION),
	    NULL },
	{ "contractData/solicitationID", MAY_MISS(MODIFICATION_SOLICITATION), NULL },
	{ "contractData/*", IGNORE, CLAUSES },
	{ "competition/extentCompeted/@description", MAY_MISS(MODIFICATION_EXTENT_COMPETED),
	    NULL },
	{ "competition/reasonNotCompeted/@description", MAY_MISS(MODIFICATION_NOT_COMPETED),
	    NULL },
	{ "competition/statutoryExceptionToFairOpportunity/@description",
	    MAY_MISS(MODIFICATION_FAIR_OPPORTUNITY), NULL },
	{ "competition/typeOfSetAside/@description", MAY_MISS(MODIFICATION_SET_ASIDE), NULL },
	{ "competition/numberOfOffersReceived", MAY_MISS(MODIFICATION_OFFERS), NULL },
	{ "competition/*", IGNORE, "how it was advertised" },
	{ "vendor/vendorHeader/vendorName", MAY_MISS(MODIFICATION_VENDOR_AS_TYPED), NULL },
	{ "vendor/vendorHeader/vendorDoingAsBusinessName", MAY_MISS(MODIFICATION_VENDOR_DBA),
	    NULL },
	{ "vendor/vendorHeader/*", IGNORE, "the same name in other registers" },
	{ "vendor/contractorName", IGNORE, "the same name, as the contract has it" },
	{ UEI "UEI", MAY_MISS(MODIFICATION_VENDOR_UEI), NULL },
	{ UEI "UEILegalBusinessName", MAY_MISS(MODIFICATION_VENDOR), NULL },
	{ UEI "ultimateParentUEI", MAY_MISS(MODIFICATION_VENDOR_PARENT_UEI), NULL },
	{ UEI "ultimateParentUEIName", MAY_MISS(MODIFICATION_VENDOR_PARENT), NULL },
	{ SITE "entityIdentifiers/cageCode", MAY_MISS(MODIFICATION_VENDOR_CAGE), NULL },
	{ SITE "entityIdentifiers/vendorDUNSInformation/DUNSNumber",
	    MAY_MISS(MODIFICATION_VENDOR_DUNS), NULL },
	{ SITE "entityIdentifiers/vendorDUNSInformation/*", IGNORE, "read below" },
	{ SITE "vendorDUNSInformation/DUNSNumber", MAY_MISS(MODIFICATION_VENDOR_DUNS), NULL },
	{ SITE "vendorDUNSInformation/*", IGNORE, "read below" },
	{ SITE "vendorLocation/city", MAY_MISS(MODIFICATION_VENDOR_CITY), NULL },
	{ SITE "vendorLocation/state", MAY_MISS(MODIFICATION_VENDOR_STATE), NULL },
	{ SITE "vendorLocation/countryCode", MAY_MISS(MODIFICATION_VENDOR_COUNTRY), NULL },
	{ SITE "vendorLocation/*", IGNORE, "street, phone and fax" },
	{ SITE "vendorBusinessTypes/businessOrOrganizationType/isSolePropreitorship",
	    MAY_MISS(MODIFICATION_VENDOR_IS_PERSON), NULL },
	{ SITE "*", IGNORE, "what kind of company it says it is" },
	{ "vendor/contractingOfficerBusinessSizeDetermination*", IGNORE, "small or not" },
	{ "placeOfPerformance/*", IGNORE, "where the work is done" },
	{ "transactionInformation/lastModifiedDate", MAY_MISS(MODIFICATION_LAST_MODIFIED),
	    NULL },
	{ "transactionInformation/status/@description", MAY_MISS(MODIFICATION_STATUS), NULL },
	{ "transactionInformation/status", IGNORE, "read below" },
	{ "transactionInformation/createdBy", IGNORE, "an officer's account" },
	{ "transactionInformation/lastModifiedBy", IGNORE, "an officer's account" },
	{ "transactionInformation/approvedBy", IGNORE, "an officer's account" },
	{ "transactionInformation/closedBy", IGNORE, "an officer's account" },
	{ "transactionInformation/*", IGNORE, "when the entry was made" },
	{ "productOrServiceInformation/productOrServiceCode", MAY_MISS(MODIFICATION_PSC),
	    NULL },
	{ "productOrServiceInformation/productOrServiceCode/@description",
	    MAY_MISS(MODIFICATION_PSC_TEXT), NULL },
	{ "productOrServiceInformation/principalNAICSCode", MAY_MISS(MODIFICATION_NAICS),
	    NULL },
	{ "productOrServiceInformation/principalNAICSCode/@description",
	    MAY_MISS(MODIFICATION_NAICS_TEXT), NULL },
	{ "productOrServiceInformation/*", IGNORE, "more codes of what is bought" },
	{ "legislativeMandates/*", IGNORE, CLAUSES },
	{ "contractMarketingData/*", IGNORE, "how to order under it" },
	{ "preferencePrograms/*", IGNORE, "plans for subcontracts" },
	{ "genericTags/*", IGNORE, "fields without a name; the UEI again" },
	{ "NASASpecificAwardElements/*", IGNORE, "of NASA alone, with names of persons" },
	{ "PSCCode", MAY_MISS(MODIFICATION_PSC), NULL },
	{ "PSCCode/@description", MAY_MISS(MODIFICATION_PSC_TEXT), NULL },
	{ "PSCCode/@productOrServiceType", IGNORE, "product or service" },
	{ "consortiaInformation/*", IGNORE, "the consortium's first member" },
	{ NULL, IGNORE, NULL },
};

/* Where the number of each kind of entry stands */
static const struct form {
	const char *kind, *id, *parent, *details;
	bool vehicle;
} forms[] = {
	{ "award", "awardID/awardContractID", "awardID/referencedIDVID", NULL, false },
	{ "IDV", "contractID/IDVID", "contractID/referencedIDVID", NULL, true },
	{ "OtherTransactionAward", "OtherTransactionAwardID/OtherTransactionAwardContractID",
	    "OtherTransactionAwardID/referencedIDVID", "contractDetail", false },
	{ "OtherTransactionIDV", "OtherTransactionIDVID/OtherTransactionIDVContractID",
	    "OtherTransactionIDVID/referencedIDVID", "contractDetail", true },
};

/* What to take where the better member is not there: codes without a description, older names
 */
static const struct {
	int field;
	const char *path;
} otherwise[] = {
	{ MODIFICATION_AWARD_TYPE, "contractData/contractActionType" },
	{ MODIFICATION_PRICING, "contractData/typeOfContractPricing" },
	{ MODIFICATION_ACTION_TYPE, "contractData/reasonForModification" },
	{ MODIFICATION_EXTENT_COMPETED, "competition/extentCompeted" },
	{ MODIFICATION_NOT_COMPETED, "competition/reasonNotCompeted" },
	{ MODIFICATION_FAIR_OPPORTUNITY, "competition/statutoryExceptionToFairOpportunity" },
	{ MODIFICATION_SET_ASIDE, "competition/typeOfSetAside" },
	{ MODIFICATION_STATUS, "transactionInformation/status" },
	{ MODIFICATION_VENDOR, SITE "entityIdentifiers/vendorDUNSInformation/vendorName" },
	{ MODIFICATION_VENDOR, SITE "vendorDUNSInformation/vendorName" },
	{ MODIFICATION_VENDOR, "vendor/vendorHeader/vendorName" },
	{ MODIFICATION_VENDOR_PARENT,
	    SITE "entityIdentifiers/vendorDUNSInformation/globalParentDUNSName" },
	{ MODIFICATION_VENDOR_PARENT, SITE "vendorDUNSInformation/globalParentDUNSName" },
};

static const struct form *
find_form(const struct xml *record)
{
	for (size_t i = 0; i < ARRAY_SIZE(forms); i++)
		if (xml_is(record, forms[i].kind))
			return &forms[i];
	return NULL;
}

static const char *
text_or_null(const struct xml *in, const char *path)
{
	const char *text = xml_text(in, path);

	return text && *text ? text : NULL;
}

static struct fpds_action
action_of(const struct form *form, const struct xml *record)
{
	const struct xml *id = xml_at(record, form->id), *parent = xml_at(record, form->parent);

	return (struct fpds_action){ .agency = text_or_null(id, "agencyID"),
		.piid = text_or_null(id, "PIID"),
		.mod = text_or_null(id, "modNumber"),
		.transaction = text_or_null(id, "transactionNumber"),
		.parent_agency = text_or_null(parent, "agencyID"),
		.parent_piid = text_or_null(parent, "PIID"),
		.vehicle = form->vehicle };
}

/* Beside contractDetail there are the number and fields without a name */
static void
note_unknown(struct sink *sink, const struct xml *record, const struct form *form)
{
	for (const struct xml *e = xml_first(record, NULL); e; e = xml_next(e, NULL))
		if (!xml_is(e, form->details) && !xml_is(e, "genericTags") &&
		    strncmp(form->id, e->name.at, e->name.len) != 0)
			sink_issue(sink, REACH_NOTE, "unknown element '%.80s'", e->name.at);
}

static int
entry(struct sink *sink, const struct xml *e, bool deleted)
{
	const struct xml *record = xml_first(xml_at(e, "content"), NULL), *details;
	const struct form *form = find_form(record);
	struct fpds_action action;
	struct record *r;

	xml_place(sink, e);
	if (!form)
		return sink_issue(sink, REACH_ROW, "an entry of unknown kind '%.60s'",
		    record ? record->name.at : "nothing");
	action = action_of(form, record);
	details = xml_at(record, form->details);
	if (deleted)
		return fpds_delete(sink, &action,
		    xml_text(details, "transactionInformation/lastModifiedDate"));
	if (form->details)
		note_unknown(sink, record, form);
	r = xml_record(sink, details, KIND_MODIFICATION, columns);
	for (size_t i = 0; i < ARRAY_SIZE(otherwise); i++)
		if (!record_get(r, otherwise[i].field))
			record_set(r, otherwise[i].field, xml_text(details, otherwise[i].path));
	/* others are cited by their page at USAspending; the feed's own addresses lead nowhere
	 * now */
	if (form->details)
		record_set(r, MODIFICATION_PERMALINK, xml_attr(e, "link", "href"));
	fpds_set(sink, r, &action);
	return sink_emit(sink, r);
}

static int
feed(const struct page *page, struct sink *sink)
{
	const struct xml *root = xml_parse(page, sink);
	bool deleted = page->url && text_find(page->url, "FEEDNAME=DELETED");

	if (!root)
		return REACH_PAGE;
	if (!xml_is(root, "feed"))
		return sink_issue(
		    sink, REACH_PAGE, "the page is no feed: '%.60s'", root->name.at);
	for (const struct xml *e = xml_first(root, "entry"); e; e = xml_next(e, "entry"))
		entry(sink, e, deleted);
	for (const struct xml *l = xml_first(root, "link"); l; l = xml_next(l, "link")) {
		const char *rel = xml_attr(l, NULL, "rel");

		if (rel && strcmp(rel, "next") == 0)
			sink_follow(sink, "feed", xml_attr(l, NULL, "href"));
	}
	return REACH_NONE;
}

SOURCE(us_fpds_atom) = {
	.title = "FPDS: federal contract actions, archived pages of the ATOM feed",
	.publisher = "US General Services Administration",
	.home = "https://www.fpds.gov/",
	.licence = "public domain (US government work); vendor data before April 2022 by Dun & "
		   "Bradstreet",
	.holds = "Every action on federal awards, vehicles (IDV) and other transactions, with "
		 "amounts, codes and the "
		 "vendor's registration. Its actions are the same as USAspending's and merge "
		 "with them.",
	.lacks = "The feed was announced to end on 2026-07-31 and is not crawled: saved pages "
		 "are handed in. Who offered "
		 "and lost. Defense actions of the last 90 days.",
	.hosts = { "www.fpds.gov" },
	.delay_ms = 1000,
	.version = 1,
	.pages = { { .kind = "feed", .parse = feed } },
};

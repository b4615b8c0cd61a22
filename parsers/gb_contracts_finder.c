/*
 * Contracts Finder: notices of English and other UK public bodies, above about 12,000 GBP.
 * https://www.contractsfinder.service.gov.uk/apidocumentation/home
 *
 * Too many requests are a 403 that lasts five minutes. The text may hold bytes that are not
 * UTF-8. A planning release is a notice of early engagement: it invites vendors to talk and
 * names none. A release's date may be months before its publication.
 */
#include "family/ocds.h"

static const struct ocds publisher = {
	.jurisdiction = "GB",
	.list = "https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search"
		"?limit=100",
	.from = "publishedFrom",
	.to = "publishedTo",
	.window = 15 * 86400,
	.first_days = 30,
};

SOURCE(gb_contracts_finder) = {
	.title = "United Kingdom: Contracts Finder",
	.publisher = "Cabinet Office",
	.home = "https://www.contractsfinder.service.gov.uk/",
	.licence = "Open Government Licence 3.0",
	.holds = "Notices of early engagement, tenders and awards since 2014, mostly English: "
		 "buyer, title, value, and who won.",
	.lacks = "Who offered and lost. Products as a field: resellers are named, what they "
		 "sell is in the title at best. A first night asks for 30 days; --since for "
		 "more.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "www.contractsfinder.service.gov.uk" },
	.delay_ms = 5000,
	.busy_status = 403,
	.busy_seconds = 300,
	.floors = { { KIND_NOTICE, NOTICE_TITLE, 95 }, { KIND_NOTICE, NOTICE_TOPTIER, 95 },
	    { KIND_CONTRACT, CONTRACT_VENDOR, 80 } },
	.version = 1,
	.start = ocds_start,
	.pages = { { .kind = "packages", .parse = ocds_packages } },
	.family = &publisher,
};

/*
 * Find a Tender: the United Kingdom's larger notices since 2021, and all since February 2025.
 * https://www.find-tender.service.gov.uk/apidocumentation
 *
 * Twelve requests in two minutes, then 429. A window of more than six hours misses releases.
 * Amounts of no limit are written 1e9999, which is no number. Utilities share one ocid under a
 * qualification system. The terms forbid crawling that impairs the service.
 */
#include "family/ocds.h"

static const struct ocds publisher = {
	.jurisdiction = "GB",
	.notice = "https://www.find-tender.service.gov.uk/Notice/",
	.list = "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages?limit=100",
	.from = "updatedFrom",
	.to = "updatedTo",
	.clock = true,
	.window = 6 * 3600,
	.first_days = 7,
};

SOURCE(gb_find_a_tender) = {
	.title = "United Kingdom: Find a Tender",
	.publisher = "Cabinet Office",
	.home = "https://www.find-tender.service.gov.uk/",
	.licence = "Open Government Licence 3.0",
	.holds = "Notices of pipelines, engagement, tenders, awards, contracts and their "
		 "changes: buyer, lots, values, who won.",
	.lacks = "Who offered and lost. Notices from before 2021. A first night asks for 7 "
		 "days; --since for more.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "www.find-tender.service.gov.uk" },
	.delay_ms = 11000,
	.floors = { { KIND_NOTICE, NOTICE_TITLE, 90 }, { KIND_NOTICE, NOTICE_TOPTIER, 95 },
	    { KIND_CONTRACT, CONTRACT_VENDOR, 40 } },
	.version = 1,
	.start = ocds_start,
	.pages = { { .kind = "packages", .parse = ocds_packages } },
	.family = &publisher,
};

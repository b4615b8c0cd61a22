/*
 * City of Portland, Oregon: the one publisher of open contracting data in the United States.
 * https://www.portland.gov/business-opportunities/ocds
 *
 * One large record package behind a form of a file service: it is handed in.
 */
#include "family/ocds.h"

static const struct ocds publisher = { .jurisdiction = "US-OR-Portland" };

SOURCE(us_or_portland_contracts) = {
	.title = "Portland, Oregon: contracts",
	.publisher = "City of Portland",
	.home = "https://www.portland.gov/business-opportunities/ocds",
	.licence = "public; terms of portland.gov",
	.holds = "Solicitations, awards and contracts of the city: who offered, who won.",
	.lacks = "It is not crawled: the file stands behind a form; it is handed in.",
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 80 } },
	.version = 1,
	.pages = { { .kind = "packages", .parse = ocds_packages } },
	.family = &publisher,
};

/*
 * Mexico City's contracts: release packages (OCDS 1.0), handed in.
 * http://www.contratosabiertos.cdmx.gob.mx/
 *
 * The same files are met in UTF-8 and in ISO-8859-1. Buyers, suppliers and tenderers stand in
 * full wherever they are named, and names are cut at 32 characters in some. A company's tax
 * number has 12 characters, a person's 13.
 */
#include "family/ocds.h"

static const struct ocds publisher = {
	.jurisdiction = "MX-CMX",
	.person = "^[A-ZÑ&]{4}[0-9]{6}[A-Z0-9]{3}$",
};

SOURCE(mx_cdmx_contracts) = {
	.title = "Mexico City: contracts",
	.publisher = "Secretaría de Finanzas de la Ciudad de México",
	.home = "http://www.contratosabiertos.cdmx.gob.mx/",
	.licence = "open data of Mexico City, free use with attribution",
	.holds = "Contracts of the city's ministry of finance, 2015 to 2017: who was asked, "
		 "who won, each payment, in pesos.",
	.lacks = "Other ministries and later years. It is not crawled: the site is gone; files "
		 "are handed in.",
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 90 } },
	.version = 1,
	.pages = { { .kind = "packages", .parse = ocds_packages } },
	.family = &publisher,
};

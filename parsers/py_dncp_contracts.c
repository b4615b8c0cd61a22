/*
 * Paraguay's procurement agency: record and release packages, handed in.
 * https://www.contrataciones.gov.py/datos/
 *
 * A record's compiled release has all; its other releases are linked to. Contracts name their
 * suppliers, payments their payers.
 */
#include "family/ocds.h"

static const struct ocds publisher = { .jurisdiction = "PY" };

SOURCE(py_dncp_contracts) = {
	.title = "Paraguay: contracts (DNCP)",
	.publisher = "Dirección Nacional de Contrataciones Públicas",
	.home = "https://www.contrataciones.gov.py/datos/",
	.licence = "Creative Commons Attribution 4.0",
	.holds = "Tenders, awards, contracts and payments of Paraguay's public bodies, in "
		 "guaraníes.",
	.lacks = "It is not crawled: its programming interface wants a login. Files are handed "
		 "in.",
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 90 } },
	.version = 1,
	.pages = { { .kind = "packages", .parse = ocds_packages } },
	.family = &publisher,
};

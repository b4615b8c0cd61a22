/*
 * Mexico's federal contracts: record packages of CompraNet, handed in.
 * https://www.gob.mx/contratacionesabiertas/
 *
 * Files are a database's dump ("_id"). An award may have no status. A company's tax number has
 * 12 characters, a person's 13.
 */
#include "family/ocds.h"

static const struct ocds publisher = {
	.jurisdiction = "MX",
	.person = "^[A-ZÑ&]{4}[0-9]{6}[A-Z0-9]{3}$",
};

SOURCE(mx_federal_contracts) = {
	.title = "Mexico: federal contracts (CompraNet)",
	.publisher = "Secretaría de la Función Pública",
	.home = "https://www.gob.mx/contratacionesabiertas/",
	.licence = "Términos de Libre Uso MX",
	.holds = "Tenders, awards and contracts of Mexico's federal bodies: who offered, who "
		 "won, in pesos.",
	.lacks = "It is not crawled: the interface is gone; files are handed in.",
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 90 } },
	.version = 1,
	.pages = { { .kind = "packages", .parse = ocds_packages } },
	.family = &publisher,
};

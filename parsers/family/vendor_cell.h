/*
 * vendor_cell.h: who a free-text cell headed "vendor" names, and as what.
 *
 * People write into such a cell whatever answers the question: one name, a list, a sentence,
 * "N/A", a contract's number, an address, the agency whose contract it really is. The rules are
 * about how names are written, not about the names in one year's file. Where they do not lead
 * to one reading, the cell as a whole is "unclear" and names nobody: a name that is read
 * wrong would be published as a supplier.
 */
#ifndef FAMILY_VENDOR_CELL_H
#define FAMILY_VENDOR_CELL_H

#include "../../scraper/parser.h"

enum cell_names {
	CELL_COMPANIES, /* "Vendor": "&" belongs to names, "CBP TVS" is an agency's system */
	CELL_PRODUCTS,  /* "Commercial product": neither; names stay as filed */
};

/* One thing that a cell says; NULL where it is not said. */
struct said {
	const char
	    *standing; /* supplier, through_agency, denied, withheld, not_vendor, unclear */
	const char *vendor;  /* the name as filed, without labels and remarks */
	const char *dba;     /* "X DBA Y", "NEC (Nippon Electric Company)" */
	const char *parent;  /* "(owned by Y)" */
	const char *through; /* the agency whose contract it is, as written */
	const char *piid;    /* a contract number that stands beside it */
	struct span quote;   /* the part of the cell that says so, word for word */
};

/*
 * What the cell says, in its order; how many. `bureau` is the one whose cell it is: what is
 * used through its own contract is simply supplied.
 */
size_t vendor_cell(struct arena *, const char *cell, const char *bureau, enum cell_names,
    const struct said **);

/* The vendors that a cell of contract numbers names beside them, "70T04024F7573N010 - Smiths"
 * or the other way round; nothing else is a name there. */
size_t vendor_cell_numbers(struct arena *, const char *cell, const struct said **);

#endif

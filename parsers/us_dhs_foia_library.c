/*
 * DHS: its FOIA library, sections that lead to tables of files.
 * https://www.dhs.gov/foia-library
 *
 * The layout was not seen as a saved page: sections are the design's accordion, tables have a
 * row a file with its date, and what is not built like that is refused.
 */
#include "family/foia_library.h"

static const struct library dhs = { "Department of Homeland Security", NULL, "DHS", false };

static void
start(const struct night *night, struct sink *sink)
{
	library_start(night, sink, "sections", "https://www.dhs.gov/foia-library");
}

SOURCE(us_dhs_foia_library) = {
	.title = "DHS: FOIA library",
	.publisher = "US Department of Homeland Security, Privacy Office",
	.home = "https://www.dhs.gov/foia-library",
	.licence = "public domain (US government work); vendors' papers are their own",
	.holds =
	    "Documents that the department's headquarters released, with their text by page.",
	.lacks = "Text of scanned pages; the components' own libraries. Its layout is read as "
		 "others describe it: a page "
		 "that is built otherwise is refused.",
	.every_hours = 24 * 7,
	.hosts = { "www.dhs.gov" },
	.delay_ms = 5000,
	.floors = { { KIND_DOCUMENT, DOCUMENT_TITLE, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "sections", .parse = library_sections },
	    { .kind = "table", .parse = library_table },
	    { .kind = "file", .parse = library_file } },
	.family = &dhs,
};

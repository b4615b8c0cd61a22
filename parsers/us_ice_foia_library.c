/*
 * ICE: its FOIA library, a listing of released documents.
 * https://www.ice.gov/foia/library
 *
 * Titles are typed by hand ("Facility - City, ST | …"). Contracts have vendor and number run
 * together in the file's name. Whole folders have vanished from the site: what leaves the
 * listing is marked as gone and stays in the archive.
 */
#include "family/foia_library.h"

static const struct library ice = { "Department of Homeland Security",
	"U.S. Immigration and Customs Enforcement", "ICE", false };

static void
start(const struct night *night, struct sink *sink)
{
	library_start(night, sink, "list", "https://www.ice.gov/foia/library");
}

SOURCE(us_ice_foia_library) = {
	.title = "ICE: FOIA library",
	.publisher = "U.S. Immigration and Customs Enforcement",
	.home = "https://www.ice.gov/foia/library",
	.licence = "public domain (US government work); vendors' papers are their own",
	.holds = "Documents that ICE released: contracts, inspection reports, policies, logs, "
		 "with their text by page.",
	.lacks = "Text of scanned pages; what was released to a requester alone; folders that "
		 "were taken down. The "
		 "categories, which only a filter shows.",
	.every_hours = 24 * 7,
	.hosts = { "www.ice.gov" },
	.delay_ms = 5000,
	.floors = { { KIND_DOCUMENT, DOCUMENT_TITLE, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = library_list },
	    { .kind = "file", .parse = library_file } },
	.family = &ice,
};

/*
 * CBP: its FOIA reading room, a listing of records, each a page with its files.
 * https://www.cbp.gov/newsroom/accountability-and-transparency/foia-reading-room
 *
 * The listing's <time datetime> is the same on every row; the visible date counts.
 * "?language=xx" shows the same records again and is not followed.
 */
#include "family/foia_library.h"

#define HOME "https://www.cbp.gov/newsroom/accountability-and-transparency/foia-reading-room"

static const struct library cbp = { "Department of Homeland Security",
	"U.S. Customs and Border Protection", "CBP", true };

static void
start(const struct night *night, struct sink *sink)
{
	library_start(night, sink, "list", HOME);
}

SOURCE(us_cbp_foia_reading_room) = {
	.title = "CBP: FOIA reading room",
	.publisher = "U.S. Customs and Border Protection",
	.home = HOME,
	.licence = "public domain (US government work); vendors' papers are their own",
	.holds = "Records that CBP released, among them its contracts and policies on "
		 "artificial intelligence, with their "
		 "text by page.",
	.lacks = "Text of scanned pages; what was asked for fewer than three times; contracts "
		 "whose release CBP refused.",
	.every_hours = 24 * 7,
	.hosts = { "www.cbp.gov" },
	.delay_ms = 5000,
	.floors = { { KIND_DOCUMENT, DOCUMENT_TITLE, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = library_list },
	    { .kind = "record", .parse = library_record },
	    { .kind = "file", .parse = library_file } },
	.family = &cbp,
};

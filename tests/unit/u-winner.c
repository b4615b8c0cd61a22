#include "unit.h"

#include "../../parsers/family/winner.h"

static const char *
joined(struct arena *a, const char *cell)
{
	const char *const *names;
	const char *text = "";
	size_t count = winners(a, cell, &names);

	for (size_t i = 0; i < count; i++)
		text = arena_printf(a, "%s%s%s", text, i ? "|" : "", names[i]);
	return text;
}

#define WON(cell, want) TEXT(joined(&a, cell), want)

void
test_winner__names(void)
{
	struct arena a;

	arena_init(&a, 0);
	WON("Alpha Services, LLC", "Alpha Services, LLC");
	WON(" Mac's Cycle\n", "Mac's Cycle");
	WON("Langston and Associates", "Langston and Associates");
	WON("St. Maries Saw & Cycle", "St. Maries Saw & Cycle");
	WON("4 Seasons Power Sports", "4 Seasons Power Sports");
	WON("Plan-IT Geo", "Plan-IT Geo");
	WON("Terra Tech LLC\n\nPacForest Supply Company, Inc.",
	    "Terra Tech LLC|PacForest Supply Company, Inc.");
	WON("Zones, Inc. and\nSHI Corp.", "Zones, Inc.|SHI Corp.");
	WON("Acme, Inc. | Bcme LLC", "Acme, Inc.|Bcme LLC");
	WON("Pugh Bros. Construction\n\nNOTE: Crane withdrew their bid.",
	    "Pugh Bros. Construction");
	arena_release(&a);
}

void
test_winner__not_plain(void)
{
	static const char *const cells[] = {
		"Lara Brothers: Clearwater\n\n5 Star: Maggie Creek",
		"Priest Lake – Alpha Services", "Priest Lake - Alpha Services",
		"Mica\nInland Forest Management\nSt. Joe\nDavid Landrum",
		"21-401A Summitt Forests, Inc.\n21-401B GE Forestry, Inc.", "", NULL
	};
	struct arena a;

	arena_init(&a, 0);
	for (size_t i = 0; i < ARRAY_SIZE(cells); i++)
		WON(cells[i], "");
	arena_release(&a);
}

void
test_winner__nobody(void)
{
	static const char *const cells[] = { "Cancelled", "PROJECT CANCELLED",
		"This solicitation cancelled.", "No bids received", "NO BIDS RECEIVED",
		"No complete quotes received", "To be resolicited", "--", "N/A", "n/a",
		"Multiple, see evaluation", "Contracts to be awarded at a later date",
		"Cancelled and Re-solicited", "Project will be directly negotiated.",
		"No Records to Display", "See Class D&F Attachment" };
	struct arena a;

	arena_init(&a, 0);
	for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
		TRUE(winner_is_none(&a, cells[i]));
		WON(cells[i], "");
	}
	FALSE(winner_is_none(&a, "Projectline Solutions, Inc."));
	FALSE(winner_is_none(&a, "Multiplan, Inc."));
	FALSE(winner_is_none(&a, "Noble Systems"));
	FALSE(winner_is_none(&a, "Seeq Corporation"));
	arena_release(&a);
}

void
test_winner__persons(void)
{
	struct arena a;

	arena_init(&a, 0);
	TRUE(winner_is_person(&a, "Lisa A. Sample, Ph.D."));
	TRUE(winner_is_person(&a, "Dr. Ann Sample"));
	TRUE(winner_is_person(&a, "Curtis A. Sample, Jr."));
	TRUE(winner_is_person(&a, "Natalie P. Sample"));
	FALSE(winner_is_person(&a, "Natalie P. Sample, LLC"));
	FALSE(winner_is_person(&a, "Palo Alto Networks"));
	FALSE(winner_is_person(&a, "Ernst & Young LLP"));
	FALSE(winner_is_person(&a, "Dr Pepper"));
	FALSE(winner_is_person(&a, "Johnson Controls"));
	TEXT(winner_label(&a, "Natalie P. Sample"), "a person");
	TEXT(winner_label(&a, "Johnson Controls"), "Johnson Controls");
	arena_release(&a);
}

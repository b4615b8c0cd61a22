#include "unit.h"

#include "../../parsers/family/awardee.h"

static const char *
split(struct arena *a, const char *text)
{
	struct awardee w;
	bool any = awardee_split(a, text, &w);

	return any ? arena_printf(a, "%s|%s|%s|%s%s", w.name, w.city ? w.city : "",
			 w.state ? w.state : "", w.country ? w.country : "",
			 w.dwelling ? "|dwelling" : "")
		   : "nobody";
}

#define SPLIT(text, want) TEXT(split(&a, text), want)

void
test_awardee__forms(void)
{
	struct arena a;

	arena_init(&a, 0);
	SPLIT("FCN, INC. Rockville MD 20852 USA", "FCN, INC.|Rockville|MD|USA");
	SPLIT("COMMAND PERFORMANCE CONSTRUCTORS INC Long Beach CA 90802 USA",
	    "COMMAND PERFORMANCE CONSTRUCTORS INC|Long Beach|CA|USA");
	SPLIT("FED GEAR LLC 119 SWANZY CT VALLEJO 94591 USA", "FED GEAR LLC|||USA");
	SPLIT("WAGNER EQUIPMENT CO 2225 N INTERSTATE 25 PUEBLO CO 81008 USA",
	    "WAGNER EQUIPMENT CO||CO|USA");
	SPLIT("BLG LOGISTICS GROUP AG & CO. KG Bremen 28203 DEU",
	    "BLG LOGISTICS GROUP AG & CO. KG|Bremen||DEU");
	SPLIT("Edwards Lifesciences LLC IRVINE 92614", "Edwards Lifesciences LLC|IRVINE||");
	SPLIT("GALLS, LLC LEXINGTON 40505 KGZ", "GALLS, LLC|LEXINGTON||KGZ");
	SPLIT("BOEING COMPANY, THE Seattle WA 98124 USA", "BOEING COMPANY, THE|Seattle|WA|USA");
	SPLIT("ABC INC 5 COMPANY ST Boston MA 02101 USA", "ABC INC||MA|USA");
	arena_release(&a);
}

void
test_awardee__names_alone(void)
{
	struct arena a;

	arena_init(&a, 0);
	SPLIT("KAMPI COMPONENTS CO INC ", "KAMPI COMPONENTS CO INC|||");
	SPLIT("EDRO CORPORATION, THE ", "EDRO CORPORATION, THE|||");
	SPLIT("SAFRAN ELECTRICAL COMPONENTS CANADA INC ",
	    "SAFRAN ELECTRICAL COMPONENTS CANADA INC|||");
	SPLIT("RURAL ROUTE 2, LLC ", "RURAL ROUTE 2, LLC|||");
	SPLIT("TVL 22 LLC ", "TVL 22 LLC|||");
	SPLIT("Palantir", "Palantir|||");
	arena_release(&a);
}

void
test_awardee__no_form(void)
{
	struct arena a;

	arena_init(&a, 0);
	SPLIT("PCI Tec Luray VA 22835 USA", "PCI Tec|Luray|VA|USA");
	SPLIT("The Dutra Group San Rafael CA 94901 USA", "The Dutra Group|San Rafael|CA|USA");
	SPLIT(
	    "DAYLIGHT TECH USA Hicksville NY 11801 USA", "DAYLIGHT TECH USA|Hicksville|NY|USA");
	SPLIT("ARCFIELD Chantilly VA 20151 USA", "ARCFIELD|Chantilly|VA|USA");
	SPLIT("CARLETON UNIVERSITY 1125 COLONEL BY DR OTTAWA ON K1S 5 CAN",
	    "CARLETON UNIVERSITY||ON|CAN");
	SPLIT("FINANCIAL TIMES LIMITED(THE) London EC4M 9BT GBR",
	    "FINANCIAL TIMES LIMITED(THE)|London||GBR");
	SPLIT("Jo Example 2044 PAULINE BLVD APT 1A Ann Arbor MI 48103 USA",
	    "Jo Example||MI|USA|dwelling");
	arena_release(&a);
}

void
test_awardee__nobody(void)
{
	struct arena a;

	arena_init(&a, 0);
	SPLIT(NULL, "nobody");
	SPLIT("null ", "nobody");
	SPLIT("null 23511-3392", "nobody");
	SPLIT("SEE ATTACHMENT Philadelphia PA USA", "nobody");
	SPLIT("Multiple Washington DC USA", "nobody");
	arena_release(&a);
}

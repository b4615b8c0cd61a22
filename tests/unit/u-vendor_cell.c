#include "unit.h"

#include "../../parsers/family/vendor_cell.h"
#include "../../parsers/family/vendor_words.h"

/* What the cell says, one entry after the other: "supplier A; denied B; through_agency C by
 * CBP" */
static const char *
read_as(struct arena *a, const char *cell, const char *bureau, enum cell_names names)
{
	const struct said *said = NULL;
	size_t count = vendor_cell(a, cell, bureau, names, &said);
	const char *out = "";

	for (size_t i = 0; i < count; i++)
		out =
		    arena_printf(a, "%s%s%s%s%s%s%s%s%s", out, i ? "; " : "", said[i].standing,
			said[i].vendor ? " " : "", said[i].vendor ? said[i].vendor : "",
			said[i].through ? " by " : "", said[i].through ? said[i].through : "",
			said[i].piid ? " #" : "", said[i].piid ? said[i].piid : "");
	return out;
}

#define SAYS(cell, bureau, want) TEXT(read_as(&a, cell, bureau, CELL_COMPANIES), want)
#define LISTS(cell, want) TEXT(read_as(&a, cell, NULL, CELL_PRODUCTS), want)

void
test_vendor_cell__lists(void)
{
	struct arena a;

	arena_init(&a, 0);
	SAYS("", NULL, "");
	SAYS("  \n", NULL, "");
	SAYS("Palantir", NULL, "supplier Palantir");
	SAYS("UiPath; Microsoft; Personable Inc.", NULL,
	    "supplier UiPath; supplier Microsoft; supplier Personable Inc.");
	SAYS("Penlink, Fivecast", NULL, "supplier Penlink; supplier Fivecast");
	SAYS("Acme, Beta, and Gamma", NULL, "supplier Acme; supplier Beta; supplier Gamma");
	SAYS("Leidos and Highrise", NULL, "supplier Leidos; supplier Highrise");
	SAYS("Acme/Betacorp", NULL, "supplier Acme; supplier Betacorp");
	SAYS("ServiceNow, Inc. / Tenable", NULL, "supplier ServiceNow, Inc.; supplier Tenable");
	SAYS("Acme, LLC\nBeta Systems", NULL, "supplier Acme, LLC; supplier Beta Systems");
	SAYS("Tools such as Acme, Beta One and Gamma", NULL,
	    "supplier Acme; supplier Beta One; supplier Gamma");
	SAYS("Qualys. Palo Alto", NULL, "supplier Qualys; supplier Palo Alto");
	arena_release(&a);
}

void
test_vendor_cell__one_name(void)
{
	struct arena a;

	arena_init(&a, 0);
	SAYS("Nightwing Intelligence Solutions, LLC.", NULL,
	    "supplier Nightwing Intelligence Solutions, LLC");
	SAYS("IDEMIA Identity, Security USA LLC", NULL,
	    "supplier IDEMIA Identity, Security USA LLC");
	SAYS("Rohde & Schwarz", NULL, "supplier Rohde & Schwarz");
	SAYS("Ernst and Young", NULL, "supplier Ernst and Young");
	SAYS("Dun and Bradstreet Holdings Inc.", NULL,
	    "supplier Dun and Bradstreet Holdings Inc.");
	SAYS("Research Data and Communication Technologies Corp.", NULL,
	    "supplier Research Data and Communication Technologies Corp.");
	SAYS("ID.me", NULL, "supplier ID.me");
	SAYS("R/V Systems", NULL, "supplier R/V Systems");
	SAYS("Acme, formerly Beta", NULL, "supplier Acme");
	arena_release(&a);
}

void
test_vendor_cell__remarks(void)
{
	struct arena a;
	const struct said *said = NULL;

	arena_init(&a, 0);
	SAYS("NEC (algorithm only)", NULL, "supplier NEC");
	SAYS("Vendor: Acme Corp", NULL, "supplier Acme Corp");
	SAYS("Prime: Acme; Sub: Beta", NULL, "supplier Acme; supplier Beta");
	SAYS("Purchased from a Vendor - Tabnine", NULL, "supplier Tabnine");
	SAYS("Acme under the Example Support contract", NULL, "supplier Acme");
	SAYS("Acme Federal under the Records Services (RMSS)", NULL, "supplier Acme Federal");
	SAYS("Hyperscience - IDP software OEM", NULL, "supplier Hyperscience");
	SAYS("Bates White, using Microsoft Azure", NULL,
	    "supplier Bates White; supplier Microsoft Azure");
	NUMBER(vendor_cell(&a, "REX DBA Lexis Nexis", NULL, CELL_COMPANIES, &said), 1);
	TEXT(said->vendor, "REX DBA Lexis Nexis");
	TEXT(said->dba, "Lexis Nexis");
	NUMBER(
	    vendor_cell(&a, "NEC (Nippon Electric Company)", NULL, CELL_COMPANIES, &said), 1);
	TEXT(said->vendor, "NEC");
	TEXT(said->dba, "Nippon Electric Company");
	SPAN(said->quote, "NEC (Nippon Electric Company)");
	NUMBER(vendor_cell(&a, "Nuance (owned by Microsoft)", NULL, CELL_COMPANIES, &said), 1);
	TEXT(said->parent, "Microsoft");
	arena_release(&a);
}

void
test_vendor_cell__numbers(void)
{
	struct arena a;
	const struct said *said = NULL;

	arena_init(&a, 0);
	SAYS("Acme PIID: 70QS0124C00000002\nBeta PIID: NNG15SD22B", NULL,
	    "supplier Acme #70QS0124C00000002; supplier Beta #NNG15SD22B");
	SAYS("Acme LLC. Procurement Instrument ID of this use case: 70QS0124C00000002", NULL,
	    "supplier Acme LLC #70QS0124C00000002");
	SAYS("ResolveSoft 1605TA-25-F-00018", NULL, "supplier ResolveSoft #1605TA-25-F-00018");
	SAYS("DOLQ129633247", NULL, "supplier #DOLQ129633247");
	NUMBER(vendor_cell_numbers(
		   &a, "70T04024F7573N010 - Smiths; Acme Phase 3 - 70RSAT23T00000030", &said),
	    2);
	TEXT(said[0].vendor, "Smiths");
	TEXT(said[0].piid, "70T04024F7573N010");
	TEXT(said[1].vendor, "Acme");
	TEXT(said[1].piid, "70RSAT23T00000030");
	NUMBER(vendor_cell_numbers(&a, "70OCTD22FR00000002, 70OCTD22FR00000235", &said), 0);
	NUMBER(vendor_cell_numbers(
		   &a, "Software - 75N97024F00051. System Integrator - 75N97022F00084", &said),
	    0);
	NUMBER(vendor_cell_numbers(&a, "IAA with S&T", &said), 0);
	NUMBER(vendor_cell_numbers(&a, "Contract - 70CTD020FR0000006", &said), 0);
	arena_release(&a);
}

void
test_vendor_cell__nobody(void)
{
	struct arena a;

	arena_init(&a, 0);
	SAYS("N/A", NULL, "not_vendor");
	SAYS("Not available", NULL, "not_vendor");
	SAYS("In-house", NULL, "not_vendor");
	SAYS("AI Service Provider", NULL, "not_vendor");
	SAYS("Open source development", NULL, "not_vendor");
	SAYS("Department of State", NULL, "not_vendor");
	SAYS("Sandia National Laboratories", NULL, "not_vendor");
	SAYS("University of Montana", NULL, "not_vendor");
	SAYS("GSA", NULL, "not_vendor");
	SAYS("TRM Labs", NULL, "supplier TRM Labs");
	SAYS("Open Source Systems, Inc.", NULL, "supplier Open Source Systems, Inc.");
	SAYS("Federal Resources Supply Company", NULL,
	    "supplier Federal Resources Supply Company");
	SAYS("Law Enforcement Sensitive (LES)", NULL, "withheld");
	SAYS("Vendor name cannot be disclosed", NULL, "withheld");
	SAYS("https://openai.com/chatgpt/", NULL, "supplier openai");
	SAYS("https://startup.utah.gov/plan/", NULL, "not_vendor");
	arena_release(&a);
}

void
test_vendor_cell__sentences(void)
{
	static const char nec[] =
	    "NEC is the third‑party vendor CBP uses. ICE accesses these capabilities "
	    "through CBP and does not contract directly with NEC.";
	struct arena a;

	arena_init(&a, 0);
	SAYS(nec, "ICE", "through_agency NEC by CBP");
	SAYS("ICE does not contract with Acme, Inc.", "ICE", "denied Acme, Inc.");
	SAYS("We have no direct contract with Acme Corp.", "ICE", "denied Acme Corp.");
	SAYS("Acme is not a vendor of this bureau.", "ICE", "denied Acme");
	SAYS("Acme is the vendor CBP uses.", "CBP", "supplier Acme");
	SAYS("Acme is the vendor CBP uses.", "TSA", "through_agency Acme by CBP");
	SAYS("The model was developed by Acme Labs.", NULL, "supplier Acme Labs");
	SAYS("This is the vendor.", NULL, "unclear");
	SAYS("ICE is the provider.", NULL, "unclear");
	SAYS("This was not developed by Acme Labs.", NULL, "denied Acme Labs");
	SAYS("The tool has several vendors, Acme among them.", NULL, "unclear");
	SAYS("CBP TVS, NEC Algorithm", "TSA", "not_vendor; through_agency NEC by CBP");
	SAYS("CBP TVS, NEC Algorithm", "CBP", "not_vendor; supplier NEC");
	arena_release(&a);
}

void
test_vendor_cell__unclear(void)
{
	struct arena a;
	const struct said *said = NULL;

	arena_init(&a, 0);
	SAYS("1899-12-31 11:59:00", NULL, "unclear");
	SAYS("Acme; formerly Beta", NULL, "unclear");
	SAYS("CBP procured mobile devices (Acme) and off the shelf cameras (Beta)", "CBP",
	    "unclear");
	LISTS("Acme models through USAi", "unclear");
	NUMBER(vendor_cell(&a, "Acme, the rest of what they use every day at work", NULL,
		   CELL_COMPANIES, &said),
	    1);
	SPAN(said->quote, "Acme, the rest of what they use every day at work");
	TEXT(said->vendor, NULL);
	arena_release(&a);
}

void
test_vendor_cell__products(void)
{
	struct arena a;

	arena_init(&a, 0);
	LISTS("Google Maps & Apple Maps", "supplier Google Maps; supplier Apple Maps");
	LISTS("Acme Threat Detection and Response",
	    "supplier Acme Threat Detection and Response");
	LISTS("Microsoft Teams\nintegrated with \nMicrosoft Copilot",
	    "supplier Microsoft Teams; supplier Microsoft Copilot");
	LISTS("Vyond for Government, Adobe \nFirefly",
	    "supplier Vyond for Government; supplier Adobe Firefly");
	LISTS("NetApp ARP/AI", "supplier NetApp ARP/AI");
	LISTS("Microsoft 365 suite (Teams, Word), Apple iOS",
	    "supplier Microsoft 365 suite; supplier Apple iOS");
	LISTS("Various", "not_vendor");
	arena_release(&a);
}

void
test_vendor_cell__hostile(void)
{
	struct arena a;
	const struct said *said = NULL;
	char cell[5001];

	arena_init(&a, 0);
	memset(cell, '(', 3999);
	cell[3999] = '\0';
	NUMBER(vendor_cell(&a, cell, NULL, CELL_COMPANIES, &said), 1);
	TEXT(said->standing, "unclear");
	for (size_t i = 0; i < 3998; i += 2) {
		cell[i] = 'A';
		cell[i + 1] = ',';
	}
	NUMBER(vendor_cell(&a, cell, NULL, CELL_COMPANIES, &said), 1);
	TEXT(said->standing, "unclear");
	memset(cell, 'A', 5000);
	cell[5000] = '\0';
	NUMBER(vendor_cell(&a, cell, NULL, CELL_COMPANIES, &said), 1);
	TEXT(said->standing, "unclear");
	SAYS("\xff\xfe", NULL, "unclear");
	SAYS("()", NULL, "unclear");
	SAYS(",;/", NULL, "unclear");
	arena_release(&a);
}

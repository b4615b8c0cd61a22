/*
 * Writes a made-up file of contract actions, as wide as the real ones:
 *
 *	contracts HEADINGS ROWS [CHANGED] > file.csv
 *
 * HEADINGS is a CSV whose first line is taken as it is. A value depends on its column's name
 *and its row alone, so the same call writes the same bytes. CHANGED of a thousand rows say
 *another amount, text and time: the file of the night after. Three actions an award; vendors
 *and agencies by power law; one text in sixteen names a product that the reference lists know,
 *one vendor in a hundred has no identifier, and some texts have line ends, quotes and commas.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 400
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

struct row {
	uint64_t number, award, vendor, agency;
	bool changed;
};

struct column {
	char name[96];
	uint64_t hash;
	void (*value)(FILE *, const struct column *, const struct row *);
};

static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* What is drawn for a column: anew for each row, award or vendor */
static uint64_t
draw(const struct column *c, uint64_t of)
{
	return mix(c->hash ^ mix(of));
}

#define PICK(list, n) ((list)[(n) % ARRAY_SIZE(list)])

static const char *const words[] = { "SOFTWARE", "LICENSE", "MAINTENANCE", "RENEWAL", "SUPPORT",
	"SERVICES FOR", "OF THE", "ANNUAL", "SUBSCRIPTION", "AGREEMENT", "NETWORK", "SECURITY",
	"TASK ORDER", "BASE YEAR", "OPTION", "EXERCISE", "FUNDING", "INCREMENTAL", "REPAIR",
	"VALVE", "BEARING", "SURGICAL", "CONSTRUCTION", "HVAC", "JANITORIAL", "GUARD",
	"TRAINING", "RESEARCH", "ENGINEERING", "LAPTOP", "SERVER", "BACKUP", "RADIO", "VEHICLE",
	"LEASE", "FUEL", "FOOD", "LABORATORY", "VACCINE", "4TH QTR", "FY23", "(24 EA)",
	"IGF::OT::IGF", "CISTERN", "ORACULAR" };
static const char *const products[] = { "SALESFORCE", "PALANTIR FOUNDRY", "TABLEAU",
	"SERVICENOW", "CELLEBRITE UFED", "ESRI ARCGIS", "SPLUNK", "ORACLE" };
static const char *const first[] = { "APEX", "GLOBAL", "FEDERAL", "ADVANCED", "SUMMIT",
	"PIONEER", "NORTHSTAR", "LIBERTY", "CASCADE", "GRANITE", "HORIZON", "KEYSTONE", "ATLAS",
	"COBALT" };
static const char *const second[] = { "SYSTEMS", "SOLUTIONS", "CONSULTING", "LOGISTICS",
	"INDUSTRIES", "PARTNERS", "ANALYTICS", "AEROSPACE", "ENERGY", "NETWORKS", "SUPPLY" };
static const char *const last[] = { " LLC", "\\, INC.", " CORPORATION", " CO.\\, INC.", " LP" };
static const char *const labels[] = { "NOT APPLICABLE", "NO", "YES", "FIRM FIXED PRICE",
	"DELIVERY ORDER", "PURCHASE ORDER", "FULL AND OPEN COMPETITION", "NOT COMPETED",
	"NO SET ASIDE USED.", "SMALL BUSINESS", "TRANSACTION DOES NOT USE GFE/GFP",
	"D: NO CLAUSES INCLUDED\\, AND NO SUSTAINABILITY INCLUDED", "PLAN NOT REQUIRED" };
static const char *const cities[] = { "ARLINGTON", "RESTON", "SAN DIEGO", "HUNTSVILLE",
	"AUSTIN", "ST. LOUIS", "CHICAGO", "BOSTON", "SEATTLE", "DAYTON" };

/* A list's text, in quotes where it has a comma (there written "\,") */
static void
put_text(FILE *out, const char *before, const char *text)
{
	bool quoted = strstr(text, "\\,") != NULL;

	fputs(quoted ? "\"" : "", out);
	fputs(before, out);
	for (const char *at = text; *at; at++)
		if (*at != '\\')
			putc(*at, out);
	fputs(quoted ? "\"" : "", out);
}

static void
put_nothing(FILE *out, const struct column *c, const struct row *r)
{
	(void)out;
	(void)c;
	(void)r;
}

static void
put_label(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->award);

	if (n % 100 < 60)
		put_text(out, "", PICK(labels, n >> 8));
}

static void
put_code(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->award);

	if (n % 100 < 70)
		fprintf(out, "%c%u", (int)('A' + (n >> 8) % 26), (unsigned)(n >> 16) % 10);
}

static void
put_cage(FILE *out, const struct column *c, const struct row *r)
{
	fprintf(out, "%05X", (unsigned)draw(c, r->vendor) & 0xfffff);
}

static void
put_flag(FILE *out, const struct column *c, const struct row *r)
{
	putc(draw(c, r->vendor) % 12 ? 'f' : 't', out);
}

static void
put_person_flag(FILE *out, const struct column *c, const struct row *r)
{
	putc(draw(c, r->vendor) % 50 ? 'f' : 't', out);
}

static void
put_date(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->award);

	fprintf(out, "%u-%02u-%02u", 2008 + (unsigned)(n % 18), 1 + (unsigned)(n >> 8) % 12,
	    1 + (unsigned)(n >> 16) % 28);
}

static void
put_action_date(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->number);

	fprintf(
	    out, "2024-%02u-%02u", 1 + (unsigned)(n >> 8) % 12, 1 + (unsigned)(n >> 16) % 28);
}

static void
put_modified(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->number);

	fprintf(out, "2025-%02u-%02u %02u:%02u:%02u", r->changed ? 12 : 1 + (unsigned)(n % 11),
	    1 + (unsigned)(n >> 8) % 28, (unsigned)(n >> 16) % 24, (unsigned)(n >> 24) % 60,
	    (unsigned)(n >> 32) % 60);
}

static void
put_award_money(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->award);

	fprintf(out, "%u.%02u", (unsigned)(n >> 8) % 9000000, (unsigned)n % 100);
}

static void
put_money(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->number + r->changed * 7919);

	fprintf(out, "%s%u.%02u", n % 13 ? "" : "-", (unsigned)(n >> 8) % 900000,
	    (unsigned)n % 100);
}

static void
put_description(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->number);
	int count = 4 + (int)(n % 12);

	putc('"', out);
	for (int i = 0; i < count; i++, n = mix(n))
		fprintf(out, "%s%s", i ? " " : "", PICK(words, n >> 8));
	if (n % 16 == 0)
		fprintf(out, " %s", PICK(products, n >> 8));
	if (n % 50 == 1)
		fputs(" 24\"\" MONITOR\r\nLINE 2, SEE ATTACHED", out);
	if (n % 90 == 2)
		fputs(" \xe2\x80\x93 CAF\xc3\x89", out);
	fputs(r->changed ? " CORRECTED\"" : "\"", out);
}

static void
put_award_text(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->award % 300);

	fprintf(out, "%s %s %s", PICK(words, n), PICK(words, n >> 12), PICK(words, n >> 24));
}

static void
put_vendor(FILE *out, const struct column *c, const struct row *r)
{
	char name[64];
	uint64_t n = mix(r->vendor);

	(void)c;
	snprintf(name, sizeof(name), "%s %s %" PRIu64, PICK(first, n), PICK(second, n >> 8),
	    r->vendor);
	put_text(out, name, PICK(last, n >> 16));
}

static void
put_uei(FILE *out, const struct column *c, const struct row *r)
{
	uint64_t n = draw(c, r->vendor);

	for (int i = 0; r->vendor % 100 != 7 && i < 12; i++, n = mix(n))
		putc("ABCDEFGHJKLMNPQRSTUVWXYZ123456789"[n % 33], out);
}

static void
put_number(FILE *out, const struct column *c, const struct row *r)
{
	fprintf(out, "%u", (unsigned)(draw(c, r->award) % 40));
}

static void
put_city(FILE *out, const struct column *c, const struct row *r)
{
	fputs(PICK(cities, draw(c, r->vendor)), out);
}

static void
put_key(FILE *out, const struct column *c, const struct row *r)
{
	bool action = strstr(c->name, "transaction") != NULL;

	if (action)
		fprintf(out, "70%02u_-NONE-_70W%09" PRIX64 "_P%05" PRIu64 "_-NONE-_0",
		    (unsigned)r->agency % 40, r->award, r->number);
	else
		fprintf(out, "CONT_AWD_70W%09" PRIX64 "_70%02u_-NONE-_-NONE-", r->award,
		    (unsigned)r->agency % 40);
}

static void
put_piid(FILE *out, const struct column *c, const struct row *r)
{
	(void)c;
	fprintf(out, "70W%09" PRIX64, r->award);
}

static void
put_modification(FILE *out, const struct column *c, const struct row *r)
{
	(void)c;
	fprintf(out, "P%05" PRIu64, r->number % 100000);
}

static void
put_agency(FILE *out, const struct column *c, const struct row *r)
{
	bool sub = strstr(c->name, "sub_agency"), office = strstr(c->name, "office");

	if (strstr(c->name, "_code"))
		fprintf(out,
		    sub      ? "70%02u"
		    : office ? "70CD%02u"
			     : "070",
		    (unsigned)r->agency % 40);
	else if (sub || office)
		fprintf(out, "%s OF %s %u", sub ? "BUREAU" : "CONTRACTING OFFICE",
		    PICK(second, r->agency), (unsigned)r->agency % 40);
	else
		fputs("Department of Homeland Security", out);
}

static void
put_link(FILE *out, const struct column *c, const struct row *r)
{
	fputs("https://www.usaspending.gov/award/", out);
	put_key(out, c, r);
	putc('/', out);
}

/* The first that the name holds decides; one that begins with "=" must be the whole name */
static const struct {
	const char *part;
	void (*value)(FILE *, const struct column *, const struct row *);
} rules[] = {
	{ "_unique_key", put_key },
	{ "=award_id_piid", put_piid },
	{ "=modification_number", put_modification },
	{ "=correction_delete_ind", put_nothing },
	{ "parent_award_id_piid", put_nothing },
	{ "=transaction_description", put_description },
	{ "prime_award_base_transaction", put_award_text },
	{ "recipient_uei", put_uei },
	{ "=recipient_name", put_vendor },
	{ "=recipient_name_raw", put_vendor },
	{ "recipient_parent_name", put_vendor },
	{ "recipient_duns", put_nothing },
	{ "cage_code", put_cage },
	{ "sole_proprietorship", put_person_flag },
	{ "doing_business", put_nothing },
	{ "awarding_", put_agency },
	{ "funding_agency", put_agency },
	{ "funding_sub", put_agency },
	{ "funding_office", put_agency },
	{ "usaspending_permalink", put_link },
	{ "=last_modified_date", put_modified },
	{ "=action_date", put_action_date },
	{ "=award_or_idv_flag", put_nothing },
	{ "=idv_type", put_nothing },
	{ "covid", put_nothing },
	{ "COVID", put_nothing },
	{ "IIJA", put_nothing },
	{ "federal_action_obligation", put_money },
	{ "base_and_", put_money },
	{ "total_", put_award_money },
	{ "_value_of_award", put_award_money },
	{ "_fiscal_year", put_number },
	{ "_number", put_number },
	{ "number_of_", put_number },
	{ "_amount", put_nothing },
	{ "officer", put_nothing },
	{ "_date", put_date },
	{ "_description", put_award_text },
	{ "city", put_city },
	{ "county", put_city },
	{ "address", put_city },
	{ "_code", put_code },
	{ "owned", put_flag },
	{ "business", put_flag },
	{ "college", put_flag },
	{ "institution", put_flag },
	{ "government", put_flag },
	{ "firm", put_flag },
	{ "corporation", put_flag },
	{ "organization", put_flag },
	{ "", put_label },
};

static void
choose(struct column *c)
{
	size_t i = 0;

	for (const char *at = c->name; *at; at++)
		c->hash = mix(c->hash ^ (unsigned char)*at);
	while (rules[i].part[0] == '=' ? strcmp(c->name, rules[i].part + 1) != 0
				       : !strstr(c->name, rules[i].part))
		i++;
	c->value = rules[i].value;
}

static int
read_headings(const char *path, struct column *column)
{
	static char line[65536];
	FILE *f = fopen(path, "r");
	int count = 0;

	if (!f || !fgets(line, sizeof(line), f))
		return 0;
	fclose(f);
	for (char *at = strtok(line, ",\r\n\"\xef\xbb\xbf"); at && count < COLUMNS_MAX;
	     at = strtok(NULL, ",\r\n\"")) {
		snprintf(column[count].name, sizeof(column[count].name), "%s", at);
		choose(&column[count++]);
	}
	return count;
}

static struct row
row_of(uint64_t i, uint64_t rows, unsigned changed)
{
	struct row r = { .number = i, .award = i % (rows / 3 + 1) };
	double u = (double)(mix(r.award) >> 11) / 9007199254740992.0;

	r.vendor = (uint64_t)(u * u * u * (double)(rows / 15 + 10));
	r.agency = (uint64_t)(u * u * 40) ^ (r.award % 3);
	r.changed = mix(i + 515151) % 1000 < changed;
	return r;
}

int
main(int argc, char **argv)
{
	static struct column column[COLUMNS_MAX];
	uint64_t rows = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	unsigned changed = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 0;
	int count = argc > 1 ? read_headings(argv[1], column) : 0;

	if (!rows || !count) {
		fputs("usage: contracts HEADINGS ROWS [CHANGED]\n", stderr);
		return 2;
	}
	for (int i = 0; i < count; i++)
		printf("%s%s", i ? "," : "", column[i].name);
	putchar('\n');
	for (uint64_t i = 0; i < rows; i++) {
		struct row r = row_of(i, rows, changed);

		for (int c = 0; c < count; c++) {
			if (c)
				putchar(',');
			column[c].value(stdout, &column[c], &r);
		}
		putchar('\n');
	}
	return fflush(stdout) || ferror(stdout);
}

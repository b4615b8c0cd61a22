#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/match.h"

static const struct match_product products[] = {
	{ "Infoblox", "Infoblox", "INFOBLOX", NULL, NULL, NULL },
	{ "Salesforce", "Salesforce", "SALESFORCE;SALES FORCE", NULL, NULL, NULL },
	{ "Tableau", "Tableau", "TABLEAU", NULL, NULL, "\\bCREW TABLEAU" },
	{ "Procore", "Procore", "PROCORE", NULL, NULL, NULL },
	{ "Elastic", "Elastic", "ELASTIC", NULL, "\\bKIBANA\\b", NULL },
	{ "Elastic Compute Cloud", "Amazon", "ELASTIC COMPUTE CLOUD", NULL, NULL, NULL },
	{ "Notion (with licence words)", "Notion", "NOTION", "NOTION(?=\\s+LICEN)", NULL,
	    NULL },
	{ "Confluent", "Confluent", "CONFLUENT", NULL, NULL, NULL },
	{ "Confluence", "Atlassian", "CONFLUENCE", NULL, "\\bJIRA\\b", NULL },
};

/* "Infoblox[0-8] Tableau[12-19]" */
static void
finds(const char *text, const char *want)
{
	struct matcher *m = matcher_new(products, ARRAY_SIZE(products));
	struct match_hit hits[8];
	size_t n = matcher_find(m, text, strlen(text), hits, ARRAY_SIZE(hits));
	struct buf said;

	buf_init(&said, 4096);
	for (size_t i = 0; i < n; i++)
		buf_printf(&said, "%s%s[%zu-%zu]", i ? " " : "",
		    products[hits[i].product].product, hits[i].start, hits[i].end);
	TEXT(said.len ? said.data : "", want);
	buf_release(&said);
	matcher_free(m);
}

void
test_match__names_in_their_forms(void)
{
	finds("Sales-Force licences", "Salesforce[0-11]");
	finds("SALES  FORCE", "Salesforce[0-12]");
	finds("wholesales force", "");
	finds("SALESFORCES", "");
	finds("the CREW TABLEAU of TABLEAU", "");
	finds("ELASTIC BANDS", "");
	finds("ELASTIC AND KIBANA", "Elastic[0-7]");
	finds("ELASTIC COMPUTE CLOUD, KIBANA", "Elastic Compute Cloud[0-21]");
	finds("A NOTION OF ORDER", "");
	finds("NOTION LICENSES", "Notion (with licence words)[0-6]");
}

void
test_match__one_typing_mistake(void)
{
	finds("ANNUAL INFLOBLOX HW RENEWAL", "Infoblox[7-16]");
	finds("INFBLOX LICENSES", "Infoblox[0-7]");
	finds("INFOBLAX SOFTWARE", "Infoblox[0-8]");
	finds("NIFOBLOX LICENSES", "");
	finds("ifnoblox licenses", "Infoblox[0-8]");
	finds("INFOLBOX LICENSES", "Infoblox[0-8]");
	finds("TABLEU LICENSE RENEWAL", "Tableau[0-6]");
	finds("SALESFROCE SUBSCRIPTION", "Salesforce[0-10]");
	finds("INFBLX LICENSES", "");
}

void
test_match__no_mistake(void)
{
	/* nothing is bought */
	finds("INFLOBLOX", "");
	finds("INFLOBLOX OF THE OLD NORTHERN OFFICE, LICENSES", "");
	/* words, and other names */
	finds("TO PROCURE SOFTWARE LICENSES", "");
	finds("SAMSUNG PROCARE LICENSES", "");
	finds("CONFLUENCE LICENSES", "");
	finds("ELASTIK LICENSES KIBANA", "");
	/* beside letters of other scripts it is another word */
	finds("\xc3\xa9INFLOBLOX LICENSES", "");
	finds("INFLOBLOX\xc3\xa9 LICENSES", "");
}

void
test_match__patterns_that_do_not_compile(void)
{
	char why[128];

	TRUE(matcher_compiles("A(?=B)", why, sizeof(why)));
	FALSE(matcher_compiles("A(", why, sizeof(why)));
	TEXT(why, "missing closing parenthesis, at character 2");
}

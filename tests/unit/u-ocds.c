#include "unit.h"

#include "../../parsers/family/ocds.h"

static const struct ocds publisher = { .jurisdiction = "XX", .person = "^P[0-9]+$" };
static const struct source source = { .name = "ocds", .family = &publisher };

static struct unit_page *
read(const char *body)
{
	struct unit_page *u =
	    unit_page_new(body, strlen(body), "https://x.example/", "application/json");

	unit_page(u)->source = &source;
	ocds_packages(unit_page(u), unit_sink(u));
	return u;
}

/* How often `part` stands in what the page says */
static int
times(const char *body, const char *part)
{
	struct unit_page *u = read(body);
	int count = 0;

	for (const char *p = unit_said(u); (p = strstr(p, part)); p++)
		count++;
	unit_page_free(u);
	return count;
}

#define RELEASE \
	"\"ocid\":\"o-1\",\"id\":\"r\",\"date\":\"2020-01-02\",\"buyer\":{\"name\":\"B\"}"
#define TENDER "\"tender\":{\"id\":\"t\",\"title\":\"T\"}"

void
test_ocds__shapes(void)
{
	NUMBER(times("{" RELEASE "," TENDER "}", "notice_key: o-1/r"), 1);
	NUMBER(times("[{" RELEASE "," TENDER "},{" RELEASE "," TENDER "}]", "notice_key:"), 2);
	NUMBER(times("{\"releases\":[{" RELEASE "," TENDER "}]}", "notice_key: o-1/r"), 1);
	NUMBER(
	    times("{\"records\":[{\"ocid\":\"o-1\",\"releases\":[{" RELEASE "," TENDER "}]}]}",
		"notice_key: o-1/r"),
	    1);
	NUMBER(times("{\"results\":[{\"ocdsReleasePackage\":{\"releases\":[{" RELEASE "," TENDER
		     "}]}}]}",
		   "notice_key: o-1/r"),
	    1);
	/* the record's ocid is the release's */
	NUMBER(
	    times("{\"ocid\":\"o-9\",\"compiledRelease\":{\"tag\":[\"compiled\"]," TENDER "}}",
		"notice_key: o-9\n"),
	    1);
	NUMBER(times("{}", "page: no package"), 1);
	NUMBER(times("[1]", "page: no package"), 1);
	NUMBER(times("{\"releases\":[]}", "page:"), 0);
}

void
test_ocds__one_release_of_a_record_is_read(void)
{
	static const char record[] =
	    "{\"ocid\":\"o-1\",\"releases\":[{" RELEASE "," TENDER
	    "}],\"compiledRelease\":{" RELEASE ",\"tag\":[\"compiled\"]," TENDER "}}";

	NUMBER(times(record, "notice_key:"), 1);
	NUMBER(times(record, "notice_key: o-1\n"), 1);
}

void
test_ocds__newest_of_a_versioned_release(void)
{
#define SINCE(day, value) \
	"{\"releaseID\":\"" day "\",\"releaseDate\":\"" day "\",\"value\":" value "}"
	static const char record[] =
	    "{\"ocid\":\"o-1\",\"versionedRelease\":{\"ocid\":\"o-1\",\"tender\":{\"id\":\"t\","
	    "\"title\":[" SINCE("2020-02-01", "\"new\"") "," SINCE(
		"2020-01-01", "\"old\"") "],\"status\":[" SINCE("2020-01-01",
		"\"active\"") "," SINCE("2020-02-01", "null") "]}}}";

	NUMBER(times(record, "title: new"), 1);
	NUMBER(times(record, "old"), 0);
	NUMBER(times(record, "status:"), 0);
}

#define AWARD(status, suppliers) \
	"{" RELEASE ",\"awards\":[{\"id\":\"a\",\"status\":\"" status \
	"\",\"value\":{\"amount\":7,\"currency\":\"GBP\"},\"suppliers\":[" suppliers "]}]}"

void
test_ocds__only_what_is_in_force_is_supplied(void)
{
	NUMBER(times(AWARD("active", "{\"name\":\"V\"}"), "contract_key: o-1/a\n"), 1);
	NUMBER(times(AWARD("pending", "{\"name\":\"V\"}"), "contract_key:"), 0);
	NUMBER(times(AWARD("pending", "{\"name\":\"V\"}"), "outcome: award pending"), 1);
	NUMBER(times(AWARD("cancelled", "{\"name\":\"V\"}"), "contract_key:"), 0);
	NUMBER(times(AWARD("unsuccessful", ""), "note: an award that was not made"), 1);
	/* the contract says more than the award */
	NUMBER(times("{" RELEASE ",\"awards\":[{\"id\":\"a\",\"status\":\"active\","
		     "\"suppliers\":[{\"name\":\"V\"}]}],\"contracts\":[{\"id\":\"c\","
		     "\"awardID\":\"a\",\"status\":\"cancelled\"}]}",
		   "contract_key:"),
	    0);
}

void
test_ocds__a_shared_value_is_nobody_s(void)
{
	static const char two[] = AWARD("active", "{\"name\":\"V\"},{\"name\":\"W\"}");

	NUMBER(times(two, "contract_key: o-1/a/V"), 1);
	NUMBER(times(two, "contract_key: o-1/a/W"), 1);
	NUMBER(times(two, "potential:"), 0);
	NUMBER(times(two, "currency: GBP"), 2);
	NUMBER(times(AWARD("active", "{\"name\":\"V\"}"), "potential: 7.00"), 1);
}

void
test_ocds__a_contract_alone_is_an_action(void)
{
	static const char alone[] =
	    "{" RELEASE ",\"contracts\":[{\"id\":\"c\",\"awardID\":\"a\"}]}";
	static const char beside[] =
	    "{\"releases\":[{" RELEASE
	    ",\"awards\":[{\"id\":\"a\",\"suppliers\":[{\"name\":\"V\"}]}]},{" RELEASE
	    ",\"contracts\":[{\"id\":\"c\",\"awardID\":\"a\"}]}]}";

	NUMBER(times(alone, "modification  ("), 1);
	NUMBER(times(alone, "contract_key: o-1/a"), 1);
	NUMBER(times(beside, "contract  ("), 2);
	NUMBER(times(beside, "vendor: V"), 2);
}

void
test_ocds__persons_and_currencies(void)
{
	NUMBER(times(AWARD("active", "{\"name\":\"V\",\"identifier\":{\"id\":\"P1\"}}"),
		   "vendor_is_person: t"),
	    1);
	NUMBER(times(AWARD("active", "{\"name\":\"V\",\"identifier\":{\"id\":\"C1\"}}"),
		   "vendor_is_person"),
	    0);
	NUMBER(times("{" RELEASE ",\"tender\":{\"id\":\"t\",\"value\":{\"amount\":5}}}",
		   "note: an amount without a currency"),
	    1);
}

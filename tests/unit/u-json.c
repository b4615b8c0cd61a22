#include "unit.h"

#include "../../scraper/parser.h"

#define BODY(text) unit_page_new(text, strlen(text), "https://x.example/", "application/json")

static const struct json *
parse(struct unit_page *u)
{
	return json_parse(unit_page(u), unit_sink(u));
}

void
test_json__paths(void)
{
	struct unit_page *u =
	    BODY("{\"a\": [1, {\"b c\": \"x\\u00e9\\n\"}], \"t\": true, \"z\": null}");
	const struct json *root = parse(u);

	TEXT(json_text(root, "a/0"), "1");
	TEXT(json_text(root, "a/1/b c"), "x\xc3\xa9\n");
	TEXT(json_text(root, "a/2"), NULL);
	TEXT(json_text(root, "z"), NULL);
	TRUE(json_is_true(root, "t"));
	NUMBER((long long)json_at(root, "a")->count, 2);
	NUMBER(json_number(root, "a/0", 7), 1);
	NUMBER(json_number(root, "q", 7), 7);
	TEXT(unit_said(u), "");
	unit_page_free(u);
}

void
test_json__places_are_the_bytes_of_the_object(void)
{
	const char *body = "{\"r\": [ {\"k\":1} , {\"k\":22}]}";
	struct unit_page *u = BODY(body);
	const struct json *second = json_at(parse(u), "r/1");

	SPAN(((struct span){ body + second->from, second->to - second->from }), "{\"k\":22}");
	unit_page_free(u);
}

void
test_json__what_is_not_json_reaches_the_page(void)
{
	struct unit_page *u = BODY("{\"a\": ");

	TRUE(parse(u) == NULL);
	TRUE(strstr(unit_said(u), "page: not JSON at byte 6") != NULL);
	unit_page_free(u);
}

void
test_json__depth_is_limited(void)
{
	char deep[2 * LIMIT_NESTING + 20];
	struct unit_page *u;

	memset(deep, '[', sizeof(deep));
	u = unit_page_new(deep, sizeof(deep), NULL, NULL);
	TRUE(parse(u) == NULL);
	TRUE(strstr(unit_said(u), "nested too deeply") != NULL);
	unit_page_free(u);
}

void
test_json__numbers_that_json_does_not_allow(void)
{
	struct unit_page *u =
	    BODY("{\"a\": 1e9999, \"b\": 000, \"c\": \"1e9999\", \"d\": 1e2, \"e\":[NaN]}");
	const struct json *root = parse(u);

	TEXT(json_text(root, "a"), NULL);
	TEXT(json_text(root, "b"), "0");
	TEXT(json_text(root, "c"), "1e9999");
	TEXT(json_text(root, "d"), "1e2");
	TRUE(strstr(unit_said(u), "note: 3 numbers that JSON does not allow") != NULL);
	unit_page_free(u);
}

void
test_json__windows_1252(void)
{
	struct unit_page *u = BODY("{\"a\": \"it\x92s\"}");

	TEXT(json_text(parse(u), "a"), "it\xe2\x80\x99s");
	unit_page_free(u);
}

void
test_json__a_record_maps_ignores_or_notes(void)
{
	static const struct column columns[] = {
		{ "id", CONTRACT_KEY, NULL },
		{ "money/amount", CONTRACT_OBLIGATED, NULL },
		{ "clerk", IGNORE, "a person" },
		{ "gone", CONTRACT_STATUS, NULL },
		{ "may", MAY_MISS(CONTRACT_PSC), NULL },
		{ NULL, IGNORE, NULL },
	};
	struct unit_page *u = BODY(
	    "{\"id\": \"C1\", \"money\": {\"amount\": 12.5}, \"clerk\": \"N\", \"ward\": 3}");

	sink_emit(unit_sink(u), json_record(unit_sink(u), parse(u), KIND_CONTRACT, columns));
	TEXT(unit_said(u), "contract  (/, bytes 0-64)\n  contract_key: C1\n  obligated: 12.50\n"
			   "note: unknown member 'ward'  (/, bytes 0-64)\n"
			   "note: no member 'gone'  (/, bytes 0-64)\n");
	unit_page_free(u);
}

void
test_json__note_unknown(void)
{
	struct unit_page *u = BODY("{\"id\": 1, \"title\": \"x\", \"extra\": 2}");
	static const struct column columns[] = { { "id", IGNORE, "read below" },
		{ "ti*", IGNORE, "read below" }, { NULL, IGNORE, NULL } };

	json_note_unknown(unit_sink(u), parse(u), columns);
	json_note_unknown(unit_sink(u), NULL, columns);
	TRUE(strstr(unit_said(u), "unknown member 'extra'") != NULL);
	TRUE(strstr(unit_said(u), "'id'") == NULL && strstr(unit_said(u), "'title'") == NULL);
	unit_page_free(u);
}

void
test_json__values_side_by_side(void)
{
	struct unit_page *u = BODY("{\"id\": 1}\n{\"id\": [2]}\n");
	const struct json *root = parse(u);

	NUMBER(root->type, JSON_ARRAY);
	NUMBER(root->count, 2);
	TEXT(json_text(root, "1/id/0"), "2");
	json_place(unit_sink(u), json_at(root, "1"));
	sink_issue(unit_sink(u), REACH_NOTE, "here");
	TEXT(unit_said(u), "note: here  (/1, bytes 10-21)\n");
	unit_page_free(u);
	u = BODY("{\"id\": 1}\n{\"id\": ");
	TRUE(parse(u) == NULL);
	unit_page_free(u);
	u = BODY("{\"id\": 1}]");
	TRUE(parse(u) == NULL);
	unit_page_free(u);
}

#include "ocds.h"

#include "ocds_members.h"

/* What stands for one release while it is read */
struct release {
	struct sink *sink;
	struct arena *arena;
	const struct ocds *by;
	const struct json *node, *tender;
	const char *ocid, *id, *date, *address;
	const char *buyer,
	    *office; /* the buyer, and the procuring entity where it is another */
	struct seen {
		const char *name;
		struct seen *next;
	} * offered; /* whom the release was already said to name as a bidder */
};

/* ------------------------------------------------------------------------------------ values
 */

/* A text that is not blank */
static const char *
said(const struct json *n, const char *path)
{
	const char *text = json_text(n, path);

	return text && text[strspn(text, " \t\r\n")] ? text : NULL;
}

static const char *
either(const char *one, const char *other)
{
	return one ? one : other;
}

static bool
has_word(const struct json *list, const char *word)
{
	if (list && list->type == JSON_STRING)
		return strcmp(list->text.at, word) == 0;
	for (const struct json *n = list ? list->first : NULL; n; n = n->next)
		if (n->type == JSON_STRING && strcmp(n->text.at, word) == 0)
			return true;
	return false;
}

static const char *
joined(struct arena *a, const struct json *list)
{
	const char *text = list && list->type == JSON_STRING ? list->text.at : NULL;

	for (const struct json *n = list && !text ? list->first : NULL; n; n = n->next)
		if (said(n, NULL))
			text = text ? arena_printf(a, "%s, %s", text, said(n, NULL))
				    : said(n, NULL);
	return text;
}

#define TEXT_MAX ((size_t)1 << 20)

/* One text more, on a line of its own, unless it stands there already */
static void
add_text(struct buf *b, const char *text)
{
	if (!text || b->len + strlen(text) + 1 > TEXT_MAX || (b->len && strstr(b->data, text)))
		return;
	if (b->len)
		buf_char(b, '\n');
	buf_text(b, text);
}

/* What is bought may be named in a line alone */
static void
add_lines(struct buf *b, const struct json *list)
{
	for (const struct json *n = list ? list->first : NULL; n; n = n->next) {
		add_text(b, said(n, "title"));
		add_text(b, said(n, "description"));
	}
}

static const char *
taken(struct arena *a, struct buf *b)
{
	const char *text = b->len ? arena_ndup(a, b->data, b->len) : NULL;

	buf_release(b);
	return text;
}

/* The amount and its currency; without a currency it is left out */
static void
set_money(
    struct release *r, struct record *to, int field, int currency, const struct json *value)
{
	const char *amount = either(said(value, "amount"), said(value, "amountGross"));

	if (!amount)
		return;
	if (!said(value, "currency")) {
		if (strtod(amount, NULL) != 0)
			sink_issue(r->sink, REACH_NOTE,
			    "an amount without a currency is left out: %.40s", amount);
		return;
	}
	record_set(to, field, amount);
	record_set(to, currency, said(value, "currency"));
}

/* Codes of what is bought, with the scheme's name: those of others are no PSC */
static void
set_class(struct release *r, struct record *to, int code, int text, const struct json *n)
{
	const char *scheme = said(n, "scheme"), *id = said(n, "id");

	if (!id)
		return;
	record_set(to, code, scheme ? arena_printf(r->arena, "%s %s", scheme, id) : id);
	if (text >= 0)
		record_set(to, text, said(n, "description"));
}

static const struct json *
class_of(const struct json *section)
{
	const struct json *n = json_member(section, "classification");

	if (!said(n, "id"))
		n = json_at(section, "items/0/classification");
	return said(n, "id") ? n : json_at(section, "items/0/additionalClassifications/0");
}

/* ----------------------------------------------------------------------------- organizations
 */

struct party {
	const char *name, *legal, *id, *number;
	const struct json *address;
};

static const struct json *
listed_party(const struct release *r, const char *id)
{
	for (const struct json *n = json_first(r->node, "parties"); n && id; n = n->next)
		if (json_text(n, "id") && strcmp(json_text(n, "id"), id) == 0)
			return n;
	return NULL;
}

/* A reference {id, name} to one of the parties, or (1.0) the organization itself, or a name */
static struct party
party_of(const struct release *r, const struct json *ref)
{
	const struct json *full = listed_party(r, said(ref, "id"));
	struct party p = { 0 };

	/* a number is its place in a list */
	if (json_at(ref, "id") && json_at(ref, "id")->type == JSON_STRING)
		p.id = said(ref, "id");

	if (ref && ref->type == JSON_STRING) {
		p.name = said(ref, NULL);
		return p;
	}
	if (!full)
		full = ref;
	p.legal = said(full, "identifier/legalName");
	p.name = either(said(ref, "name"), said(full, "name"));
	p.name = either(p.name, either(p.legal, said(ref, "legalName")));
	p.number = said(full, "identifier/id");
	p.address = json_member(full, "address");
	return p;
}

static const char *
label_of(const struct party *p)
{
	return either(p->id, either(p->number, p->name));
}

static bool
is_person(const struct release *r, const struct party *p)
{
	return r->by->person && p->number && text_match(r->arena, p->number, r->by->person);
}

/* Fields of a vendor stand in one order in every kind; `first` is the kind's VENDOR */
static void
set_vendor(const struct release *r, struct record *to, int first, const struct party *p)
{
#define AT(field) (first + CONTRACT_##field - CONTRACT_VENDOR)
	record_set(to, first, p->name);
	if (p->legal && p->name && !text_same(span_of(p->legal), span_of(p->name)))
		record_set(to, AT(VENDOR_AS_TYPED), p->legal);
	record_set(to, AT(VENDOR_CITY), said(p->address, "locality"));
	record_set(to, AT(VENDOR_STATE), said(p->address, "region"));
	record_set(to, AT(VENDOR_COUNTRY),
	    either(said(p->address, "countryName"), said(p->address, "country")));
	if (is_person(r, p))
		record_bool(to, AT(VENDOR_IS_PERSON), true);
#undef AT
}

static const struct json *
party_with_role(const struct json *release, const char *role)
{
	for (const struct json *n = json_first(release, "parties"); n; n = n->next)
		if (has_word(json_member(n, "roles"), role))
			return n;
	return NULL;
}

/* The buyer, and who buys for it */
static bool
find_buyer(struct release *r, const struct json *release)
{
	const struct json *entity = json_at(release, "tender/procuringEntity");
	const struct release in = { .node = release };
	const char *buyer = party_of(&in, json_member(release, "buyer")).name;
	const char *office;

	if (!buyer)
		buyer = party_of(&in, party_with_role(release, "buyer")).name;
	if (!party_of(&in, entity).name)
		entity = party_with_role(release, "procuringEntity");
	office = party_of(&in, entity).name;
	r->buyer = either(buyer, office);
	r->office = office && strcmp(office, r->buyer) != 0 ? office : NULL;
	return r->buyer != NULL;
}

#define BESIDE_MAX 1000 /* releases of a list that are looked through for another's sake */

/* The next release of the same process beside this one; NULL behind the last */
static const struct json *
beside(const struct release *r, const struct json *after)
{
	const struct json *list = r->node->parent;

	if (!list || list->type != JSON_ARRAY)
		return NULL;
	for (const struct json *n = after ? after->next : list->first;
	     n && n->index < BESIDE_MAX; n = n->next)
		if (json_text(n, "ocid") && strcmp(json_text(n, "ocid"), r->ocid) == 0)
			return n;
	return NULL;
}

/* ----------------------------------------------------------------------------------- bidders
 */

static bool
is_new_bidder(struct release *r, const char *name)
{
	struct seen *one;

	for (one = r->offered; one; one = one->next)
		if (text_same(span_of(one->name), span_of(name)))
			return false;
	one = arena_zero(r->arena, sizeof(*one));
	one->name = name;
	one->next = r->offered;
	r->offered = one;
	return true;
}

/* Sets all but the date, which would tell one offer anew in each release */
static int
emit_bidder(struct release *r, struct record *to, const char *role, const struct party *p)
{
	record_set(to, BIDDER_NOTICE_KEY, r->ocid);
	record_set(to, BIDDER_ROLE, role);
	if (!record_get(to, BIDDER_LABEL))
		record_set(to, BIDDER_LABEL, label_of(p));
	record_set(to, BIDDER_SOLICITATION, either(said(r->tender, "id"), r->ocid));
	record_set(to, BIDDER_TITLE, said(r->tender, "title"));
	record_set(to, BIDDER_TOPTIER, r->buyer);
	record_set(to, BIDDER_OFFICE, r->office);
	record_set(to, BIDDER_JURISDICTION, r->by->jurisdiction);
	set_vendor(r, to, BIDDER_VENDOR, p);
	record_set(to, BIDDER_PERMALINK, r->address);
	return sink_emit(r->sink, to);
}

static void
read_bid(struct release *r, const struct json *bid)
{
	const struct json *tenderers = json_member(bid, "tenderers");

	for (const struct json *n = tenderers ? tenderers->first : NULL; n; n = n->next) {
		struct party p = party_of(r, n);
		struct record *to;
		bool invited;

		if (!p.name)
			continue;
		to = json_record(r->sink, bid, KIND_BIDDER, ocds_bid_members);
		invited = said(bid, "status") && strcmp(said(bid, "status"), "invited") == 0;
		if (tenderers->count > 1)
			record_set(to, BIDDER_LABEL,
			    arena_printf(
				r->arena, "%s/%s", either(said(bid, "id"), ""), label_of(&p)));
		set_money(r, to, BIDDER_AMOUNT, BIDDER_CURRENCY, json_member(bid, "value"));
		is_new_bidder(r, p.name);
		emit_bidder(r, to, invited ? "listed" : "bid", &p);
	}
}

static void
read_tenderer(struct release *r, const struct json *ref, const char *role)
{
	struct party p = party_of(r, ref);

	if (!p.name || !is_new_bidder(r, p.name))
		return;
	json_place(r->sink, ref);
	emit_bidder(r, record_new(r->sink, KIND_BIDDER), role, &p);
}

static void
read_bidders(struct release *r)
{
	const struct json *bids = json_member(r->node, "bids");

	if (bids && bids->type == JSON_OBJECT)
		bids = json_member(bids, "details");
	for (const struct json *n = bids ? bids->first : NULL; n; n = n->next)
		read_bid(r, n);
	for (const struct json *n = json_first(r->tender, "tenderers"); n; n = n->next)
		read_tenderer(r, n, "tenderer");
	for (const struct json *n = json_first(r->node, "parties"); n; n = n->next) {
		json_place(r->sink, n);
		json_note_unknown(r->sink, n, ocds_party_members);
		if (has_word(json_member(n, "roles"), "tenderer"))
			read_tenderer(r, n, "tenderer");
		else if (has_word(json_member(n, "roles"), "interestedParty"))
			read_tenderer(r, n, "listed");
	}
}

/* ----------------------------------------------------------------------- awards and contracts
 */

/* An award with its contract; one of them may be NULL */
struct deal {
	const struct json *award, *contract;
	const char *award_id;
	bool of_several; /* the award has other contracts */
};

static bool
is_one_of(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && word; i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

/* Why nothing is supplied, in the release's own word; NULL where it is */
static const char *
not_in_force(const struct release *r, const struct deal *d)
{
	static const char *const never[] = { "cancelled", "canceled", "unsuccessful" };
	static const char *const begun[] = { "active", "terminated" };
	const char *award = said(d->award, "status"), *contract = said(d->contract, "status");

	if (!award && has_word(json_member(r->node, "tag"), "awardCancellation"))
		award = "cancelled";
	if (is_one_of(contract, never, ARRAY_SIZE(never)))
		return contract;
	if (is_one_of(contract, begun, ARRAY_SIZE(begun)))
		return NULL;
	if (is_one_of(award, never, ARRAY_SIZE(never)))
		return award;
	if (award && strcmp(award, "pending") == 0)
		return award;
	return !award && contract && strcmp(contract, "pending") == 0 ? contract : NULL;
}

/* The address of the page that tells the section in public */
static const char *
notice_document(const struct json *section)
{
	for (const struct json *n = json_first(section, "documents"); n; n = n->next)
		if (text_find(said(n, "documentType"), "Notice") && said(n, "url"))
			return said(n, "url");
	return NULL;
}

static bool
is_framework(const struct release *r)
{
	if (json_is_true(r->tender, "techniques/hasFrameworkAgreement"))
		return true;
	for (const struct json *n = json_first(r->tender, "lots"); n; n = n->next)
		if (json_is_true(n, "techniques/hasFrameworkAgreement"))
			return true;
	return false;
}

static const char *
deal_text(const struct release *r, const struct deal *d)
{
	struct buf b;

	buf_init(&b, TEXT_MAX + 1);
	add_text(&b, said(r->tender, "title"));
	add_text(&b, said(d->award, "title"));
	add_text(&b, said(d->contract, "title"));
	add_text(&b, said(d->award, "description"));
	add_text(&b, said(d->contract, "description"));
	if (!said(d->award, "description") && !said(d->contract, "description"))
		add_text(&b, said(r->tender, "description"));
	add_lines(&b, json_member(d->award, "items"));
	add_lines(&b, json_member(d->contract, "items"));
	return taken(r->arena, &b);
}

static const struct json *
period_of(const struct release *r, const struct deal *d)
{
	const struct json *period = json_member(d->contract, "period");

	if (!said(period, "startDate") && !said(period, "endDate"))
		period = json_member(d->award, "contractPeriod");
	if (!said(period, "startDate") && !said(period, "endDate"))
		period = json_member(r->tender, "contractPeriod");
	return period;
}

/* ocid/award, and the contract's id where there is no award or the award has several */
static const char *
deal_key(const struct release *r, const struct deal *d)
{
	const char *contract = said(d->contract, "id");

	if (d->award_id && d->of_several && contract)
		return arena_printf(r->arena, "%s/%s/%s", r->ocid, d->award_id, contract);
	if (d->award_id)
		return arena_printf(r->arena, "%s/%s", r->ocid, d->award_id);
	return contract ? arena_printf(r->arena, "%s/contract/%s", r->ocid, contract) : NULL;
}

/* How it was bought: fields of an award stand in one order in CONTRACT and MODIFICATION, which
 * has `by` fields more in front */
static void
set_method(const struct release *r, struct record *to, int by)
{
	const char *method = said(r->tender, "procurementMethod");
	const char *details = said(r->tender, "procurementMethodDetails");

	if (method && details)
		method = arena_printf(r->arena, "%s: %s", method, details);
	record_set(to, CONTRACT_EXTENT_COMPETED + by, either(method, details));
	record_set(to, CONTRACT_NOT_COMPETED + by,
	    either(said(r->tender, "procurementMethodRationale"),
		said(r->tender, "procurementMethodRationaleClassifications/0/description")));
	record_set(to, CONTRACT_OFFERS + by, said(r->tender, "numberOfTenderers"));
}

/* What a CONTRACT and a MODIFICATION have in common */
static void
set_deal(struct release *r, struct record *to, int by, const struct deal *d)
{
	const struct json *period = period_of(r, d), *class = class_of(d->award);

	record_set(to, CONTRACT_PIID + by, either(said(d->contract, "id"), d->award_id));
	record_set(to, CONTRACT_JURISDICTION + by, r->by->jurisdiction);
	record_set(to, CONTRACT_AWARDING_TOPTIER + by, r->buyer);
	record_set(to, CONTRACT_AWARDING_OFFICE + by, r->office);
	record_set(to, CONTRACT_FUNDING_TOPTIER + by,
	    party_of(r, party_with_role(r->node, "funder")).name);
	record_set(to, CONTRACT_DESCRIPTION + by, deal_text(r, d));
	record_set(to, CONTRACT_SOLICITATION + by, either(said(r->tender, "id"), r->ocid));
	record_set(to, CONTRACT_START_DATE + by, said(period, "startDate"));
	record_set(to, CONTRACT_END_DATE + by, said(period, "endDate"));
	record_set(to, CONTRACT_POTENTIAL_END_DATE + by, said(period, "maxExtentDate"));
	if (!said(class, "id"))
		class = class_of(d->contract);
	set_class(r, to, CONTRACT_PSC + by, CONTRACT_PSC_TEXT + by,
	    said(class, "id") ? class : class_of(r->tender));
	set_method(r, to, by);
	record_set(to, CONTRACT_PERMALINK + by,
	    either(either(notice_document(d->award), notice_document(d->contract)),
		either(either(said(d->award, "url"), said(d->contract, "url")), r->address)));
	record_set(to, CONTRACT_LAST_MODIFIED + by, r->date);
}

static const struct json *
value_of(const struct deal *d)
{
	const struct json *value = json_member(d->contract, "value");

	return said(value, "amount") || said(value, "amountGross")
		   ? value
		   : json_member(d->award, "value");
}

/* The number-th of `count` suppliers; NULL: the release names none */
static void
emit_contract(struct release *r, const struct deal *d, const struct party *supplier,
    size_t number, size_t count)
{
	struct record *to;
	const char *key = deal_key(r, d);

	json_place(r->sink, d->award ? d->award : d->contract);
	to = record_new(r->sink, KIND_CONTRACT);
	/* a key is shown in public, a person's number or name is not */
	if (key && count > 1)
		key = is_person(r, supplier)
			  ? arena_printf(r->arena, "%s/person %zu", key, number)
			  : arena_printf(r->arena, "%s/%s", key, label_of(supplier));
	record_set(to, CONTRACT_KEY, key);
	set_deal(r, to, 0, d);
	record_bool(to, CONTRACT_IS_VEHICLE, is_framework(r));
	if (supplier)
		set_vendor(r, to, CONTRACT_VENDOR, supplier);
	record_set(to, CONTRACT_SIGNED,
	    either(said(d->contract, "dateSigned"), said(d->award, "date")));
	record_set(to, CONTRACT_CURRENCY, said(value_of(d), "currency"));
	if (count <= 1)
		set_money(r, to, is_framework(r) ? CONTRACT_CEILING : CONTRACT_POTENTIAL,
		    CONTRACT_CURRENCY, value_of(d));
	record_set(
	    to, CONTRACT_STATUS, either(said(d->contract, "status"), said(d->award, "status")));
	sink_emit(r->sink, to);
}

/* The award, and who supplies, are told elsewhere: an action on it */
static void
emit_action(struct release *r, const struct deal *d)
{
	const int by = MODIFICATION_PIID - CONTRACT_PIID;
	struct record *to;

	json_place(r->sink, d->contract);
	to = record_new(r->sink, KIND_MODIFICATION);
	record_set(to, MODIFICATION_KEY,
	    arena_printf(r->arena, "%s/%s/%s", r->ocid, either(r->id, r->date),
		either(said(d->contract, "id"), "")));
	record_set(to, MODIFICATION_CONTRACT_KEY, deal_key(r, d));
	set_deal(r, to, by, d);
	record_set(
	    to, MODIFICATION_ACTION_DATE, either(said(d->contract, "dateSigned"), r->date));
	record_set(to, MODIFICATION_ACTION_TYPE, joined(r->arena, json_member(r->node, "tag")));
	set_money(r, to, MODIFICATION_TOTAL_POTENTIAL, MODIFICATION_CURRENCY,
	    json_member(d->contract, "value"));
	record_set(to, MODIFICATION_STATUS, said(d->contract, "status"));
	sink_emit(r->sink, to);
}

/* Who supplies: the contract's suppliers, else the award's; where there is one award that names
 * none, the parties that are suppliers */
static size_t
suppliers_of(const struct release *r, const struct deal *d, struct party **suppliers)
{
	const struct json *list = json_member(d->contract, "suppliers");
	const struct json *awards = json_member(r->node, "awards");
	bool by_role;
	size_t count = 0;

	if (!list || !list->count)
		list = json_member(d->award, "suppliers");
	by_role = (!list || !list->count) && d->award && awards && awards->count == 1;
	if (by_role)
		list = json_member(r->node, "parties");
	*suppliers = arena_zero(
	    r->arena, sizeof(struct party) * (list && list->count ? list->count : 1));
	for (const struct json *n = list ? list->first : NULL; n; n = n->next) {
		struct party p = party_of(r, n);

		if (p.name && (!by_role || has_word(json_member(n, "roles"), "supplier")))
			(*suppliers)[count++] = p;
	}
	return count;
}

static void
say_nothing_is_supplied(struct release *r, const struct deal *d, const char *why,
    const struct party *suppliers, size_t count)
{
	const char *method = said(r->tender, "procurementMethod");
	bool sole = strcmp(why, "pending") == 0 && method && strcmp(method, "direct") == 0;

	json_place(r->sink, d->award ? d->award : d->contract);
	if (!count)
		sink_issue(r->sink, REACH_NOTE, "an award that was not made (%.20s)", why);
	for (size_t i = 0; i < count; i++) {
		struct record *to = record_new(r->sink, KIND_BIDDER);

		record_set(to, BIDDER_LABEL,
		    arena_printf(
			r->arena, "%s/%s", either(d->award_id, ""), label_of(&suppliers[i])));
		record_set(to, BIDDER_OUTCOME, arena_printf(r->arena, "award %s", why));
		record_set(to, BIDDER_DESCRIPTION, deal_text(r, d));
		if (count == 1)
			set_money(r, to, BIDDER_AMOUNT, BIDDER_CURRENCY, value_of(d));
		emit_bidder(r, to, sole ? "sole_source" : "award not in force", &suppliers[i]);
	}
}

static void
read_deal(struct release *r, const struct deal *d)
{
	struct party *suppliers;
	size_t count = suppliers_of(r, d, &suppliers);
	const char *why = not_in_force(r, d);

	if (why) {
		say_nothing_is_supplied(r, d, why, suppliers, count);
		return;
	}
	if (!count && !d->award && d->award_id) {
		emit_action(r, d);
		return;
	}
	json_place(r->sink, d->award ? d->award : d->contract);
	if (count > 1 && value_of(d))
		sink_issue(r->sink, REACH_NOTE,
		    "the value of a deal with several suppliers is given to none of them");
	if (!count)
		emit_contract(r, d, NULL, 0, 0);
	for (size_t i = 0; i < count; i++)
		emit_contract(r, d, &suppliers[i], i + 1, count);
}

static const struct json *
award_with_id(const struct json *release, const char *id)
{
	for (const struct json *n = json_first(release, "awards"); n && id; n = n->next)
		if (json_text(n, "id") && strcmp(json_text(n, "id"), id) == 0)
			return n;
	return NULL;
}

/* How many contracts the award has here */
static size_t
contracts_of(const struct release *r, const char *award_id, const struct json **first)
{
	size_t count = 0;

	*first = NULL;
	for (const struct json *n = json_first(r->node, "contracts"); n && award_id;
	     n = n->next)
		if (json_text(n, "awardID") && strcmp(json_text(n, "awardID"), award_id) == 0) {
			if (!*first)
				*first = n;
			count++;
		}
	return count;
}

static void
read_contract(struct release *r, const struct json *contract)
{
	const char *award_id = said(contract, "awardID");
	const struct json *first, *other = NULL;
	struct deal d = { .contract = contract, .award_id = award_id };

	json_place(r->sink, contract);
	json_note_unknown(r->sink, contract, ocds_contract_members);
	d.of_several = contracts_of(r, award_id, &first) > 1;
	d.award = award_with_id(r->node, award_id);
	while (!d.award && award_id && !json_first(contract, "suppliers") &&
	       (other = beside(r, other)))
		d.award = award_with_id(other, award_id);
	read_deal(r, &d);
}

static void
read_deals(struct release *r)
{
	for (const struct json *n = json_first(r->node, "awards"); n; n = n->next) {
		struct deal d = { .award = n, .award_id = said(n, "id") };

		json_place(r->sink, n);
		json_note_unknown(r->sink, n, ocds_award_members);
		if (!contracts_of(r, d.award_id, &d.contract))
			read_deal(r, &d);
	}
	for (const struct json *n = json_first(r->node, "contracts"); n; n = n->next)
		read_contract(r, n);
}

/* ---------------------------------------------------------------------------------- payments
 */

static void
read_payment(struct release *r, const struct json *contract, const struct json *paid)
{
	struct record *to = json_record(r->sink, paid, KIND_PAYMENT, ocds_transaction_members);
	const struct json *payer = json_member(paid, "payer");
	const struct json *payee = json_member(paid, "payee");
	const struct json *value = json_member(paid, "value");
	struct party p;

	if (!payer)
		payer = json_member(paid, "providerOrganization");
	if (!payee)
		payee = json_member(paid, "receiverOrganization");
	p = party_of(r, payee);
	if (said(paid, "id"))
		record_set(to, PAYMENT_KEY,
		    arena_printf(r->arena, "%s/%s/%s", r->ocid,
			either(said(contract, "id"), ""), said(paid, "id")));
	set_vendor(r, to, PAYMENT_VENDOR, &p);
	record_set(to, PAYMENT_JURISDICTION, r->by->jurisdiction);
	record_set(to, PAYMENT_TOPTIER, either(party_of(r, payer).name, r->buyer));
	record_set(to, PAYMENT_CONTRACT_NUMBER, said(contract, "id"));
	record_set(to, PAYMENT_DESCRIPTION,
	    either(said(contract, "description"), said(contract, "title")));
	set_money(
	    r, to, PAYMENT_PAID, PAYMENT_CURRENCY, value ? value : json_member(paid, "amount"));
	sink_emit(r->sink, to);
}

static void
read_payments(struct release *r)
{
	for (const struct json *c = json_first(r->node, "contracts"); c; c = c->next)
		for (const struct json *n = json_first(c, "implementation/transactions"); n;
		     n = n->next)
			read_payment(r, c, n);
}

/* ------------------------------------------------------------------------------- the release
 */

static const char *
notice_text(const struct release *r)
{
	struct buf b;

	buf_init(&b, TEXT_MAX + 1);
	add_text(&b, said(r->tender, "description"));
	add_text(&b, said(r->node, "description"));
	add_text(&b, said(r->node, "planning/rationale"));
	add_text(&b, said(r->node, "planning/project/title"));
	add_text(&b, said(r->node, "planning/budget/description"));
	add_lines(&b, json_member(r->tender, "lots"));
	add_lines(&b, json_member(r->tender, "items"));
	return taken(r->arena, &b);
}

static const char *
deadline_of(const struct release *r)
{
	const char *day = said(r->tender, "expressionOfInterestDeadline");

	for (const struct json *n = json_first(r->node, "planning/milestones"); n && !day;
	     n = n->next)
		if (said(n, "type") && strcmp(said(n, "type"), "engagement") == 0)
			day = said(n, "dueDate");
	return day;
}

/* The one award of a release, which is the notice's */
static void
set_award(struct release *r, struct record *to)
{
	const struct json *awards = json_member(r->node, "awards");
	const struct json *value = json_at(awards, "0/value");
	const char *currency = record_get(to, NOTICE_CURRENCY);

	if (!awards || awards->count != 1 ||
	    not_in_force(r, &(struct deal){ .award = awards->first }))
		return;
	record_set(to, NOTICE_AWARD_NUMBER, said(awards, "0/id"));
	record_set(to, NOTICE_AWARD_DATE, said(awards, "0/date"));
	if (!currency || !said(value, "currency") ||
	    strcmp(currency, said(value, "currency")) == 0)
		set_money(r, to, NOTICE_AWARD_AMOUNT, NOTICE_CURRENCY, value);
}

/* A compiled release is the process's: its id may be another tomorrow */
static const char *
notice_key(const struct release *r)
{
	if (has_word(json_member(r->node, "tag"), "compiled") || !either(r->id, r->date))
		return r->ocid;
	return arena_printf(r->arena, "%s/%s", r->ocid, either(r->id, r->date));
}

static void
read_notice(struct release *r)
{
	struct record *to = json_record(r->sink, r->tender, KIND_NOTICE, ocds_tender_members);
	const struct json *value = json_member(r->tender, "value");

	record_set(to, NOTICE_KEY, notice_key(r));
	if (!record_get(to, NOTICE_SOLICITATION))
		record_set(to, NOTICE_SOLICITATION, r->ocid);
	if (!record_get(to, NOTICE_TITLE))
		record_set(to, NOTICE_TITLE,
		    either(said(r->node, "title"), said(r->node, "planning/project/title")));
	record_set(to, NOTICE_TYPE, joined(r->arena, json_member(r->node, "tag")));
	record_set(to, NOTICE_JURISDICTION, r->by->jurisdiction);
	record_set(to, NOTICE_POSTED, either(said(r->tender, "datePublished"), r->date));
	if (!record_get(to, NOTICE_DEADLINE))
		record_set(to, NOTICE_DEADLINE, deadline_of(r));
	record_set(to, NOTICE_TOPTIER, r->buyer);
	record_set(to, NOTICE_OFFICE, r->office);
	set_class(r, to, NOTICE_PSC, -1, class_of(r->tender));
	set_money(r, to, NOTICE_VALUE, NOTICE_CURRENCY,
	    said(value, "amount") ? value : json_at(r->node, "planning/budget/amount"));
	set_award(r, to);
	record_set(to, NOTICE_DESCRIPTION, notice_text(r));
	record_set(to, NOTICE_PERMALINK,
	    either(notice_document(r->tender),
		either(notice_document(json_at(r->node, "awards/0")),
		    either(said(r->tender, "url"), r->address))));
	sink_emit(r->sink, to);
}

void
ocds_release(struct sink *sink, const struct json *release, const char *ocid, const char *home)
{
	struct release r = { .sink = sink,
		.arena = sink_arena(sink),
		.by = sink_page(sink)->source->family,
		.node = release,
		.tender = json_member(release, "tender"),
		.ocid = either(said(release, "ocid"), ocid),
		.id = said(release, "id"),
		.date = said(release, "date"),
		.address = either(said(release, "url"), home) };

	json_place(sink, release);
	if (!release || release->type != JSON_OBJECT || !r.ocid) {
		sink_issue(sink, REACH_ROW, "a release without an 'ocid'");
		return;
	}
	json_note_unknown(sink, release, ocds_release_members);
	if (r.by->notice && r.id)
		r.address = arena_printf(r.arena, "%s%s", r.by->notice, r.id);
	if (!find_buyer(&r, release))
		for (const struct json *n = NULL; (n = beside(&r, n)) && !find_buyer(&r, n);)
			continue;
	if (r.tender || json_member(release, "planning"))
		read_notice(&r);
	read_bidders(&r);
	read_deals(&r);
	read_payments(&r);
}

#include "fpds.h"

static const char *
or_none(const char *text)
{
	return text && *text ? text : "-NONE-";
}

/* USAspending writes its keys in capitals */
static const char *
capitals(char *text)
{
	for (char *p = text; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p -= 'a' - 'A';
	return text;
}

const char *
fpds_action_key(struct arena *a, const struct fpds_action *act)
{
	bool award = !act->vehicle;

	if (!act->agency || !act->piid)
		return NULL;
	return capitals(arena_printf(a, "%s_%s_%s_%s_%s_%s", act->agency,
	    or_none(award ? act->parent_agency : NULL), act->piid, or_none(act->mod),
	    or_none(award ? act->parent_piid : NULL),
	    or_none(award ? act->transaction : NULL)));
}

static const char *
contract_key(struct arena *a, const struct fpds_action *act)
{
	if (!act->agency || !act->piid)
		return NULL;
	if (act->vehicle)
		return capitals(arena_printf(a, "CONT_IDV_%s_%s", act->piid, act->agency));
	return capitals(arena_printf(a, "CONT_AWD_%s_%s_%s_%s", act->piid, act->agency,
	    or_none(act->parent_piid), or_none(act->parent_agency)));
}

void
fpds_set(struct sink *sink, struct record *r, const struct fpds_action *act)
{
	struct arena *a = sink_arena(sink);

	record_set(r, MODIFICATION_KEY, fpds_action_key(a, act));
	record_set(r, MODIFICATION_CONTRACT_KEY, contract_key(a, act));
	record_set(r, MODIFICATION_PIID, act->piid);
	record_set(r, MODIFICATION_MODIFICATION, act->mod);
	record_set(r, MODIFICATION_TRANSACTION_NUMBER, act->transaction);
	record_set(r, MODIFICATION_PARENT_PIID, act->parent_piid);
	record_set(r, MODIFICATION_PARENT_AGENCY_CODE, act->parent_agency);
	if (act->parent_piid && act->parent_agency)
		record_set(r, MODIFICATION_PARENT_KEY,
		    capitals(arena_printf(
			a, "CONT_IDV_%s_%s", act->parent_piid, act->parent_agency)));
	record_bool(r, MODIFICATION_IS_VEHICLE, act->vehicle);
	record_set(r, MODIFICATION_JURISDICTION, "US");
}

int
fpds_delete(struct sink *sink, const struct fpds_action *act, const char *modified)
{
	struct record *r = record_new(sink, KIND_DELETION);

	record_set(r, DELETION_WHAT, "modification");
	record_set(r, DELETION_KEY, fpds_action_key(sink_arena(sink), act));
	record_set(r, DELETION_LAST_MODIFIED, modified);
	return sink_emit(sink, r);
}

/*
 * fpds.h: the keys of a federal contract action, as FPDS numbers it and as USAspending writes
 * that number, so that what several portals say of one action becomes one record.
 */
#ifndef FAMILY_FPDS_H
#define FAMILY_FPDS_H

#include "../../scraper/parser.h"

/* One action: the agency that its number belongs to (of Defense always 9700), and the vehicle
 * that it refers to. All but piid and agency may be NULL. */
struct fpds_action {
	const char *agency, *piid, *mod, *transaction;
	const char *parent_agency, *parent_piid;
	bool vehicle;
};

/* agency_parent agency_PIID_mod_parent PIID_transaction; of a vehicle's action only agency,
 * PIID and mod count, whatever it refers to. NULL without agency or PIID. */
const char *fpds_action_key(struct arena *, const struct fpds_action *);

/* Sets keys, numbers and jurisdiction of a MODIFICATION. */
void fpds_set(struct sink *, struct record *, const struct fpds_action *);

/* The action is gone: a DELETION. `modified` may be NULL. */
int fpds_delete(struct sink *, const struct fpds_action *, const char *modified);

#endif

#include "unit.h"

#include "../../parsers/family/fpds.h"

/* The keys are those of real records, as USAspending writes them */
void
test_fpds__action_key(void)
{
	struct arena a;
	struct fpds_action order = { .agency = "7008",
		.piid = "70Z03826FJ0000101",
		.mod = "0",
		.transaction = "0",
		.parent_agency = "7008",
		.parent_piid = "70Z03821DJ0000007" };
	struct fpds_action contract = {
		.agency = "9700", .piid = "fa880718c0009", .mod = "P00200", .transaction = "10"
	};
	struct fpds_action vehicle = { .agency = "7001",
		.piid = "70RTAC24A00000001",
		.mod = "P00001",
		.parent_agency = "4730",
		.parent_piid = "GS35F0119Y",
		.vehicle = true };
	struct fpds_action none = { .agency = "7012" };

	arena_init(&a, 0);
	TEXT(fpds_action_key(&a, &order), "7008_7008_70Z03826FJ0000101_0_70Z03821DJ0000007_0");
	TEXT(fpds_action_key(&a, &contract), "9700_-NONE-_FA880718C0009_P00200_-NONE-_10");
	TEXT(fpds_action_key(&a, &vehicle),
	    "7001_-NONE-_70RTAC24A00000001_P00001_-NONE-_-NONE-");
	TRUE(fpds_action_key(&a, &none) == NULL);
	arena_release(&a);
}

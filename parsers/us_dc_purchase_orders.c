/*
 * District of Columbia: purchase orders of more than 2,500 USD.
 * https://opendata.dc.gov/ (Purchase Orders from PASS)
 *
 * An ArcGIS layer, of whose columns the one with the requester's name is not asked for. Its
 * answers are cut at a thousand rows.
 */
#include "family/open_table.h"

static const struct column columns[] = {
	{ "PONUMBER", CONTRACT_KEY, NULL },
	{ "PONUMBER", CONTRACT_PIID, NULL },
	{ "CONTRACTNUMBER", MAY_MISS(CONTRACT_PARENT_PIID), NULL },
	{ "POTITLE", CONTRACT_DESCRIPTION, NULL },
	{ "AGENCY_NAME", MAY_MISS(CONTRACT_AWARDING_SUBTIER), NULL },
	{ "SUPPLIER", CONTRACT_VENDOR, NULL },
	{ "POTOTAL", CONTRACT_OBLIGATED, NULL },
	{ "ORDEREDDATE", CONTRACT_SIGNED, TABLE_DATE },
	{ "STATUS", MAY_MISS(CONTRACT_STATUS), NULL },
	{ "COMMODITYCODE", IGNORE, "the name of what is bought is kept" },
	{ "COMMODITYNAME", MAY_MISS(CONTRACT_PSC_TEXT), NULL },
	{ "AGENCY_ACRONYM", IGNORE, "the name is kept" },
	{ "AGENCYCODE", IGNORE, "the name is kept" },
	{ "FISCALYEAR", IGNORE, "the day of the order is kept" },
	{ "CREATEDATE", IGNORE, "the day of the order is kept" },
	{ "REQUISTIONNUMBER", IGNORE, "the order's number is kept" },
	{ "REQUESTER", IGNORE, "a named official's" },
	{ "OBJECT_ID", IGNORE, "the layer's number of the row" },
	{ "OBJECTID", IGNORE, "the layer's number of the row" },
	{ NULL, IGNORE, NULL },
};

static const struct open_table table = {
	.software = TABLE_ARCGIS,
	.kind = KIND_CONTRACT,
	.url = "https://maps2.dcgis.dc.gov/dcgis/rest/services/DCGIS_DATA/"
	       "Government_Operations/MapServer/16",
	.order = "PONUMBER",
	.jurisdiction = "US-DC",
	.agency = "District of Columbia",
	.columns = "PONUMBER,CONTRACTNUMBER,POTITLE,AGENCY_NAME,SUPPLIER,POTOTAL,ORDEREDDATE,"
		   "STATUS,COMMODITYNAME",
	.since = { "ORDEREDDATE >= DATE '", "'" },
	.first_days = 365,
	.page_size = 1000,
	.permalink = "https://opendata.dc.gov/datasets/DCGIS::purchase-orders-from-pass",
};

SOURCE(us_dc_purchase_orders) = {
	.title = "Washington, DC: purchase orders",
	.publisher = "District of Columbia, Office of Contracting and Procurement",
	.home = "https://opendata.dc.gov/datasets/DCGIS::purchase-orders-from-pass",
	.licence = "Creative Commons Attribution 4.0",
	.holds = "Purchase orders of the District's agencies: supplier, title, agency, total, "
		 "contract's number.",
	.lacks =
	    "Orders of up to 2,500 USD; agencies of the mayor's office that share a budget "
	    "code have no name; what was paid. A first night asks for a year; --since for "
	    "more.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "maps2.dcgis.dc.gov" },
	.delay_ms = 2000,
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 98 },
	    { KIND_CONTRACT, CONTRACT_OBLIGATED, 98 } },
	.stale_days = 60,
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "file", .parse = table_file, .stream = true },
	    { .kind = "rows", .parse = table_rows },
	    { .kind = "count", .parse = table_count } },
	.columns = columns,
	.family = &table,
};

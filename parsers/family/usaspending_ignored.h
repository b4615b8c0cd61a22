/*
 * usaspending_ignored.h: the columns of USAspending's files that are ignored, by name and
 * reason. https://api.usaspending.gov/ (data dictionary); names as of 2026-09.
 */
/* clang-format off */
#define USASPENDING_IGNORED \
	{ "parent_award_agency_name", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "parent_award_modification_number", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "recipient_parent_duns", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "recipient_parent_name_raw", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "parent_award_type", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "parent_award_single_or_multiple", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_base_action_date", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_latest_action_date", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_period_of_performance_start_date", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_period_of_performance_current_end_date", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_period_of_performance_potential_end_date", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_awardee_dba_name", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_awardee_parent_uei", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_awardee_parent_duns", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_awardee_parent_name", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_awardee_city_name", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_awardee_business_types", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_project_title", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_naics_description", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "prime_award_national_interest_action", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "subaward_type", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "subawardee_parent_duns", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "subawardee_business_types", IGNORE, "told of the prime award or the parent elsewhere" }, \
	{ "disaster_emergency_fund_codes_for_overall_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "outlayed_amount_from_COVID-19_supplementals_for_overall_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "obligated_amount_from_COVID-19_supplementals_for_overall_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "outlayed_amount_from_IIJA_supplemental_for_overall_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "obligated_amount_from_IIJA_supplemental_for_overall_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "treasury_accounts_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "federal_accounts_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "object_classes_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "program_activities_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "disaster_emergency_fund_codes", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "outlayed_amount_from_COVID-19_supplementals", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "obligated_amount_from_COVID-19_supplementals", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "outlayed_amount_from_IIJA_supplemental", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "obligated_amount_from_IIJA_supplemental", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_disaster_emergency_fund_codes", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_outlayed_amount_from_COVID-19_supplementals", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_obligated_amount_from_COVID-19_supplementals", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_outlayed_amount_from_IIJA_supplemental", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_obligated_amount_from_IIJA_supplemental", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_total_outlayed_amount", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_treasury_accounts_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_federal_accounts_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_object_classes_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "prime_award_program_activities_funding_this_award", IGNORE, "which funds paid: a share of amounts that are kept" }, \
	{ "action_date_fiscal_year", IGNORE, "made from a date that is kept" }, \
	{ "award_base_action_date_fiscal_year", IGNORE, "made from a date that is kept" }, \
	{ "award_latest_action_date_fiscal_year", IGNORE, "made from a date that is kept" }, \
	{ "prime_award_base_action_date_fiscal_year", IGNORE, "made from a date that is kept" }, \
	{ "prime_award_latest_action_date_fiscal_year", IGNORE, "made from a date that is kept" }, \
	{ "subaward_action_date_fiscal_year", IGNORE, "made from a date that is kept" }, \
	{ "solicitation_date", IGNORE, "a term of the contract that is not used" }, \
	{ "foreign_funding", IGNORE, "a term of the contract that is not used" }, \
	{ "foreign_funding_description", IGNORE, "a term of the contract that is not used" }, \
	{ "sam_exception", IGNORE, "a term of the contract that is not used" }, \
	{ "sam_exception_description", IGNORE, "a term of the contract that is not used" }, \
	{ "multiple_or_single_award_idv", IGNORE, "a term of the contract that is not used" }, \
	{ "type_of_idc", IGNORE, "a term of the contract that is not used" }, \
	{ "number_of_actions", IGNORE, "a term of the contract that is not used" }, \
	{ "inherently_governmental_functions", IGNORE, "a term of the contract that is not used" }, \
	{ "inherently_governmental_functions_description", IGNORE, "a term of the contract that is not used" }, \
	{ "contract_bundling", IGNORE, "a term of the contract that is not used" }, \
	{ "dod_claimant_program_description", IGNORE, "a term of the contract that is not used" }, \
	{ "recovered_materials_sustainability", IGNORE, "a term of the contract that is not used" }, \
	{ "domestic_or_foreign_entity", IGNORE, "a term of the contract that is not used" }, \
	{ "dod_acquisition_program_description", IGNORE, "a term of the contract that is not used" }, \
	{ "information_technology_commercial_item_category", IGNORE, "a term of the contract that is not used" }, \
	{ "epa_designated_product", IGNORE, "a term of the contract that is not used" }, \
	{ "country_of_product_or_service_origin", IGNORE, "a term of the contract that is not used" }, \
	{ "place_of_manufacture", IGNORE, "a term of the contract that is not used" }, \
	{ "subcontracting_plan", IGNORE, "a term of the contract that is not used" }, \
	{ "solicitation_procedures", IGNORE, "a term of the contract that is not used" }, \
	{ "evaluated_preference", IGNORE, "a term of the contract that is not used" }, \
	{ "research", IGNORE, "a term of the contract that is not used" }, \
	{ "commercial_item_acquisition_procedures", IGNORE, "a term of the contract that is not used" }, \
	{ "small_business_competitiveness_demonstration_program", IGNORE, "a term of the contract that is not used" }, \
	{ "simplified_procedures_for_certain_commercial_items", IGNORE, "a term of the contract that is not used" }, \
	{ "a76_fair_act_action", IGNORE, "a term of the contract that is not used" }, \
	{ "fed_biz_opps", IGNORE, "a term of the contract that is not used" }, \
	{ "local_area_set_aside", IGNORE, "a term of the contract that is not used" }, \
	{ "price_evaluation_adjustment_preference_percent_difference", IGNORE, "a term of the contract that is not used" }, \
	{ "clinger_cohen_act_planning", IGNORE, "a term of the contract that is not used" }, \
	{ "materials_supplies_articles_equipment", IGNORE, "a term of the contract that is not used" }, \
	{ "labor_standards", IGNORE, "a term of the contract that is not used" }, \
	{ "construction_wage_rate_requirements", IGNORE, "a term of the contract that is not used" }, \
	{ "interagency_contracting_authority", IGNORE, "a term of the contract that is not used" }, \
	{ "other_statutory_authority", IGNORE, "a term of the contract that is not used" }, \
	{ "program_acronym", IGNORE, "a term of the contract that is not used" }, \
	{ "major_program", IGNORE, "a term of the contract that is not used" }, \
	{ "national_interest_action", IGNORE, "a term of the contract that is not used" }, \
	{ "cost_or_pricing_data", IGNORE, "a term of the contract that is not used" }, \
	{ "cost_accounting_standards_clause", IGNORE, "a term of the contract that is not used" }, \
	{ "government_furnished_property", IGNORE, "a term of the contract that is not used" }, \
	{ "sea_transportation", IGNORE, "a term of the contract that is not used" }, \
	{ "undefinitized_action", IGNORE, "a term of the contract that is not used" }, \
	{ "consolidated_contract", IGNORE, "a term of the contract that is not used" }, \
	{ "performance_based_service_acquisition", IGNORE, "a term of the contract that is not used" }, \
	{ "multi_year_contract", IGNORE, "a term of the contract that is not used" }, \
	{ "contract_financing", IGNORE, "a term of the contract that is not used" }, \
	{ "purchase_card_as_payment_method", IGNORE, "a term of the contract that is not used" }, \
	{ "contingency_humanitarian_or_peacekeeping_operation", IGNORE, "a term of the contract that is not used" }, \
	{ "initial_report_date", IGNORE, "a term of the contract that is not used" }, \
	{ "recipient_country_name", IGNORE, "the address of the recipient" }, \
	{ "recipient_address_line_1", IGNORE, "the address of the recipient" }, \
	{ "recipient_address_line_2", IGNORE, "the address of the recipient" }, \
	{ "prime_award_transaction_recipient_county_fips_code", IGNORE, "the address of the recipient" }, \
	{ "recipient_county_name", IGNORE, "the address of the recipient" }, \
	{ "prime_award_transaction_recipient_state_fips_code", IGNORE, "the address of the recipient" }, \
	{ "recipient_state_name", IGNORE, "the address of the recipient" }, \
	{ "recipient_zip_4_code", IGNORE, "the address of the recipient" }, \
	{ "prime_award_transaction_recipient_cd_original", IGNORE, "the address of the recipient" }, \
	{ "prime_award_transaction_recipient_cd_current", IGNORE, "the address of the recipient" }, \
	{ "recipient_phone_number", IGNORE, "the address of the recipient" }, \
	{ "recipient_fax_number", IGNORE, "the address of the recipient" }, \
	{ "county_local_government", IGNORE, "the address of the recipient" }, \
	{ "prime_award_summary_recipient_county_fips_code", IGNORE, "the address of the recipient" }, \
	{ "prime_award_summary_recipient_state_fips_code", IGNORE, "the address of the recipient" }, \
	{ "prime_award_summary_recipient_cd_original", IGNORE, "the address of the recipient" }, \
	{ "prime_award_summary_recipient_cd_current", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_country_name", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_address_line_1", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_county_fips_code", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_county_name", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_state_fips_code", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_state_name", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_zip_code", IGNORE, "the address of the recipient" }, \
	{ "prime_awardee_foreign_postal_code", IGNORE, "the address of the recipient" }, \
	{ "subawardee_country_name", IGNORE, "the address of the recipient" }, \
	{ "subawardee_address_line_1", IGNORE, "the address of the recipient" }, \
	{ "subawardee_state_name", IGNORE, "the address of the recipient" }, \
	{ "subawardee_zip_code", IGNORE, "the address of the recipient" }, \
	{ "subaward_recipient_cd_original", IGNORE, "the address of the recipient" }, \
	{ "subaward_recipient_cd_current", IGNORE, "the address of the recipient" }, \
	{ "subawardee_foreign_postal_code", IGNORE, "the address of the recipient" }, \
	{ "primary_place_of_performance_country_code", IGNORE, "where the work is done" }, \
	{ "primary_place_of_performance_country_name", IGNORE, "where the work is done" }, \
	{ "primary_place_of_performance_city_name", IGNORE, "where the work is done" }, \
	{ "prime_award_transaction_place_of_performance_county_fips_code", IGNORE, "where the work is done" }, \
	{ "primary_place_of_performance_county_name", IGNORE, "where the work is done" }, \
	{ "prime_award_transaction_place_of_performance_state_fips_code", IGNORE, "where the work is done" }, \
	{ "primary_place_of_performance_state_code", IGNORE, "where the work is done" }, \
	{ "primary_place_of_performance_state_name", IGNORE, "where the work is done" }, \
	{ "primary_place_of_performance_zip_4", IGNORE, "where the work is done" }, \
	{ "prime_award_transaction_place_of_performance_cd_original", IGNORE, "where the work is done" }, \
	{ "prime_award_transaction_place_of_performance_cd_current", IGNORE, "where the work is done" }, \
	{ "prime_award_summary_place_of_performance_county_fips_code", IGNORE, "where the work is done" }, \
	{ "prime_award_summary_place_of_performance_state_fips_code", IGNORE, "where the work is done" }, \
	{ "prime_award_summary_place_of_performance_cd_original", IGNORE, "where the work is done" }, \
	{ "prime_award_summary_place_of_performance_cd_current", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_city_name", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_county_fips_code", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_county_name", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_state_fips_code", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_state_code", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_state_name", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_address_zip_code", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_country_code", IGNORE, "where the work is done" }, \
	{ "prime_award_primary_place_of_performance_country_name", IGNORE, "where the work is done" }, \
	{ "subaward_primary_place_of_performance_city_name", IGNORE, "where the work is done" }, \
	{ "subaward_primary_place_of_performance_state_code", IGNORE, "where the work is done" }, \
	{ "subaward_primary_place_of_performance_state_name", IGNORE, "where the work is done" }, \
	{ "subaward_primary_place_of_performance_address_zip_code", IGNORE, "where the work is done" }, \
	{ "subaward_place_of_performance_cd_original", IGNORE, "where the work is done" }, \
	{ "subaward_place_of_performance_cd_current", IGNORE, "where the work is done" }, \
	{ "subaward_primary_place_of_performance_country_code", IGNORE, "where the work is done" }, \
	{ "subaward_primary_place_of_performance_country_name", IGNORE, "where the work is done" }, \
	{ "award_type_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "idv_type_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "multiple_or_single_award_idv_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "type_of_idc_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "type_of_contract_pricing_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "action_type_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "contract_bundling_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "dod_claimant_program_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "recovered_materials_sustainability_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "domestic_or_foreign_entity_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "dod_acquisition_program_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "information_technology_commercial_item_category_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "epa_designated_product_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "country_of_product_or_service_origin_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "place_of_manufacture_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "subcontracting_plan_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "extent_competed_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "solicitation_procedures_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "type_of_set_aside_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "evaluated_preference_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "research_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "fair_opportunity_limited_sources_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "other_than_full_and_open_competition_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "commercial_item_acquisition_procedures_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "simplified_procedures_for_certain_commercial_items_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "a76_fair_act_action_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "fed_biz_opps_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "local_area_set_aside_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "clinger_cohen_act_planning_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "materials_supplies_articles_equipment_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "labor_standards_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "construction_wage_rate_requirements_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "interagency_contracting_authority_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "parent_award_type_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "parent_award_single_or_multiple_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "national_interest_action_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "cost_or_pricing_data_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "cost_accounting_standards_clause_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "government_furnished_property_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "sea_transportation_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "undefinitized_action_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "consolidated_contract_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "performance_based_service_acquisition_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "multi_year_contract_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "contract_financing_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "purchase_card_as_payment_method_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "contingency_humanitarian_or_peacekeeping_operation_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "contracting_officers_determination_of_business_size_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "prime_awardee_country_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "prime_awardee_state_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "prime_award_naics_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "prime_award_national_interest_action_code", IGNORE, "the code of a term whose words are kept, or of one that is ignored" }, \
	{ "alaskan_native_corporation_owned_firm", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "american_indian_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "indian_tribe_federally_recognized", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "native_hawaiian_organization_owned_firm", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "tribally_owned_firm", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "veteran_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "service_disabled_veteran_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "woman_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "women_owned_small_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "economically_disadvantaged_women_owned_small_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "joint_venture_women_owned_small_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "joint_venture_economic_disadvantaged_women_owned_small_bus", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "minority_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "subcontinent_asian_asian_indian_american_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "asian_pacific_american_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "black_american_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "hispanic_american_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "native_american_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "other_minority_owned_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "contracting_officers_determination_of_business_size", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "emerging_small_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "community_developed_corporation_owned_firm", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "labor_surplus_area_firm", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "us_federal_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "federally_funded_research_and_development_corp", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "federal_agency", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "us_state_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "us_local_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "city_local_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "inter_municipal_local_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "local_government_owned", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "municipality_local_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "school_district_local_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "township_local_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "us_tribal_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "foreign_government", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "organizational_type", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "corporate_entity_not_tax_exempt", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "corporate_entity_tax_exempt", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "partnership_or_limited_liability_partnership", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "small_agricultural_cooperative", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "international_organization", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "us_government_entity", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "community_development_corporation", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "domestic_shelter", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "educational_institution", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "foundation", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "hospital_flag", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "manufacturer_of_goods", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "veterinary_hospital", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "hispanic_servicing_institution", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "receives_contracts", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "receives_financial_assistance", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "receives_contracts_and_financial_assistance", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "airport_authority", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "council_of_governments", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "housing_authorities_public_tribal", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "interstate_entity", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "planning_commission", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "port_authority", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "transit_authority", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "subchapter_scorporation", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "limited_liability_corporation", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "foreign_owned", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "for_profit_organization", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "nonprofit_organization", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "other_not_for_profit_organization", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "the_ability_one_program", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "private_university_or_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "state_controlled_institution_of_higher_learning", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "1862_land_grant_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "1890_land_grant_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "1994_land_grant_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "minority_institution", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "historically_black_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "tribal_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "alaskan_native_servicing_institution", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "native_hawaiian_servicing_institution", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "school_of_forestry", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "veterinary_college", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "dot_certified_disadvantage", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "self_certified_small_disadvantaged_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "small_disadvantaged_business", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "c8a_program_participant", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "historically_underutilized_business_zone_hubzone_firm", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "sba_certified_8a_joint_venture", IGNORE, "a socio-economic flag of the recipient" }, \
	{ "highly_compensated_officer_*", IGNORE, "names and pay of persons: not ours to publish" }, \
	{ "subawardee_highly_compensated_officer_*", IGNORE, "names and pay of persons: not ours to publish" }

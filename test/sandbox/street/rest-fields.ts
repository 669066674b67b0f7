// The field names of Shopify's REST resources, as its webhook documentation shows them for version 2026-07.
export const restFields: Record<
  'order' | 'line' | 'address' | 'customer' | 'shippingLine' | 'product',
  string[]
> = {
  order:
    'admin_graphql_api_id app_id billing_address browser_ip buyer_accepts_marketing cancel_reason cancelled_at cart_token checkout_token client_details closed_at confirmation_number confirmed contact_email created_at currency current_shipping_price_set current_subtotal_price current_subtotal_price_set current_total_additional_fees_set current_total_discounts current_total_discounts_set current_total_duties_set current_total_price current_total_price_set current_total_tax current_total_tax_set customer customer_locale device_id discount_applications discount_codes duties_included email estimated_taxes financial_status fulfillment_status fulfillments id landing_site landing_site_ref line_item_groups line_items location_id merchant_business_entity_id merchant_of_record_app_id name note note_attributes number order_number order_status_url original_total_additional_fees_set original_total_duties_set payment_gateway_names payment_terms phone po_number presentment_currency processed_at reference referring_site refunds returns shipping_address shipping_lines source_identifier source_name source_url subtotal_price subtotal_price_set tags tax_exempt tax_lines taxes_included test token total_cash_rounding_payment_adjustment_set total_cash_rounding_refund_adjustment_set total_discounts total_discounts_set total_line_items_price total_line_items_price_set total_outstanding total_price total_price_set total_shipping_price_set total_tax total_tax_set total_tip_received total_weight updated_at user_id'.split(
      ' ',
    ),
  line: 'admin_graphql_api_id attributed_staffs current_quantity discount_allocations duties fulfillable_quantity fulfillment_service fulfillment_status gift_card grams id name price price_set product_exists product_id properties quantity requires_shipping sales_line_item_group_id sku tax_lines taxable title total_discount total_discount_set variant_id variant_inventory_management variant_title vendor'.split(
    ' ',
  ),
  address:
    'address1 address2 city company country country_code first_name last_name latitude longitude name phone province province_code zip'.split(
      ' ',
    ),
  customer:
    'admin_graphql_api_id created_at currency default_address email first_name id last_name multipass_identifier note phone state tax_exempt tax_exemptions updated_at verified_email'.split(
      ' ',
    ),
  shippingLine:
    'carrier_identifier code current_discounted_price_set discount_allocations discounted_price discounted_price_set id is_removed phone price price_set requested_fulfillment_service_id source tax_lines title'.split(
      ' ',
    ),
  product:
    'admin_graphql_api_id body_html category created_at handle has_variants_that_requires_components id image images media options product_type published_at published_scope status tags template_suffix title updated_at variant_gids variants vendor'.split(
      ' ',
    ),
};

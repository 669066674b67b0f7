CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`source_store_id` text NOT NULL,
	`destination_store_id` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`destination_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connections_by_pair` ON `connections` (`source_store_id`,`destination_store_id`);--> statement-breakpoint
CREATE INDEX `connections_by_destination` ON `connections` (`destination_store_id`);--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`queue` text NOT NULL,
	`subject` text NOT NULL,
	`reason` text NOT NULL,
	`message` text NOT NULL,
	`died_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dead_letters_newest` ON `dead_letters` (`account_id`,`died_at`);--> statement-breakpoint
CREATE TABLE `links` (
	`connection_id` text NOT NULL,
	`destination_variant_id` text NOT NULL,
	`source_variant_id` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `destination_variant_id`),
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `listings` (
	`store_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`inventory_item_id` text NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`tracked` integer NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`store_id`, `variant_id`),
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listings_by_sku` ON `listings` (`store_id`,`sku`);--> statement-breakpoint
CREATE TABLE `location_group_sources` (
	`connection_id` text NOT NULL,
	`source_location_id` text NOT NULL,
	`group_id` text NOT NULL,
	`priority` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `source_location_id`),
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `location_groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `location_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`connection_id` text NOT NULL,
	`name` text NOT NULL,
	`destination_location_id` text NOT NULL,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `location_groups_by_destination` ON `location_groups` (`connection_id`,`destination_location_id`);--> statement-breakpoint
CREATE TABLE `locations` (
	`store_id` text NOT NULL,
	`platform_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	`fulfills_online` integer NOT NULL,
	PRIMARY KEY(`store_id`, `platform_id`),
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_newest` ON `notices` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `order_events` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`order_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_events_by_order` ON `order_events` (`order_id`,`at`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`platform_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`quantity` integer NOT NULL,
	`current_quantity` integer NOT NULL,
	`charged_store_id` text,
	`charged_listing_id` text,
	`hold` text,
	`held_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_lines_by_order` ON `order_lines` (`order_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`platform_id` text NOT NULL,
	`name` text NOT NULL,
	`customer_name` text NOT NULL,
	`unit_count` integer NOT NULL,
	`total_amount` text NOT NULL,
	`currency` text NOT NULL,
	`payment` text NOT NULL,
	`fulfillment` text NOT NULL,
	`cancelled_at` text,
	`placed_at` text NOT NULL,
	`platform_updated_at` text NOT NULL,
	`reading` integer NOT NULL,
	`decision` text,
	`first_seen_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_by_platform_id` ON `orders` (`store_id`,`platform_id`);--> statement-breakpoint
CREATE INDEX `orders_newest` ON `orders` (`account_id`,`first_seen_at`);--> statement-breakpoint
CREATE TABLE `push_lines` (
	`push_id` text NOT NULL,
	`order_line_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`source_variant_id` text NOT NULL,
	`source_inventory_item_id` text NOT NULL,
	PRIMARY KEY(`push_id`, `order_line_id`),
	FOREIGN KEY (`push_id`) REFERENCES `pushes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `push_lines_by_line` ON `push_lines` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `pushes` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`order_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`source_store_id` text NOT NULL,
	`part` integer NOT NULL,
	`reference` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer,
	`handed_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`setbacks` integer DEFAULT 0 NOT NULL,
	`claim` text,
	`creating_since` integer,
	`misses` integer DEFAULT 0 NOT NULL,
	`failure_kind` text,
	`failure_detail` text,
	`updated_at` integer NOT NULL,
	`source_order_id` text,
	`source_order_name` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pushes_by_part` ON `pushes` (`order_id`,`part`);--> statement-breakpoint
CREATE UNIQUE INDEX `pushes_by_reference` ON `pushes` (`source_store_id`,`reference`);--> statement-breakpoint
CREATE INDEX `pushes_by_source_order` ON `pushes` (`source_store_id`,`source_order_id`);--> statement-breakpoint
CREATE INDEX `pushes_due` ON `pushes` (`due_at`);--> statement-breakpoint
CREATE INDEX `pushes_newest` ON `pushes` (`account_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`push_id` text NOT NULL,
	`source_store_id` text NOT NULL,
	`source_shipment_id` text NOT NULL,
	`latest_tracking` text NOT NULL,
	`source_updated_at` text NOT NULL,
	`reading` integer NOT NULL,
	`tracking` text NOT NULL,
	`lines` text NOT NULL,
	`copied` text NOT NULL,
	`destination_shipment_ids` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer,
	`handed_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`setbacks` integer DEFAULT 0 NOT NULL,
	`claim` text,
	`creating_since` integer,
	`misses` integer DEFAULT 0 NOT NULL,
	`failure_kind` text,
	`failure_detail` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`push_id`) REFERENCES `pushes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shipments_by_source` ON `shipments` (`source_store_id`,`source_shipment_id`);--> statement-breakpoint
CREATE INDEX `shipments_by_push` ON `shipments` (`push_id`);--> statement-breakpoint
CREATE INDEX `shipments_due` ON `shipments` (`due_at`);--> statement-breakpoint
CREATE TABLE `stores` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`platform` text NOT NULL,
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`base_url` text NOT NULL,
	`plan` text NOT NULL,
	`set_name` text NOT NULL,
	`connected_as` text NOT NULL,
	`state` text NOT NULL,
	`sealed_token` text NOT NULL,
	`sealed_webhook_secret` text NOT NULL,
	`order_push_on` integer NOT NULL,
	`order_push_since` integer,
	`readings` integer DEFAULT 0 NOT NULL,
	`last_event_at` integer,
	`waits_for` text,
	`waits_until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stores_by_shop` ON `stores` (`platform`,`shop`);--> statement-breakpoint
CREATE INDEX `stores_by_account` ON `stores` (`account_id`);
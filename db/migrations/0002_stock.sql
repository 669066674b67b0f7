CREATE TABLE `stock_items` (
	`source_store_id` text NOT NULL,
	`inventory_item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`level` integer NOT NULL,
	`held` integer NOT NULL,
	`settled` integer NOT NULL,
	`suspense` integer NOT NULL,
	`free` integer NOT NULL,
	`unknown_adjustments` integer DEFAULT 0 NOT NULL,
	`sequence` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`change_kind` text,
	`change_cause` text,
	PRIMARY KEY(`source_store_id`, `inventory_item_id`),
	FOREIGN KEY (`source_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_items_by_sku` ON `stock_items` (`account_id`,`sku`,`inventory_item_id`);--> statement-breakpoint
CREATE INDEX `stock_items_by_change` ON `stock_items` (`account_id`,`changed_at`,`inventory_item_id`);--> statement-breakpoint
CREATE TABLE `stock_levels` (
	`source_store_id` text NOT NULL,
	`inventory_item_id` text NOT NULL,
	`location_id` text NOT NULL,
	`available` integer NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`source_store_id`, `inventory_item_id`, `location_id`),
	FOREIGN KEY (`source_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `stock_targets` (
	`target` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`source_store_id` text NOT NULL,
	`inventory_item_id` text NOT NULL,
	`destination_store_id` text NOT NULL,
	`destination_item_id` text NOT NULL,
	`destination_location_id` text NOT NULL,
	`state` text NOT NULL,
	`sellable` integer NOT NULL,
	`expected` integer,
	`suspense` integer NOT NULL,
	`problem` text,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`destination_store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_targets_of_item` ON `stock_targets` (`source_store_id`,`inventory_item_id`);--> statement-breakpoint
CREATE INDEX `stock_targets_by_connection` ON `stock_targets` (`connection_id`,`state`,`target`);--> statement-breakpoint
ALTER TABLE `connections` ADD `buffer` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `share_percent` integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `cap` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `edits` text DEFAULT 'set-back' NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `stopped_at` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `stopped_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `link_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `tell_due_at` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `tell_reads` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `links` ADD `buffer` integer;--> statement-breakpoint
ALTER TABLE `links` ADD `share_percent` integer;--> statement-breakpoint
ALTER TABLE `links` ADD `cap` integer;--> statement-breakpoint
ALTER TABLE `links` ADD `aligned_at` integer;--> statement-breakpoint
CREATE INDEX `links_by_source` ON `links` (`connection_id`,`source_variant_id`);--> statement-breakpoint
ALTER TABLE `pushes` ADD `source_order_at` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `source_routed` text;--> statement-breakpoint
ALTER TABLE `stores` ADD `sealed_app` text;--> statement-breakpoint
ALTER TABLE `stores` ADD `stock_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stores` ADD `orders_read_from` integer;--> statement-breakpoint
ALTER TABLE `stores` ADD `orders_read_begun` integer;--> statement-breakpoint
CREATE INDEX `listings_by_inventory` ON `listings` (`store_id`,`inventory_item_id`);
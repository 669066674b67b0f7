CREATE TABLE `drifts` (
	`reconcile_id` text NOT NULL,
	`place` text NOT NULL,
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`at` integer NOT NULL,
	`side` text NOT NULL,
	`source_store_id` text NOT NULL,
	`inventory_item_id` text NOT NULL,
	`location_id` text NOT NULL,
	`shown` integer,
	`expected` integer,
	`outcome` text NOT NULL,
	`why` text NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`reconcile_id`, `place`),
	FOREIGN KEY (`reconcile_id`) REFERENCES `reconciles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drifts_waiting` ON `drifts` (`reconcile_id`,`place`) WHERE outcome = 'waiting';--> statement-breakpoint
CREATE INDEX `drifts_newest` ON `drifts` (`account_id`,`at`,`place`);--> statement-breakpoint
CREATE TABLE `reconciles` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`kind` text NOT NULL,
	`asked_by` text NOT NULL,
	`state` text NOT NULL,
	`step` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`step_started_at` integer NOT NULL,
	`turn` integer DEFAULT 0 NOT NULL,
	`setbacks` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer,
	`by_pages` integer DEFAULT false NOT NULL,
	`progress` text NOT NULL,
	`report` text NOT NULL,
	`problem` text,
	`due_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reconciles_running` ON `reconciles` (`store_id`,`kind`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `reconciles_newest` ON `reconciles` (`account_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `reconciles_oldest` ON `reconciles` (`started_at`);--> statement-breakpoint
CREATE INDEX `reconciles_of_store` ON `reconciles` (`store_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `reconciles_due` ON `reconciles` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `second_orders` (
	`push_id` text NOT NULL,
	`source_order_id` text NOT NULL,
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`found_at` integer NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`push_id`, `source_order_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `second_orders_open` ON `second_orders` (`store_id`) WHERE state in ('open', 'asked');--> statement-breakpoint
DROP INDEX `orders_by_platform_id`;--> statement-breakpoint
ALTER TABLE `orders` ADD `read_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP INDEX `push_lines_by_line`;--> statement-breakpoint
DROP INDEX `pushes_by_source_order`;--> statement-breakpoint
DROP INDEX `pushes_newest`;--> statement-breakpoint
DROP INDEX `pushes_due`;--> statement-breakpoint
ALTER TABLE `pushes` ADD `source_seen_at` text;--> statement-breakpoint
CREATE INDEX `pushes_due` ON `pushes` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
DROP INDEX `stock_items_by_change`;--> statement-breakpoint
DROP INDEX `order_events_by_kind`;--> statement-breakpoint
CREATE INDEX `order_events_by_kind` ON `order_events` (`account_id`,`kind`,`at`) WHERE kind in ('push-created', 'push-found', 'push-failed', 'tracking-returned');--> statement-breakpoint
DROP INDEX `shipments_due`;--> statement-breakpoint
CREATE INDEX `shipments_due` ON `shipments` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE `stores` ADD `reconcile_due_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stores` ADD `reconcile_all_due_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stores` ADD `orders_known_to` integer;--> statement-breakpoint
ALTER TABLE `stores` ADD `levels_known_to` integer;--> statement-breakpoint
CREATE INDEX `stores_to_reconcile` ON `stores` (`reconcile_due_at`);--> statement-breakpoint
CREATE INDEX `stock_targets_at` ON `stock_targets` (`destination_store_id`,`destination_item_id`,`destination_location_id`);
CREATE TABLE `mirror_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`order_id` text NOT NULL,
	`push_id` text NOT NULL,
	`store_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`wish` text NOT NULL,
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
	`stop` text,
	`choice` text,
	`answered_by` text,
	`answered_at` integer,
	`made_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`push_id`) REFERENCES `pushes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mirror_acts_by_cause` ON `mirror_acts` (`push_id`,`kind`,`cause`);--> statement-breakpoint
CREATE INDEX `mirror_acts_of_order` ON `mirror_acts` (`order_id`,`number`);--> statement-breakpoint
CREATE INDEX `mirror_acts_due` ON `mirror_acts` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `mirror_acts_asking` ON `mirror_acts` (`account_id`,`created_at`,`id`) WHERE state = 'failed';--> statement-breakpoint
ALTER TABLE `order_lines` ADD `refunded_quantity` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `returned_quantity` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `after_mark` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `look_due_at` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `look_setbacks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `look_token` text;--> statement-breakpoint
CREATE INDEX `orders_to_look_at` ON `orders` (`look_due_at`) WHERE look_due_at is not null;--> statement-breakpoint
ALTER TABLE `push_lines` ADD `pushed_quantity` integer;--> statement-breakpoint
ALTER TABLE `push_lines` ADD `source_current` integer;--> statement-breakpoint
ALTER TABLE `push_lines` ADD `source_refunded` integer;--> statement-breakpoint
ALTER TABLE `push_lines` ADD `source_returned` integer;--> statement-breakpoint
ALTER TABLE `push_lines` ADD `source_removed` integer;--> statement-breakpoint
ALTER TABLE `pushes` ADD `after_mark` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `refunds_before` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `source_state` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `replaced_at` integer;--> statement-breakpoint
ALTER TABLE `pushes` ADD `added_lines` text;--> statement-breakpoint
CREATE INDEX `pushes_by_source_order` ON `pushes` (`source_store_id`,`source_order_id`) WHERE source_order_id is not null;--> statement-breakpoint
ALTER TABLE `shipments` ADD `copied_tracking` text;--> statement-breakpoint
ALTER TABLE `shipments` ADD `copies_cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `shipments` ADD `delivery` text;--> statement-breakpoint
ALTER TABLE `shipments` ADD `delivery_at` text;--> statement-breakpoint
ALTER TABLE `shipments` ADD `copied_delivery` text;--> statement-breakpoint
ALTER TABLE `shipments` ADD `conflict` text;
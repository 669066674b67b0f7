CREATE TABLE `bulk_run_orders` (
	`run_id` text NOT NULL,
	`number` integer NOT NULL,
	`store_id` text NOT NULL,
	`platform_order_id` text NOT NULL,
	`order_id` text NOT NULL,
	`name` text NOT NULL,
	`outcome` text NOT NULL,
	`why` text,
	`handed_at` integer,
	PRIMARY KEY(`run_id`, `number`),
	FOREIGN KEY (`run_id`) REFERENCES `bulk_runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_run_orders_by_outcome` ON `bulk_run_orders` (`run_id`,`outcome`,`number`);--> statement-breakpoint
CREATE TABLE `bulk_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`asked_by` text NOT NULL,
	`about` text,
	`over` text NOT NULL,
	`state` text NOT NULL,
	`total` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`due_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_runs_newest` ON `bulk_runs` (`account_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `bulk_runs_due` ON `bulk_runs` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `short_at` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `short_of` text;--> statement-breakpoint
CREATE INDEX `order_lines_held` ON `order_lines` (`order_id`,`hold`) WHERE hold is not null and hold <> 'nothing-to-ship';--> statement-breakpoint
CREATE INDEX `order_lines_short` ON `order_lines` (`short_of`) WHERE short_of is not null;--> statement-breakpoint
CREATE INDEX `order_lines_not_routed` ON `order_lines` (`order_id`) WHERE hold = 'not-routed';--> statement-breakpoint
ALTER TABLE `orders` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `asked_over` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `asked_units` integer;--> statement-breakpoint
CREATE INDEX `orders_not_pushed` ON `orders` (`account_id`,`decision`,`first_seen_at`,`id`) WHERE decision <> 'pushed';--> statement-breakpoint
ALTER TABLE `pushes` ADD `tries` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `repairs` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `shipping_share` text;--> statement-breakpoint
ALTER TABLE `stores` ADD `order_push` text;--> statement-breakpoint
ALTER TABLE `stores` ADD `order_push_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `pushes` SET `setbacks` = 5 WHERE `setbacks` > 5 AND `state` IN ('ready', 'creating');--> statement-breakpoint
UPDATE `shipments` SET `setbacks` = 5 WHERE `setbacks` > 5 AND `state` IN ('ready', 'creating');

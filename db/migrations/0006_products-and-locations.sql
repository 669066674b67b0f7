CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`kind` text NOT NULL,
	`store_id` text,
	`connection_id` text,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activity_of_account` ON `activity` (`account_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `activity_of_subject` ON `activity` (`connection_id`,`subject`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `link_file_lines` (
	`file_id` text NOT NULL,
	`line` integer NOT NULL,
	`destination_sku` text NOT NULL,
	`source_sku` text NOT NULL,
	`destination_variant_id` text,
	`source_variant_id` text,
	`wish` text,
	`verdict` text NOT NULL,
	`why` text,
	PRIMARY KEY(`file_id`, `line`),
	FOREIGN KEY (`file_id`) REFERENCES `link_files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_file_lines_by_verdict` ON `link_file_lines` (`file_id`,`verdict`,`line`);--> statement-breakpoint
CREATE INDEX `link_file_lines_by_listing` ON `link_file_lines` (`file_id`,`destination_variant_id`);--> statement-breakpoint
CREATE TABLE `link_files` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`name` text NOT NULL,
	`asked_by` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`lines` integer NOT NULL,
	`done` integer NOT NULL,
	`after_line` integer NOT NULL,
	`due_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_files_of_connection` ON `link_files` (`connection_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `match_counts` (
	`connection_id` text NOT NULL,
	`state` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `state`),
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `matches` (
	`connection_id` text NOT NULL,
	`destination_variant_id` text NOT NULL,
	`state` text NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`match_key` text NOT NULL,
	`title_key` text NOT NULL,
	`source_variant_id` text,
	`source_sku` text,
	`source_title` text,
	`suggested_variant_id` text,
	`suggested_sku` text,
	`suggested_by` text,
	`source_count` integer NOT NULL,
	`former_variant_id` text,
	`tell_due_at` integer,
	PRIMARY KEY(`connection_id`, `destination_variant_id`),
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `matches_by_key` ON `matches` (`connection_id`,`match_key`,`destination_variant_id`);--> statement-breakpoint
CREATE INDEX `matches_by_state` ON `matches` (`connection_id`,`state`,`match_key`,`destination_variant_id`);--> statement-breakpoint
CREATE INDEX `matches_by_title` ON `matches` (`connection_id`,`title_key`,`destination_variant_id`);--> statement-breakpoint
CREATE INDEX `matches_suggested` ON `matches` (`connection_id`,`match_key`,`destination_variant_id`) WHERE suggested_by is not null;--> statement-breakpoint
CREATE INDEX `matches_to_tell` ON `matches` (`tell_due_at`) WHERE tell_due_at is not null;--> statement-breakpoint
CREATE TABLE `routings` (
	`push_id` text NOT NULL,
	`account_id` text NOT NULL,
	`number` integer NOT NULL,
	`from_location_id` text NOT NULL,
	`to_location_id` text,
	`state` text NOT NULL,
	`why` text,
	`setbacks` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`push_id`, `number`),
	FOREIGN KEY (`push_id`) REFERENCES `pushes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `routings_due` ON `routings` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `unlinked` (
	`connection_id` text NOT NULL,
	`destination_variant_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `destination_variant_id`),
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `connections` ADD `match_due_at` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `match_after` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `groups_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `connections` ADD `setup` text;--> statement-breakpoint
ALTER TABLE `links` ADD `zeroing_since` integer;--> statement-breakpoint
CREATE INDEX `links_zeroing` ON `links` (`connection_id`,`destination_variant_id`) WHERE zeroing_since is not null;--> statement-breakpoint
ALTER TABLE `listings` ADD `barcode` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `listings` ADD `product_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `listings` ADD `match_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `listings` ADD `gone_at` integer;--> statement-breakpoint
ALTER TABLE `listings` ADD `reading` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `listings_by_key` ON `listings` (`store_id`,`match_key`);--> statement-breakpoint
CREATE INDEX `listings_by_product` ON `listings` (`store_id`,`product_id`);--> statement-breakpoint
CREATE INDEX `listings_by_barcode` ON `listings` (`store_id`,`barcode`) WHERE barcode <> '';--> statement-breakpoint
ALTER TABLE `location_groups` ADD `since` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `location_groups` ADD `zero_agreed_at` integer;--> statement-breakpoint
ALTER TABLE `locations` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `assigned` text;--> statement-breakpoint
UPDATE `listings` SET `match_key` = lower(replace(replace(replace(`sku`, ' ', ''), '-', ''), '_', ''));--> statement-breakpoint
INSERT INTO `matches` SELECT k.`connection_id`, k.`destination_variant_id`,
  CASE WHEN k.`active` = 0 THEN 'paused' WHEN d.`tracked` = 1 AND s.`tracked` = 1 THEN 'linked' ELSE 'not-tracked' END,
  d.`sku`, d.`title`, d.`match_key`, lower(d.`title`), s.`variant_id`, s.`sku`, s.`title`, NULL, NULL, NULL, 1, NULL, NULL
  FROM `links` k JOIN `connections` c ON c.`id` = k.`connection_id`
  JOIN `listings` d ON d.`store_id` = c.`destination_store_id` AND d.`variant_id` = k.`destination_variant_id`
  JOIN `listings` s ON s.`store_id` = c.`source_store_id` AND s.`variant_id` = k.`source_variant_id`;--> statement-breakpoint
INSERT INTO `match_counts` SELECT `connection_id`, `state`, count(*) FROM `matches` GROUP BY `connection_id`, `state`;--> statement-breakpoint
UPDATE `connections` SET `match_due_at` = 0;

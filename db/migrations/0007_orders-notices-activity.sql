CREATE TABLE `notice_attempts` (
	`message_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`outcome` text NOT NULL,
	`status` integer,
	`detail` text NOT NULL,
	PRIMARY KEY(`message_id`, `number`),
	FOREIGN KEY (`message_id`) REFERENCES `notice_messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notice_channels` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`wishes` text NOT NULL,
	`state` text NOT NULL,
	`paused_why` text,
	`paused_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`sealed_secret` text,
	`sealed_old_secret` text,
	`old_secret_until` integer,
	`digest_due_at` integer,
	`due_at` integer,
	`handed_at` integer,
	`claim` text,
	`claim_until` integer,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_channels_of_account` ON `notice_channels` (`account_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `notice_channels_due` ON `notice_channels` (`due_at`);--> statement-breakpoint
CREATE INDEX `notice_channels_digest` ON `notice_channels` (`digest_due_at`);--> statement-breakpoint
CREATE TABLE `notice_deliveries` (
	`notice_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`mode` text NOT NULL,
	`at` integer NOT NULL,
	`message_id` text,
	PRIMARY KEY(`notice_id`, `channel_id`),
	FOREIGN KEY (`channel_id`) REFERENCES `notice_channels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_deliveries_waiting` ON `notice_deliveries` (`channel_id`,`mode`,`at`) WHERE message_id is null;--> statement-breakpoint
CREATE INDEX `notice_deliveries_of_message` ON `notice_deliveries` (`message_id`);--> statement-breakpoint
CREATE TABLE `notice_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`kind` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_groups_newest` ON `notice_groups` (`account_id`,`last_at`,`id`);--> statement-breakpoint
CREATE TABLE `notice_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`purpose` text NOT NULL,
	`subject` text NOT NULL,
	`content` text,
	`group_id` text,
	`state` text NOT NULL,
	`due_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`setbacks` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`channel_id`) REFERENCES `notice_channels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_messages_of_channel` ON `notice_messages` (`channel_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `notice_messages_due` ON `notice_messages` (`channel_id`,`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `notice_people` (
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`settings` text NOT NULL,
	`read_to` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`account_id`, `person_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notice_reads` (
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`group_id` text NOT NULL,
	`read_to` integer NOT NULL,
	PRIMARY KEY(`account_id`, `person_id`, `group_id`)
);
--> statement-breakpoint
CREATE TABLE `outbox_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`sent_to` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`stop_url` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_mails_newest` ON `outbox_mails` (`account_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `tracking_file_lines` (
	`file_id` text NOT NULL,
	`line` integer NOT NULL,
	`order_text` text NOT NULL,
	`store_text` text NOT NULL,
	`sku` text NOT NULL,
	`quantity` integer,
	`carrier` text NOT NULL,
	`number` text NOT NULL,
	`push_id` text,
	`order_id` text,
	`verdict` text NOT NULL,
	`why` text,
	`looks_wrong` integer DEFAULT false NOT NULL,
	`outcome` text,
	`says` text,
	PRIMARY KEY(`file_id`, `line`),
	FOREIGN KEY (`file_id`) REFERENCES `tracking_files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tracking_file_lines_by_verdict` ON `tracking_file_lines` (`file_id`,`verdict`,`line`);--> statement-breakpoint
CREATE INDEX `tracking_file_lines_waiting` ON `tracking_file_lines` (`file_id`,`line`) WHERE outcome = 'waiting';--> statement-breakpoint
CREATE TABLE `tracking_files` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`source_store_id` text,
	`name` text NOT NULL,
	`asked_by` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`lines` integer NOT NULL,
	`ships` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`claim` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tracking_files_newest` ON `tracking_files` (`account_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `tracking_files_due` ON `tracking_files` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
DROP INDEX `notices_newest`;--> statement-breakpoint
ALTER TABLE `notices` ADD `group_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `notices` ADD `other_store_id` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `order_id` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `connection_id` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `facts` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `notices_of_group` ON `notices` (`group_id`,`at`,`id`);--> statement-breakpoint
ALTER TABLE `pushes` ADD `ship_by` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `ship_claim` text;--> statement-breakpoint
ALTER TABLE `pushes` ADD `ship_until` integer;--> statement-breakpoint
CREATE INDEX `order_events_of_account` ON `order_events` (`account_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_unfulfilled_of_store` ON `orders` (`store_id`,`first_seen_at`,`id`) WHERE cancelled_at is null and fulfillment <> 'fulfilled';
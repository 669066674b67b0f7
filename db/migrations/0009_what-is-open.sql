ALTER TABLE `order_lines` ADD `open_quantity` integer;--> statement-breakpoint
ALTER TABLE `pushes` ADD `nothing_open_at` integer;--> statement-breakpoint
ALTER TABLE `shipments` ADD `cancelled_at` integer;--> statement-breakpoint
CREATE INDEX `notice_messages_kept` ON `notice_messages` (`created_at`) WHERE content is not null;
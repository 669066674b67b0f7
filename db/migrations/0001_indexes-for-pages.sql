DROP INDEX `orders_newest`;--> statement-breakpoint
CREATE INDEX `orders_of_account` ON `orders` (`account_id`,`first_seen_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_of_store` ON `orders` (`store_id`,`first_seen_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_unfulfilled` ON `orders` (`account_id`,`first_seen_at`,`id`) WHERE cancelled_at is null and fulfillment <> 'fulfilled';--> statement-breakpoint
CREATE INDEX `order_events_by_kind` ON `order_events` (`account_id`,`kind`,`at`);--> statement-breakpoint
CREATE INDEX `pushes_open` ON `pushes` (`account_id`,`created_at`) WHERE state in ('ready', 'creating', 'failed');--> statement-breakpoint
CREATE INDEX `shipments_open` ON `shipments` (`account_id`,`updated_at`) WHERE state in ('ready', 'creating', 'failed');
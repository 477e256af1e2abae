package lineside.ingest.publish;

import lineside.schemas.record.LossReason;

/**
 * Why a message did not get to its topic.
 *
 * @param reason {@code TOO_LARGE} or {@code BROKER_REFUSED}
 * @param detail words for a person: what was attempted and what came back
 */
public record Refusal(LossReason reason, String detail) {}

package lineside.jobs.mes;

import java.io.Serializable;
import java.time.Duration;

/**
 * How verdicts are delivered to the MES.
 *
 * @param transactionalId of the transactions, unique to this delivery on its broker
 * @param transactionTimeout time after which the broker gives an open transaction up, so that
 *     readers do not wait for one that nobody ends; transactions last a moment; at most the
 *     broker's transaction.max.timeout.ms (15 min by default)
 * @param memory time in which a repeated verdict is recognised, processing time
 */
public record MesDeliveryConfig(
    String transactionalId, Duration transactionTimeout, Duration memory) implements Serializable {
  /** Checks the ranges. */
  public MesDeliveryConfig {
    if (transactionalId.isBlank()) {
      throw new IllegalArgumentException("transactional id is blank");
    }
    if (transactionTimeout.compareTo(Duration.ofSeconds(1)) < 0
        || transactionTimeout.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException(
          "transaction timeout is " + transactionTimeout + ", 1 s to 15 min is allowed");
    }
    if (memory.compareTo(transactionTimeout) < 0) {
      throw new IllegalArgumentException(
          "memory is " + memory + ", must not be shorter than a transaction");
    }
  }

  /** One delivery of a broker: a minute for a transaction, a day of memory. */
  public static MesDeliveryConfig defaults() {
    return new MesDeliveryConfig("lineside-mes", Duration.ofSeconds(60), Duration.ofDays(1));
  }
}

package lineside.cli.result;

import org.jspecify.annotations.Nullable;

/** From the picture in memory to the reader of each topic; null where there was nothing. */
public record Latencies(
    @Nullable Percentiles viewVerdict, @Nullable Percentiles alarm, @Nullable Percentiles mes) {}

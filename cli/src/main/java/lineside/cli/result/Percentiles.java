package lineside.cli.result;

/** Milliseconds. */
public record Percentiles(double p50, double p99, double max) {}

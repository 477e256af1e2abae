package lineside.bench.console;

import java.nio.file.Path;
import lineside.bench.BrokerStarter;
import lineside.bench.Extent;

/**
 * What is measured.
 *
 * @param extent how long
 * @param heapMegabytes heap of the console
 * @param broker starts the broker, outside of this process
 * @param work where data and logs lie
 */
public record ConsoleBenchConfig(
    Extent extent, int heapMegabytes, BrokerStarter broker, Path work) {}

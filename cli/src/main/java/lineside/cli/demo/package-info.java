/** The whole system in one process, on embedded Kafka and Flink, from material to a scored run. */
@NullMarked
package lineside.cli.demo;

import org.jspecify.annotations.NullMarked;

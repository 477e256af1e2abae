/** A real Kafka broker inside this process, for the demo and for tests. */
@NullMarked
package lineside.cli.broker;

import org.jspecify.annotations.NullMarked;

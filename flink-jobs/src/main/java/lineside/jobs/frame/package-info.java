/** Frame records as they come from Kafka: bytes that stay inside one chain. */
@NullMarked
package lineside.jobs.frame;

import org.jspecify.annotations.NullMarked;

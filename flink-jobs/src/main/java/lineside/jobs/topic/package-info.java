/** Small records between Kafka topics and operators. */
@NullMarked
package lineside.jobs.topic;

import org.jspecify.annotations.NullMarked;

/** How long parts are on their way from the trigger to the verdict, by stage, for Prometheus. */
@NullMarked
package lineside.jobs.latency;

import org.jspecify.annotations.NullMarked;

/** A real broker for tests. */
@NullMarked
package lineside.jobs.broker;

import org.jspecify.annotations.NullMarked;

/** Follows small topics of control beside the data, one thread a topic and process. */
@NullMarked
package lineside.jobs.tail;

import org.jspecify.annotations.NullMarked;

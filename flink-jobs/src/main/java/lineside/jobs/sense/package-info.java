/** What process readings tell of the parts that were made then. */
@NullMarked
package lineside.jobs.sense;

import org.jspecify.annotations.NullMarked;

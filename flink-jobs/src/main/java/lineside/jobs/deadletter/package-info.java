/** Input that could not be used: why, and where it lies. */
@NullMarked
package lineside.jobs.deadletter;

import org.jspecify.annotations.NullMarked;

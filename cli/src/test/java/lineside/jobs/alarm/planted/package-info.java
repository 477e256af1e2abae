/** Violations planted for the architecture tests. */
@NullMarked
package lineside.jobs.alarm.planted;

import org.jspecify.annotations.NullMarked;

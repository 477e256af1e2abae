/** When repeated faults ask a person to act. */
@NullMarked
package lineside.jobs.alarm;

import org.jspecify.annotations.NullMarked;

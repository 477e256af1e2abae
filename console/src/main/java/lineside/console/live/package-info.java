/** What operators see now: stations, alarms, counts of the shift, what was not seen. */
@NullMarked
package lineside.console.live;

import org.jspecify.annotations.NullMarked;

/** Control charts and the load of alarms, per period. */
@NullMarked
package lineside.jobs.chart;

import org.jspecify.annotations.NullMarked;

/** What technicians change: recipes, thresholds, models; every change with its reason. */
@NullMarked
package lineside.console.adjust;

import org.jspecify.annotations.NullMarked;

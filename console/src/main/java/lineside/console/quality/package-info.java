/** What quality engineers look at: parts, reports, patterns, charts, defects that look alike. */
@NullMarked
package lineside.console.quality;

import org.jspecify.annotations.NullMarked;

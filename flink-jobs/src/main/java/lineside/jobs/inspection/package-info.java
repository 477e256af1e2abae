/** From a frame record to a view verdict: decode, judge, keep evidence, drop the pixels. */
@NullMarked
package lineside.jobs.inspection;

import org.jspecify.annotations.NullMarked;
